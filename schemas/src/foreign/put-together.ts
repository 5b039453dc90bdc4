import { passportFormats } from './formats.ts';
import { isPart, joinParts, type NamedDocument, type PutTogether } from './lines/parts.ts';

const formats = passportFormats.flatMap(({ parts }) => parts ?? []);

/**
 * Whether a document is a part of a passport that others have to be put to: an aspect of Battery Pass, or a part of IDTA 02035
 * without the one that says which battery it is (1) or of which category (4).
 */
export function isPartOfPassport(document: unknown): boolean {
  return isPart(document, formats);
}

/** Puts parts of passports together that are about the same battery; every document comes back once, whole or as it was. */
export function putTogether(documents: readonly NamedDocument[]): PutTogether[] {
  return joinParts(documents, formats);
}
