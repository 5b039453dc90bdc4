import { isEn18223 } from '#schemas/foreign/en-18223/read.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { General, IssuePassport } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';

/** A document turned into the command that issues it. */
export interface NewDpp {
  command: Omit<IssuePassport, 'commandId'>;
  /** Where in the document a part of the command came from, both as JSON Pointers. */
  pointerOf(path: string): string;
}

/**
 * A passport to be created, in EN 18223 JSON or in any other format the import reads. What the envelope says and the
 * elements leave out is taken over from the envelope; what it says of the document only (its status and date) is not kept.
 */
export function readNewDpp(document: Record<string, unknown>, language: 'de' | 'en'): NewDpp | Refusal {
  const read = readForeignPassport(isEn18223(document) ? withEnvelope(document) : document, language);
  if ('code' in read) return read;
  const { passport, format } = read;
  const contradiction = format === 'en-18223' && contradictionOf(document, passport.general);
  if (contradiction) return contradiction;
  const kept = Object.fromEntries(Object.entries(read.kept).filter(([pointer]) => !ofDocument.has(pointer)));
  const foreign = format === 'kreispass' || Object.keys(kept).length === 0 ? {} : { foreign: { format, kept } };
  return {
    command: { passport, ...foreign },
    pointerOf: (path) => (path.startsWith('/passport') ? read.pointerOf(path.slice('/passport'.length)) : path),
  };
}

const ofDocument = new Set(['/dppStatus', '/lastUpdated', '/withheld']);

/** The envelope names the battery and its passport; the elements may not name others. */
function contradictionOf(
  { digitalProductPassportId: passport, uniqueProductIdentifier: unit }: Record<string, unknown>,
  { uniqueIdentifier, passportIdentifier = uniqueIdentifier }: General,
): Refusal | undefined {
  const differs = (said: unknown, own: string) => said !== undefined && said !== own;
  if (differs(unit, uniqueIdentifier)) return { ...contradicts, path: '/uniqueProductIdentifier' };
  return differs(passport, passportIdentifier) ? { ...contradicts, path: '/digitalProductPassportId' } : undefined;
}

const contradicts = refusal('ENVELOPE_CONTRADICTS');

/** The compressed form repeats its identifiers in the envelope, so that a short document need not say them twice. */
function withEnvelope(document: Record<string, unknown>): object {
  const { general, digitalProductPassportId: passport, uniqueProductIdentifier: unit } = document;
  if (typeof general !== 'object' || general === null || Array.isArray(general)) return document;
  const own = passport === unit ? {} : { passportIdentifier: passport };
  const said = Object.entries({ uniqueIdentifier: unit, ...own }).filter(([, value]) => typeof value === 'string');
  return { ...document, general: { ...Object.fromEntries(said), ...general } };
}
