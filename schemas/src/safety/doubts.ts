import type { ItemAdvice } from '../generated/types.ts';

/** Something an advice rests on that nobody has read in the text of the law yet. */
export type Doubt = ItemAdvice['doubts'][number];

interface DoubtText {
  /** Day it was last looked for. */
  checkedOn: string;
  de: string;
  en: string;
}

/** An advice says what is not certain about it, so that who answers for the papers knows where to look. */
export const doubts: Readonly<Record<Doubt, DoubtText>> = {
  EDITION_NOT_READ: {
    checkedOn: '2026-12-01',
    de: 'Die Änderungen dieser ADR-Ausgabe sind noch nicht eingearbeitet; die Zeilen sind die der vorigen.',
    en: 'The changes of this edition of ADR are not worked in yet; the lines are those of the one before.',
  },
  NAMES_NOT_COMPARED: {
    checkedOn: '2026-12-01',
    de: 'Die Benennung ist noch nicht mit einem gedruckten ADR verglichen.',
    en: 'The shipping name was not compared with a printed ADR yet.',
  },
  OWN_READING: {
    checkedOn: '2026-12-01',
    de: 'Diese Zeile ist unsere Lesart; bitte die Gefahrgutbeauftragte fragen.',
    en: 'This line is our reading; ask the dangerous goods adviser.',
  },
  CATEGORY_ZERO_WORDING: {
    checkedOn: '2026-12-01',
    de: 'Dass kritische Batterien in Beförderungskategorie 0 fallen, ist sicher; der Wortlaut im Papier ist es nicht.',
    en: 'That critical batteries are of transport category 0 is certain; the words for the document are not.',
  },
  NATIONAL_WASTE_LIST: {
    checkedOn: '2026-12-01',
    de: 'Die deutsche Abfallverzeichnis-Verordnung nennt noch den alten Schlüssel; bitte beide angeben.',
    en: 'The German list of waste still has the old code; give both.',
  },
};
