import type { Category } from '../data-points.ts';
import type { Passport } from '../generated/types.ts';
import type { Refusal } from '../refusal.ts';
import { validatePassport } from '../validate.ts';
import { batteryPassReadyLines } from './battery-pass-ready.ts';
import { placeAt, rootOf } from './foreign-document.ts';
import { term } from './foreign-values.ts';
import { type Line, mapped } from './mapping.ts';
import { openEpcisLines } from './openepcis.ts';

export type PassportFormat = 'kreispass' | 'openepcis-dpp-ready' | 'batterypass-ready';

export interface ForeignPassport {
  format: PassportFormat;
  passport: Passport;
  category: Category;
  /** What our sections have no place for, by JSON Pointer into the document. */
  kept: Record<string, unknown>;
  /** Where in the document a part of the passport came from, both as JSON Pointers; for what is not there, our own. */
  pointerOf(path: string): string;
}

/**
 * Reads a passport in any format we know, recognised by what is in it. Nothing is lost: what could not be mapped is in
 * `kept`. A refusal's `path` is the JSON Pointer into the foreign document.
 */
export function readForeignPassport(document: unknown): ForeignPassport | Refusal {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return notAPassport;
  if ('general' in document) return readOwn(document);
  const format = formatsByContent.find(({ recognises }) => recognises(document));
  if (!format) return notAPassport;
  return granularityRefusal(document, format) ?? readWith(document, format);
}

interface Format {
  name: PassportFormat;
  recognises(document: object): boolean;
  granularity: string;
  lines: readonly Line[];
}

const formatsByContent: readonly Format[] = [
  {
    name: 'batterypass-ready',
    recognises: (document) => placeAt(rootOf(document), 'Battery_Passport.IdentifiersAndProductData') !== undefined,
    granularity: 'Battery_Passport.IdentifiersAndProductData.DPPGranularity',
    lines: batteryPassReadyLines,
  },
  {
    name: 'openepcis-dpp-ready',
    recognises: (document) =>
      placeAt(rootOf(document), 'batteryModelIdentifier|technicalSpecifications|batteryChemistry') !== undefined,
    granularity: 'granularityLevel|granularity',
    lines: openEpcisLines,
  },
];

const notAPassport: Refusal = {
  code: 'FORMAT_UNKNOWN',
  message:
    'This is no battery passport in a format Kreispass reads: its own, openEPCIS "DPP ready" or BatteryPass-Ready.',
  path: '',
};

function readOwn(document: object): ForeignPassport | Refusal {
  const refusal = validatePassport(document);
  if (refusal) return refusal;
  const passport = document as Passport;
  return { format: 'kreispass', passport, category: passport.general.category, kept: {}, pointerOf: (path) => path };
}

/** A passport is kept for one unit; data of a model or batch come with its units. */
function granularityRefusal(document: object, { granularity }: Format): Refusal | undefined {
  const place = placeAt(rootOf(document), granularity);
  const level = place && term(place, new Set())?.toLowerCase();
  if (level !== 'model' && level !== 'batch') return undefined;
  return {
    code: level === 'model' ? 'GRANULARITY_MODEL' : 'GRANULARITY_BATCH',
    message: `This passport is about a ${level}, not about a single battery; only passports of single batteries can be taken in.`,
    path: place?.pointer ?? '',
    source: '2023/1542 Art. 77(2), (3)',
  };
}

function readWith(document: object, { name, lines }: Format): ForeignPassport | Refusal {
  const { part, kept, origins } = mapped(document, lines);
  const refusal = validatePassport(part);
  const pointerOf = (path: string) => originOf(path, origins);
  if (refusal) return { ...refusal, path: pointerOf(refusal.path ?? '') };
  const passport = part as Passport;
  return { format: name, passport, category: passport.general.category, kept, pointerOf };
}

function originOf(path: string, origins: ReadonlyMap<string, string>): string {
  const steps = path.split('/').slice(1);
  for (let length = steps.length; length > 0; length--) {
    const origin = origins.get(steps.slice(0, length).join('.'));
    if (origin !== undefined) return origin;
  }
  return path;
}
