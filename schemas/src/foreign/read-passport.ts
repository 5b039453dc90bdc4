import type { Category } from '../data-points.ts';
import type { Language } from '../explain-words.ts';
import type { Passport } from '../generated/types.ts';
import type { Refusal } from '../refusal.ts';
import { validatePassport } from '../validate.ts';
import { batteryPassReadyLines } from './battery-pass-ready.ts';
import { aspects } from './battery-pass-terms.ts';
import { type CatenaXKind, type CatenaXModel, catenaXKind, readCatenaX } from './catena-x.ts';
import { depthRefusal } from './depth.ts';
import { placeAt, rootOf } from './foreign-document.ts';
import { term } from './foreign-values.ts';
import { type Line, type Mapped, mapped } from './mapping.ts';
import { withPlacesOfMissing } from './missing-places.ts';
import { openEpcisLines } from './openepcis.ts';
import { ownName, withOwnSections } from './own-sections.ts';
import { isAas, placeOfSecondBattery, placeOfType, readAas } from './read-aas.ts';
import { aspectOf, aspectOfUrn, readAspect, readBatteryPass } from './read-battery-pass.ts';
import { isEn18223, readEn18223 } from './read-en-18223.ts';
import { untpLines } from './untp.ts';

export type PassportFormat =
  | 'kreispass'
  | 'openepcis-dpp-ready'
  | 'batterypass-ready'
  | 'battery-pass'
  | 'en-18223'
  | 'untp-dpp'
  | 'aas'
  | CatenaXModel;

export interface ForeignPassport {
  format: PassportFormat;
  /** Where the versions of a format differ, the one it was read as. */
  version?: string;
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
export function readForeignPassport(document: unknown, language: Language = 'en'): ForeignPassport | Refusal {
  const name = formatOf(document);
  if (name === undefined) return notAPassport(language);
  if (name === 'kreispass') return readOwn(document, language);
  const deep = depthRefusal(document as object, language);
  if (deep) return deep;
  if (name === 'battery-pass') return readAspects(document as object, language);
  if (name === 'en-18223') return readElements(document as object, language);
  if (name === 'aas') return readShell(document as object, language);
  const catenaX = catenaXKind(document as object);
  if (catenaX) return readAspectModel(document as object, catenaX, language);
  const format = formatsByContent.find((each) => each.name === name) as Format;
  return granularityRefusal(document as object, format, language) ?? readWith(document as object, format, language);
}

/** The format of a document by what is in it; nothing when it is none we know. Says nothing about whether it is valid. */
export function formatOf(document: unknown): PassportFormat | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  if (isEn18223(document)) return 'en-18223';
  if ('general' in document) return 'kreispass';
  if (isAas(document)) return 'aas';
  if (Object.keys(document).some(aspectOfUrn)) return 'battery-pass';
  const catenaX = catenaXKind(document);
  if (catenaX) return catenaX.model;
  return formatsByContent.find(({ recognises }) => recognises(document))?.name ?? aspectFormat(document);
}

interface Format {
  name: PassportFormat;
  recognises(document: object): boolean;
  granularity: string;
  lines: readonly Line[];
  /** Where the format has room for our own words, as JSON Pointer. */
  ownRoom?: string;
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
  {
    name: 'untp-dpp',
    recognises: isUntp,
    granularity: 'credentialSubject.idGranularity',
    lines: untpLines,
    ownRoom: `/credentialSubject/characteristics/${ownName}`,
  },
];

function isUntp(document: object): boolean {
  const { type, credentialSubject } = document as { type?: unknown; credentialSubject?: unknown };
  return [type].flat().includes('DigitalProductPassport') && credentialSubject !== undefined;
}

function aspectFormat(document: object): PassportFormat | undefined {
  return aspectOf(document) && 'battery-pass';
}

/** EN 18223 with our names, or expanded with names of another format we know. */
function readElements(document: object, language: Language): ForeignPassport | Refusal {
  const found = readEn18223(document);
  if (!found) return notAPassport(language);
  const { flat, part, kept, pointerOf } = found;
  const level = granularityRefusal(flat, { granularity: 'granularity|granularityLevel' }, language);
  if (level) return { ...level, path: pointerOf(level.path ?? '') };
  if (part) {
    const refusal = validatePassport(part, language);
    if (refusal) return { ...refusal, path: pointerOf(refusal.path ?? '') };
    const passport = part as Passport;
    return { format: 'en-18223', passport, category: passport.general.category, kept, pointerOf };
  }
  const format = formatsByContent.find(({ recognises }) => recognises(flat));
  const read = format ? readWith(flat, format, language) : notAPassport(language);
  if ('code' in read) return { ...read, path: pointerOf(read.path ?? '') };
  const moved = Object.entries(read.kept).map(([pointer, value]) => [pointerOf(pointer), value]);
  return {
    ...read,
    format: 'en-18223',
    kept: Object.fromEntries(moved),
    pointerOf: (path) => pointerOf(read.pointerOf(path)),
  };
}

/** Aspects of the Battery Pass data model: several under their URNs, or a single one as it is published. */
function readAspects(document: object, language: Language): ForeignPassport | Refusal {
  const single = aspectOf(document);
  const found =
    single && !Object.keys(document).some(aspectOfUrn) ? readAspect(single, document) : readBatteryPass(document);
  // The data model has no identifier of the model; it is looked for in that of the battery, so that is what is pointed at.
  const at = found.origins.get('general.uniqueIdentifier');
  if (at !== undefined && !found.origins.has('general.modelIdentifier'))
    found.origins.set('general.modelIdentifier', at);
  if (found.part.general) return checked('battery-pass', found, language);
  const refusal = validatePassport({ ...found.part, general: anyBattery }, language);
  if (refusal) return { ...refusal, path: originOf(refusal.path ?? '', found.origins) };
  const message = {
    de: `Hier steht nicht, um welche Batterie es geht: der Aspekt ${aspects.GeneralProductInformation} fehlt.`,
    en: `This does not say which battery it is about: the aspect ${aspects.GeneralProductInformation} is missing.`,
  }[language];
  return { code: 'ASPECT_ALONE', message, path: '' };
}

/** Stands for the battery an aspect does not name, so that its values can be checked all the same. */
const anyBattery: Passport['general'] = {
  uniqueIdentifier: 'urn:kreispass:any',
  manufacturer: { name: '-' },
  category: 'industrial',
  modelIdentifier: '-',
};

/** A passport of Catena-X, whose categories are more than those that have passports. */
function readAspectModel(document: object, kind: CatenaXKind, language: Language): ForeignPassport | Refusal {
  const read = readCatenaX(document, kind);
  // Words of others stand here too, until it is checked.
  const category = String(read.part.general?.category);
  if (!['SLI', 'portable', 'incorporated'].includes(category)) return checked(kind.model, read, language, kind.version);
  const message = {
    de: `Batterien der Kategorie "${category}" brauchen keinen Batteriepass und können nicht übernommen werden.`,
    en: `Batteries of the category "${category}" need no battery passport and cannot be taken in.`,
  }[language];
  const path = read.origins.get('general.category') ?? '';
  return { code: 'CATEGORY_WITHOUT_PASSPORT', message, path, source: '2023/1542 Art. 77(1)' };
}

function notAPassport(language: Language): Refusal {
  const message = {
    de: 'Das ist kein Batteriepass in einem Format, das Kreispass liest: dem eigenen, openEPCIS "DPP ready", BatteryPass-Ready, Battery Pass 1.2, Catena-X, IDTA 02035 (AAS), UNTP oder EN 18223.',
    en: 'This is no battery passport in a format Kreispass reads: its own, openEPCIS "DPP ready", BatteryPass-Ready, Battery Pass 1.2, Catena-X, IDTA 02035 (AAS), UNTP or EN 18223.',
  }[language];
  return { code: 'FORMAT_UNKNOWN', message, path: '' };
}

function readOwn(document: unknown, language: Language): ForeignPassport | Refusal {
  const refusal = validatePassport(document, language);
  if (refusal) return refusal;
  const passport = document as Passport;
  return { format: 'kreispass', passport, category: passport.general.category, kept: {}, pointerOf: (path) => path };
}

/** A passport is kept for one unit; data of a model or batch come with its units. */
function granularityRefusal(
  document: object,
  { granularity }: Pick<Format, 'granularity'>,
  language: Language,
): Refusal | undefined {
  const place = placeAt(rootOf(document), granularity);
  const level = place && term(place, new Set())?.toLowerCase();
  return level === 'model' || level === 'batch' ? notOneUnit(level, place?.pointer ?? '', language) : undefined;
}

function notOneUnit(level: 'model' | 'batch', path: string, language: Language): Refusal {
  return {
    code: level === 'model' ? 'GRANULARITY_MODEL' : 'GRANULARITY_BATCH',
    message: {
      de: `Dieser Pass gilt für ${level === 'model' ? 'ein Modell' : 'eine Charge'}, nicht für eine einzelne Batterie; nur solche Pässe können übernommen werden.`,
      en: `This passport is about a ${level}, not about a single battery; only passports of single batteries can be taken in.`,
    }[language],
    path,
    source: '2023/1542 Art. 77(2), (3)',
  };
}

/** An AAS environment; the asset of its shell is one battery, or a type of them. */
function readShell(document: object, language: Language): ForeignPassport | Refusal {
  const type = placeOfType(document);
  if (type !== undefined) return notOneUnit('model', type, language);
  const second = placeOfSecondBattery(document);
  return second === undefined ? checked('aas', readAas(document), language) : severalBatteries(second, language);
}

function severalBatteries(path: string, language: Language): Refusal {
  const message = {
    de: 'Dieses Dokument beschreibt mehrere Batterien; ab hier beginnt die zweite. Jede braucht ein Dokument für sich.',
    en: 'This document describes several batteries; here the second begins. Each needs a document of its own.',
  }[language];
  return { code: 'SEVERAL_BATTERIES', message, path, source: '2023/1542 Art. 77(1)' };
}

function readWith(document: object, { name, lines, ownRoom }: Format, language: Language): ForeignPassport | Refusal {
  const read = withPlacesOfMissing(mapped(document, lines), document, lines);
  if (ownRoom === undefined) return checked(name, read, language);
  const own = placeAt(rootOf(document), ownRoom.slice(1).replaceAll('/', '.'))?.value;
  return checked(name, withOwnSections(read, own, ownRoom), language);
}

function checked(
  name: PassportFormat,
  { part, kept, origins }: Mapped,
  language: Language,
  version?: string,
): ForeignPassport | Refusal {
  const refusal = validatePassport(part, language);
  const pointerOf = (path: string) => originOf(path, origins);
  if (refusal) return { ...refusal, path: pointerOf(refusal.path ?? '') };
  const passport = part as Passport;
  const { category } = passport.general;
  return { format: name, ...(version !== undefined && { version }), passport, category, kept, pointerOf };
}

function originOf(path: string, origins: ReadonlyMap<string, string>): string {
  const steps = path.split('/').slice(1);
  for (let length = steps.length; length > 0; length--) {
    const origin = origins.get(steps.slice(0, length).join('.'));
    if (origin !== undefined) return origin;
  }
  return path;
}
