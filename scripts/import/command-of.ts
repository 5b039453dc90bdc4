import { hash as digest } from 'node:crypto';
import { type Language, words } from '#schemas/checks/explain-words.ts';
import { type ForeignPassport, type Recognised, recognised } from '#schemas/foreign/read-passport.ts';
import type { IssuePassport, Party } from '#schemas/generated/types.ts';
import type { Passport } from '#schemas/passport.ts';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { validatePassport } from '#schemas/validate.ts';

/** A record turned into the command that issues it, without the firm that does so. */
export interface ReadRecord {
  /** Who answers for the passport, as it says itself. */
  operator: Party;
  command: Omit<IssuePassport, 'commandId'>;
  /** Where in the record a part of the command came from, both as JSON Pointers. */
  pointerOf(path: string): string;
  /** Values of a foreign passport that are not what they have to be; kept where they stand, not taken over. */
  setAside?: ForeignPassport['setAside'];
}

/** A record is a passport in any format we read, or `{ passport, installedInVin?, id? }` around one. */
export function readRecord(record: unknown, language: Language = 'en'): ReadRecord | Refusal {
  const { document, wrapper, prefix } = unwrapped(record);
  const odd = prefix && whyOdd(wrapper);
  return odd || readForeign(recognised(document), { wrapper, prefix, language });
}

/** Nothing in it may be relied on but `refusal()`, until its command has been checked. */
export interface UncheckedRecord extends ReadRecord {
  /** What is wrong with the passport in it. */
  refusal(): Refusal | undefined;
}

/**
 * The same for a record whose command will be checked anyway, which for a passport of our own is all the checking there is.
 */
export function readUnchecked(record: unknown, language: Language = 'en'): UncheckedRecord | Refusal {
  const { document, wrapper, prefix } = unwrapped(record);
  const odd = prefix && whyOdd(wrapper);
  if (odd) return odd;
  const found = recognised(document);
  if (found.format !== 'kreispass') {
    const read = readForeign(found, { wrapper, prefix, language });
    return 'code' in read ? read : { ...read, refusal: () => undefined };
  }
  const read = ownRecord(document as Passport, wrapper, prefix);
  const refusal = () => {
    const found = validatePassport(document, language);
    return found && { ...found, path: prefix + (found.path ?? '') };
  };
  return { ...read, refusal };
}

interface Around {
  wrapper: Wrapper;
  prefix: string;
  language: Language;
}

function readForeign(found: Recognised, { wrapper, prefix, language }: Around): ReadRecord | Refusal {
  const read = found.read(language);
  if ('code' in read) return { ...read, path: prefix + (read.path ?? '') };
  return fromRead(read, wrapper, prefix);
}

/** A record that holds a passport of our own. */
export function ownRecord(passport: Passport, wrapper: Wrapper, prefix: string): ReadRecord {
  return fromRead({ format: 'kreispass', passport, kept: {}, pointerOf: (path) => path }, wrapper, prefix);
}

function fromRead(read: Omit<ForeignPassport, 'category'>, wrapper: Wrapper, prefix: string): ReadRecord {
  const { passport, format, version, kept, setAside } = read;
  // With the version, because what was kept goes back only into a document of the same one.
  const foreign = format === 'kreispass' ? undefined : { format: [format, version].filter(Boolean).join(' '), kept };
  const { id, installedInVin } = wrapper;
  return {
    operator: passport.general?.operator ?? passport.general?.manufacturer,
    command: {
      passport,
      ...(id !== undefined && { id }),
      ...(installedInVin !== undefined && { installedInVin }),
      ...(foreign && { foreign }),
    },
    ...(setAside && { setAside: setAside.map((each) => ({ ...each, path: prefix + each.path })) }),
    pointerOf: (path) =>
      path.startsWith('/passport') ? prefix + read.pointerOf(path.slice('/passport'.length)) : path,
  };
}

/**
 * The same record by the same firm always gets the same commandId, so importing it twice is harmless. Members in another
 * order make it another record, which is then refused as known; that is worth not sorting every record of a large file.
 */
export function commandIdOf(organisation: string, fingerprint: string): string {
  return `import-${hash(organisation + fingerprint)}`;
}

/** Likewise for a firm that is registered because a passport names it. */
export function firmCommandId(firm: object): string {
  return `import-firm-${hash(canonicalJson(firm))}`;
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url').slice(0, 32);
}

/** What may be said about a battery around its passport. */
export type Wrapper = Pick<IssuePassport, 'id' | 'installedInVin'>;

const known: ReadonlySet<string> = new Set(['id', 'installedInVin']);

/** What stands around a passport and is not known is refused: it was meant to say something. */
function whyOdd(wrapper: Wrapper): Refusal | undefined {
  const odd = Object.keys(wrapper)
    .find((name) => !known.has(name))
    ?.slice(0, 100);
  if (odd === undefined) return undefined;
  const path = `/${odd.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return refusal('INVALID_INPUT', { de: words.de.unknown(odd), en: words.en.unknown(odd), path });
}

export function unwrapped(record: unknown): { document: unknown; wrapper: Wrapper; prefix: string } {
  const isWrapper =
    typeof record === 'object' && record !== null && 'passport' in record && typeof record.passport === 'object';
  if (!isWrapper) return { document: record, wrapper: {}, prefix: '' };
  const { passport, ...wrapper } = record as { passport: unknown } & Wrapper;
  return { document: passport, wrapper, prefix: '/passport' };
}
