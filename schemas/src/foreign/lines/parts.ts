import { canonicalJson } from '../../proofs/canonical-json.ts';
import { isObject } from './json-object.ts';

/** A document with the name of the file, or of the member of an archive, it stands in. */
export interface NamedDocument {
  name: string;
  document: unknown;
}

/** Documents that are about one battery, as one of the same format. */
export interface PutTogether extends Joined {
  /** Places of the documents it is made of, among those that were given. */
  indices: number[];
}

/** Several documents as one. */
export interface Joined {
  document: unknown;
  /** Where a part of it stands: in which of the documents that were given, and where in that. */
  placeOf(pointer: string): { index: number; pointer: string };
}

/** What has to be known of a format whose passports come in several documents. */
export interface PartsOf {
  /** Which parts are in a document; nothing when there are none. */
  partsIn(document: object): PartsIn | undefined;
  /** Whether these parts are enough to say which battery it is about, so that no others have to be put to them. */
  areEnough(parts: PartsIn): boolean;
  /** The part that says which battery it is. */
  naming: string;
  /** What a document calls the batteries it is about. */
  batteriesIn?(document: object): unknown[];
  join(parts: readonly Part[]): Joined | undefined;
  /** In names of files what only says of which format they are, as regular expressions. */
  formatWords: readonly string[];
  /** In names of files what only says which part they are, as regular expressions. */
  partWords: readonly string[];
}

/** Parts in one document. */
export interface PartsIn {
  names: string[];
  /** Whether the document is the part itself and not an object of parts. */
  isSingle: boolean;
}

/** A document that has parts of a passport, among others. */
export interface Part extends PartsIn {
  index: number;
  /** Others with the very same content. */
  same: number[];
  document: Record<string, unknown>;
  stem: string;
}

/** Whether a document is a part of a passport that others have to be put to. */
export function isPart(document: unknown, formats: readonly PartsOf[]): boolean {
  return unfinished(document, formats) !== undefined;
}

/**
 * Puts parts of passports together that are about the same battery. Where one battery is named and no part is there twice, all
 * are its parts; otherwise those belong together whose files are called alike, apart from the name of the part. Whatever finds no
 * others comes back alone, so every document comes back once.
 */
export function joinParts(documents: readonly NamedDocument[], formats: readonly PartsOf[]): PutTogether[] {
  const found = formats.flatMap((format) => joinedOf(documents, format, formats));
  const taken = new Set(found.flatMap(({ indices }) => indices));
  const alone = documents.flatMap(({ document }, index) =>
    taken.has(index) ? [] : [{ document, indices: [index], placeOf: (pointer: string) => ({ index, pointer }) }],
  );
  return [...found, ...alone].sort((one, other) => (one.indices[0] ?? 0) - (other.indices[0] ?? 0));
}

function joinedOf(documents: readonly NamedDocument[], format: PartsOf, formats: readonly PartsOf[]): PutTogether[] {
  const stemOf = stemsBy(formats);
  const parts = documents.flatMap(({ name, document }, index) => {
    const found = unfinished(document, formats);
    return found?.format === format
      ? [{ ...found.parts, index, same: [], document: found.document, stem: stemOf(name) }]
      : [];
  });
  const isOne = isOneBattery(distinct(parts), format);
  return [...Map.groupBy(parts, ({ stem }) => (isOne ? '' : stem)).values()].flatMap((alike) => {
    const group = distinct(alike);
    const whole = group.length > 1 && isOneBattery(group, format) ? format.join(group) : undefined;
    return whole ? [{ ...whole, indices: group.flatMap(({ index, same }) => [index, ...same]) }] : [];
  });
}

/** A document with parts of a passport that others have to be put to. */
function unfinished(document: unknown, formats: readonly PartsOf[]) {
  // One of our own is whole.
  if (!isObject(document) || 'general' in document) return undefined;
  for (const format of formats) {
    const parts = format.partsIn(document);
    if (parts) return format.areEnough(parts) ? undefined : { format, parts, document };
  }
  return undefined;
}

/** The same part twice, say in UTF-8 and in UTF-16, is one. */
function distinct(parts: readonly Part[]): Part[] {
  const found = new Map<string, Part>();
  for (const part of parts) {
    const content = canonicalJson(part.document);
    const known = found.get(content);
    if (known) known.same.push(part.index);
    else found.set(content, { ...part, same: [] });
  }
  return [...found.values()];
}

function isOneBattery(parts: readonly Part[], { naming, batteriesIn }: PartsOf): boolean {
  const names = parts.flatMap((each) => each.names);
  const batteries = new Set(parts.flatMap(({ document }) => batteriesIn?.(document) ?? []));
  return names.includes(naming) && new Set(names).size === names.length && batteries.size < 2;
}

/** What is left of a file's name without what only says which part it is, of which version. */
function stemsBy(formats: readonly PartsOf[]): (name: string) => string {
  const formatWords = anyOf([...formats.flatMap((each) => each.formatWords), 'part-\\d']);
  const partWords = anyOf([
    ...formats.flatMap((each) => each.partWords),
    'dbp|gen|aspect|payload|sample|example|submodel',
  ]);
  return (name) =>
    name
      .toLowerCase()
      .replace(/\.[a-z]+$/, '')
      .replace(formatWords, '')
      // A correction of one part is no other version of the whole.
      .replace(/(\d+\.\d+)\.\d+/g, '$1')
      .replace(partWords, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
}

function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.join('|'), 'g');
}
