import type { Language } from '../checks/explain-words.ts';
import type { Category } from '../completeness/data-points.ts';
import type { Passport } from '../generated/types.ts';
import type { Refusal } from '../refusal.ts';
import { validatePassport } from '../validate.ts';
import { aasPartsOf, isAas, placeOfSecondBattery, placeOfType, readAas } from './aas/read.ts';
import { aspectOf, aspectsIn, batteryPassLines, readAspect, readBatteryPass } from './battery-pass/lines.ts';
import { aspects } from './battery-pass/terms.ts';
import { batteryPassReadyLines } from './battery-pass-ready/lines.ts';
import { type CatenaXKind, type CatenaXModel, catenaXKind, readCatenaX } from './catena-x/read.ts';
import { isEn18223, readEn18223 } from './en-18223/read.ts';
import { type Carried, carriedBy } from './lines/credential.ts';
import { depthRefusal } from './lines/depth.ts';
import { placeAt, rootOf } from './lines/foreign-document.ts';
import { term } from './lines/foreign-values.ts';
import { type Line, type Mapped, mapped } from './lines/mapping.ts';
import { withPlacesOfMissing } from './lines/missing-places.ts';
import { ownName, withOwnSections } from './lines/own-sections.ts';
import { plainText } from './lines/plain-text.ts';
import { originOf, readable, type SetAside } from './lines/set-aside.ts';
import { openEpcisLines } from './openepcis/lines.ts';
import { untpLines } from './untp/lines.ts';

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
  /** Of what is kept, the values that should have been in the passport but are not what they have to be. */
  setAside?: readonly SetAside[];
  /** Where in the document a part of the passport came from, both as JSON Pointers; for what is not there, our own. */
  pointerOf(path: string): string;
}

/**
 * Reads a passport in any format we know, recognised by what is in it. Nothing is lost: what could not be mapped is in
 * `kept`. A refusal's `path` is the JSON Pointer into the foreign document.
 */
export function readForeignPassport(document: unknown, language: Language = 'en'): ForeignPassport | Refusal {
  const carried = isObject(document) ? carriedBy(document) : undefined;
  if (carried) return readCarried(carried, language);
  const name = formatOf(document);
  if (name === undefined) return notAPassport(language);
  if (name === 'kreispass') return readOwn(document, language);
  const deep = depthRefusal(document as object, language);
  if (deep) return deep;
  if (name === 'battery-pass') return readAspects(document as object, language);
  if (name === 'en-18223') return readElements(document as object, language);
  if (name === 'aas') return readShell(document as object, language);
  if (isProductOfUntp(document as object)) return readProduct(document as object, language);
  const catenaX = catenaXKind(document as object);
  if (catenaX) return readAspectModel(document as object, catenaX, language);
  const format = formatsByContent.find((each) => each.name === name) as Format;
  return granularityRefusal(document as object, format, language) ?? readWith(document as object, format, language);
}

/** In a signed text there are no places to point at; a refusal says in words where inside it is. */
function readCarried(carried: Carried, language: Language): ForeignPassport | Refusal {
  const read = readForeignPassport(carried.document, language);
  if (carried.pointer !== '/id') return elsewhere(read, (inner) => carried.pointer + inner);
  if (!('code' in read)) return { ...read, pointerOf: () => carried.pointer };
  return { ...read, message: read.path ? `${read.path}: ${read.message}` : read.message, path: carried.pointer };
}

/** What was read of a document that stands in another one, or was put into one to be read. */
function elsewhere(read: ForeignPassport | Refusal, pointerOf: (at: string) => string): ForeignPassport | Refusal {
  if ('code' in read) return { ...read, path: pointerOf(read.path ?? '') };
  const kept = Object.fromEntries(Object.entries(read.kept).map(([at, value]) => [pointerOf(at), value]));
  const setAside = read.setAside?.map((each) => ({ ...each, path: pointerOf(each.path) }));
  return { ...read, kept, ...(setAside && { setAside }), pointerOf: (path) => pointerOf(read.pointerOf(path)) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The format of a document by what is in it; nothing when it is none we know. Says nothing about whether it is valid. */
export function formatOf(document: unknown): PassportFormat | undefined {
  if (!isObject(document)) return undefined;
  const carried = carriedBy(document);
  if (carried) return formatOf(carried.document);
  if (isEn18223(document)) return 'en-18223';
  if ('general' in document) return 'kreispass';
  if (isAas(document)) return 'aas';
  if (aspectsIn(document).length > 0) return 'battery-pass';
  const catenaX = catenaXKind(document);
  if (catenaX) return catenaX.model;
  if (isProductOfUntp(document)) return 'untp-dpp';
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
  if (!isObject(credentialSubject)) return false;
  // The published schema does not ask for the type.
  const isProduct = 'idGranularity' in credentialSubject && 'idScheme' in credentialSubject;
  return [type].flat().includes('DigitalProductPassport') || (type === undefined && isProduct);
}

/** What a UNTP passport says, without the credential around it. */
function isProductOfUntp(document: object): boolean {
  const { type, idGranularity, idScheme } = document as Record<string, unknown>;
  return [type].flat().includes('Product') && idGranularity !== undefined && idScheme !== undefined;
}

function readProduct(product: object, language: Language): ForeignPassport | Refusal {
  const read = readForeignPassport({ type: ['DigitalProductPassport'], credentialSubject: product }, language);
  return elsewhere(read, (at) => at.replace(/^\/credentialSubject/, ''));
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
  const there = elsewhere(read, pointerOf);
  return 'code' in there ? there : { ...there, format: 'en-18223', kept: { ...there.kept, ...kept } };
}

/** Aspects of the Battery Pass data model: several under their URNs, or a single one as it is published. */
function readAspects(document: object, language: Language): ForeignPassport | Refusal {
  const single = aspectOf(document);
  const found =
    single && aspectsIn(document).length === 0
      ? withPlacesOfMissing(readAspect(single, document), document, batteryPassLines[single])
      : readBatteryPass(document);
  // The data model has no identifier of the model; it is looked for in that of the battery, so that is what is pointed at.
  const at = found.origins.get('general.uniqueIdentifier');
  if (at !== undefined && !found.origins.has('general.modelIdentifier'))
    found.origins.set('general.modelIdentifier', at);
  const names = [single, ...aspectsIn(document).map(([, name]) => name)];
  if (names.includes('GeneralProductInformation')) return checked('battery-pass', found, language);
  const message = {
    de: `Hier steht nicht, um welche Batterie es geht: der Aspekt ${aspects.GeneralProductInformation} fehlt. Geben Sie alle Dateien der Batterie zusammen an, einzeln oder in einem ZIP-Archiv.`,
    en: `This does not say which battery it is about: the aspect ${aspects.GeneralProductInformation} is missing. Give all files of the battery together, one by one or in a ZIP archive.`,
  }[language];
  return { code: 'ASPECT_ALONE', message, path: '' };
}

/** A passport of Catena-X, whose categories are more than those that have passports. */
function readAspectModel(document: object, kind: CatenaXKind, language: Language): ForeignPassport | Refusal {
  const read = readCatenaX(document, kind);
  // Words of others stand here too, until it is checked.
  if (kind.model === 'catena-x-dpp' && read.part.general?.category === undefined) return notABattery(read, language);
  const category = plainText(read.part.general?.category);
  if (!['SLI', 'portable', 'incorporated'].includes(category)) return checked(kind.model, read, language, kind.version);
  return withoutPassport(category, read.origins.get('general.category') ?? '', language);
}

function withoutPassport(category: string, path: string, language: Language): Refusal {
  const message = {
    de: `Batterien der Kategorie "${category}" brauchen keinen Batteriepass und können nicht übernommen werden.`,
    en: `Batteries of the category "${category}" need no battery passport and cannot be taken in.`,
  }[language];
  return { code: 'CATEGORY_WITHOUT_PASSPORT', message, path, source: '2023/1542 Art. 77(1)' };
}

/** Where lines look for the category, a word for one that has no passport, which none of ours stands for. */
function categoryRefusal(document: object, lines: readonly Line[], language: Language): Refusal | undefined {
  for (const { to, from } of lines) {
    if (to !== 'general.category') continue;
    const place = placeAt(rootOf(document), from);
    const word = place && term(place, new Set())?.slice(0, 100);
    if (word && /^(sli|start(ing|er)|portable|geräte)/i.test(word))
      return withoutPassport(word, place.pointer, language);
  }
  return undefined;
}

/** The generic passport is about products of every kind. */
function notABattery({ origins }: Mapped, language: Language): Refusal {
  const message = {
    de: 'Dieses Produkt ist keine Batterie, oder es steht hier nicht, von welcher Kategorie sie ist: Batterie für Elektrofahrzeuge oder leichte Verkehrsmittel, Industriebatterie, stationärer Speicher.',
    en: 'This product is no battery, or it is not said here of which category: of an electric vehicle or light means of transport, industrial, or stationary storage.',
  }[language];
  return {
    code: 'NOT_A_BATTERY',
    message,
    path: origins.get('general.category') ?? '',
    source: '2023/1542 Art. 77(1)',
  };
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
  // `model`, `ModelLevel`, `BATCH` …
  const level = place && /^(model|batch)/.exec(term(place, new Set())?.toLowerCase() ?? '')?.[1];
  return level ? notOneUnit(level as 'model' | 'batch', place.pointer, language) : undefined;
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
  if (second !== undefined) return severalBatteries(second, language);
  const read = readAas(document);
  return partAlone(document, read, language) ?? checked('aas', read, language);
}

/** Part 1 of IDTA 02035 says which battery it is, part 4 of which category; other parts say nothing without them. */
function partAlone(document: object, { part: { general = {} } }: Mapped, language: Language): Refusal | undefined {
  const parts = aasPartsOf(document);
  const isNamed = general.uniqueIdentifier !== undefined && general.manufacturer !== undefined;
  const [number, missing] = isNamed ? [4, 'TechnicalData'] : [1, 'Nameplate'];
  if (parts.length === 0 || parts.includes(missing) || (isNamed && general.category !== undefined)) return undefined;
  const message = {
    de: `Hier ${isNamed ? 'fehlt die Kategorie der Batterie' : 'steht nicht, um welche Batterie es geht'}: Teil ${number} (${missing}) von IDTA 02035 fehlt. Geben Sie alle Teile zusammen an, in einem Environment, in einzelnen Dateien oder in einem ZIP-Archiv.`,
    en: `This does not say ${isNamed ? 'of which category the battery is' : 'which battery it is about'}: part ${number} (${missing}) of IDTA 02035 is missing. Give all parts together, in one environment, as files one by one or in a ZIP archive.`,
  }[language];
  return { code: 'ASPECT_ALONE', message, path: 'submodels' in document ? '/submodels' : '' };
}

function severalBatteries(path: string, language: Language): Refusal {
  const message = {
    de: 'Dieses Dokument beschreibt mehrere Batterien; ab hier beginnt die zweite. Jede braucht ein Dokument für sich.',
    en: 'This document describes several batteries; here the second begins. Each needs a document of its own.',
  }[language];
  return { code: 'SEVERAL_BATTERIES', message, path, source: '2023/1542 Art. 77(1)' };
}

function readWith(document: object, { name, lines, ownRoom }: Format, language: Language): ForeignPassport | Refusal {
  const odd = categoryRefusal(document, lines, language);
  if (odd) return odd;
  const read = withPlacesOfMissing(mapped(document, lines), document, lines);
  if (ownRoom === undefined) return checked(name, read, language);
  const own = placeAt(rootOf(document), ownRoom.slice(1).replaceAll('/', '.'))?.value;
  return checked(name, withOwnSections(read, own, ownRoom), language);
}

function checked(name: PassportFormat, read: Mapped, language: Language, version?: string): ForeignPassport | Refusal {
  const found = readable(read, language);
  if ('code' in found) return found;
  const { part: passport, kept, setAside, origins } = found;
  return {
    format: name,
    ...(version !== undefined && { version }),
    passport,
    category: passport.general.category,
    kept,
    ...(setAside.length > 0 && { setAside }),
    pointerOf: (path) => originOf(path, origins),
  };
}
