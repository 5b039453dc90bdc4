import type { DocumentLink } from '#schemas/generated/types.ts';
import { properties, shapeFields } from '#schemas/passport.ts';

/** A document that a passport names, and where. */
export interface NamedDocument {
  /** The property, e.g. `symbols.testReports`. */
  property: string;
  link: DocumentLink;
}

/** All documents a passport names, or a part of it: of its model, of one reader. */
export function documentsIn(passport: object): NamedDocument[] {
  const found: NamedDocument[] = [];
  for (const { section, name, path } of documentProperties) {
    const value = (passport as Record<string, Record<string, unknown> | undefined>)[section]?.[name];
    if (typeof value === 'object' && value !== null) collect(value, path, found);
  }
  return found;
}

/** Keys by which passports are found that name a document kept here, `document:SHA256#ID`. */
export function documentKeys(passport: object, id: string): string[] {
  const named = documentsIn(passport);
  if (named.length === 0) return [];
  const kept = named.flatMap(({ link }) => keptHash(link.url) ?? []);
  return [...new Set(kept)].map((sha256) => `${documentPrefix(sha256)}${id}`);
}

export function documentPrefix(sha256: string): string {
  return `document:${sha256}#`;
}

/** The hash in the address of a document that was uploaded; undefined for one kept elsewhere. */
export function keptHash(url: string): string | undefined {
  return /\/documents\/([0-9a-f]{64})(?:\?|$)/.exec(url)?.[1];
}

/** Whether a property of the passport holds documents, directly or in one of its parts. */
export function isDocumentProperty(path: string): boolean {
  return documentProperties.some((property) => property.path === path);
}

/** Known beforehand, because every passport that is written is looked through. */
const documentProperties = properties.filter(({ shape }) => holdsDocuments(shape));

function holdsDocuments(shape: string | undefined): boolean {
  if (shape === undefined) return false;
  return shape === 'DocumentLink' || (shapeFields[shape] ?? []).some((field) => holdsDocuments(field.shape));
}

function collect(value: object, property: string, found: NamedDocument[]): void {
  if (typeof (value as Partial<DocumentLink>).url === 'string') found.push({ property, link: value as DocumentLink });
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null) collect(member, property, found);
  }
}
