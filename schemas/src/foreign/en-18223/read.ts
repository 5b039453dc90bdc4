import type { Language } from '../../checks/explain-words.ts';
import type { PassportPart } from '../../generated/types.ts';
import { sectionNames } from '../../passport.ts';
import type { Refusal } from '../../refusal.ts';
import type { Within } from '../lines/format.ts';
import { elsewhere, type Found, inOurWords } from '../lines/found.ts';
import { granularityRefusal } from '../lines/not-one-battery.ts';
import { dictionary } from '../lines/own-sections.ts';
import { objectOfElements } from './elements.ts';

/** What an EN 18223 document says of a battery, in our sections or in somebody else's words. */
interface Elements {
  /** The data elements with the envelope, as an object by name. */
  flat: object;
  /** Our sections, when the document uses our dictionary. */
  part?: PassportPart;
  kept: Record<string, unknown>;
  /** JSON Pointer into `flat` → JSON Pointer into the document. */
  pointerOf(path: string): string;
}

/** Whether a document is an EN 18223 passport in expanded form, or a compressed one in our dictionary. */
export function isEn18223(document: object): boolean {
  const { digitalProductPassportId, elements, contentSpecificationIds } = document as Record<string, unknown>;
  if (digitalProductPassportId === undefined) return false;
  return Array.isArray(elements) || usesOurNames(contentSpecificationIds);
}

/** Reads either form, with our names or with names of another format we know. */
export function readEn18223(document: object, language: Language, within: Within): Found | Refusal {
  const found = elementsIn(document);
  // What is nested too deep is read as nothing, which no format is.
  if (!found) return within({}, language);
  const { flat, part, kept, pointerOf } = found;
  const level = granularityRefusal(flat, 'granularity|granularityLevel');
  const read = level ?? (part ? inOurWords(part, language) : within(flat, language));
  const there = elsewhere(read, pointerOf);
  return 'code' in there ? there : { ...there, kept: { ...there.kept, ...kept } };
}

/** Nothing when elements stand too deep in one another. */
function elementsIn(document: object): Elements | undefined {
  const { elements, ...rest } = document as Record<string, unknown>;
  const origins = new Map<string, string>();
  const beside: Record<string, unknown> = {};
  const found = elements === undefined ? {} : objectOfElements(elements, origins, beside);
  if (found === undefined) return undefined;
  const flat = { ...rest, ...found };
  const pointerOf = (path: string) => originOf(path, origins);
  if (!usesOurNames(rest.contentSpecificationIds)) return { flat, kept: beside, pointerOf };
  const names = new Set<string>(sectionNames);
  const part = Object.fromEntries(Object.entries(flat).filter(([name]) => names.has(name)));
  const others = Object.entries(flat).filter(([name]) => !names.has(name) && !said.has(name));
  const kept = Object.fromEntries(others.map(([name, value]) => [pointerOf(`/${name}`), value]));
  return { flat, part: part as PassportPart, kept: { ...kept, ...beside }, pointerOf };
}

/** What the envelope repeats of the sections or says of the document only. */
const said = new Set([
  'digitalProductPassportId',
  'uniqueProductIdentifier',
  'economicOperatorId',
  'facilityId',
  'granularity',
  'dppSchemaVersion',
  'contentSpecificationIds',
]);

function usesOurNames(ids: unknown): boolean {
  return Array.isArray(ids) && ids.includes(dictionary);
}

/** The place itself, or the nearest one around it that is known. */
function originOf(path: string, origins: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const origin = origins.get(path.slice(0, end));
    if (origin !== undefined) return origin;
  }
  return path;
}
