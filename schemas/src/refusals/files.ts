import { inCases, refusalTexts, told } from './told.ts';

/** Files that are read by `import`, `validate` and the clients: JSON, archives, tables. */
export const fileRefusals = refusalTexts({
  /** Not JSON; `path` is empty, and the sentence of the reader says where. */
  NOT_JSON: told<{ why: string }>({
    de: ({ why }) => `Das ist kein JSON: ${endingInStop(why)}`,
    en: ({ why }) => `This is not JSON: ${endingInStop(why)}`,
  }),
  /** A member is named twice (RFC 8259 §4). */
  MEMBER_TWICE: told<{ name: string }>({
    de: ({ name }) => `${name} kommt doppelt vor; bitte nur die Angabe lassen, die gemeint ist.`,
    en: ({ name }) => `${name} is named twice; leave only the one that is meant.`,
  }),
  /** A number has more digits than a double keeps (RFC 8259 §6). */
  NUMBER_NOT_KEPT: inCases,
  /** A file that is to be validated cannot be opened. */
  UNREADABLE: inCases,
  /** A record that is not text of UTF-8. */
  FILE_ENCODING: inCases,
  /** A column has a name that no place in the passport has. */
  COLUMN_UNKNOWN: told<{ column: string; name: string }>({
    de: ({ column, name }) =>
      `Spalte ${column} heißt „${name}“; so etwas hat der Pass nicht. Bitte mit der Vorlage vergleichen.`,
    en: ({ column, name }) => `Column ${column} is called "${name}"; the passport has no such place. See the template.`,
  }),
  /** Two columns have one name. */
  COLUMN_TWICE: told<{ column: string; name: string }>({
    de: ({ column, name }) => `Spalte ${column} trägt den Namen ${name} zum zweiten Mal.`,
    en: ({ column, name }) => `Column ${column} has the name ${name} for the second time.`,
  }),
  /** A value stands where no name stands above. */
  CELL_WITHOUT_COLUMN: told<{ column: string }>({
    de: ({ column }) => `In Spalte ${column} steht etwas, aber sie hat keinen Namen.`,
    en: ({ column }) => `Something stands in column ${column}, which has no name.`,
  }),
  /** A cell that can mean several things, or that a spreadsheet has changed. */
  CELL_UNCLEAR: inCases,
});

function endingInStop(why: string): string {
  return /[.!?…]$/.test(why) ? why : `${why}.`;
}
