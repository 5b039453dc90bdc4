import type { Category } from '../data-points.ts';
import type { Language } from '../explain-words.ts';
import type { Passport } from '../generated/types.ts';
import { type Refusal, refusal, worded } from '../refusal.ts';
import { aspectAlone, formatUnknown } from '../refusals/foreign-cases.ts';
import { validatePassport } from '../validate.ts';
import { aasPartsOf, isAas, placeOfSecondBattery, placeOfType, readAas } from './aas/read.ts';
import { aspectOf, aspectsIn, batteryPassLines, readAspect, readBatteryPass } from './battery-pass/read.ts';
import { aspects } from './battery-pass/terms.ts';
import { batteryPassReadyLines } from './battery-pass-ready/lines.ts';
import { type CatenaXKind, type CatenaXModel, catenaXKind, readCatenaX } from './catena-x/catena-x.ts';
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
import { openEpcisLines } from './openepcis.ts';
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
  const read = readAny(document, language);
  return 'code' in read ? worded(read, language) : read;
}

function readAny(document: unknown, language: Language): ForeignPassport | Refusal {
  const carried = isObject(document) ? carriedBy(document) : undefined;
  if (carried) return readCarried(carried, language);
  const name = formatOf(document);
  if (name === undefined) return notAPassport();
  if (name === 'kreispass') return readOwn(document);
  const deep = depthRefusal(document as object);
  if (deep) return deep;
  if (name === 'battery-pass') return readAspects(document as object, language);
  if (name === 'en-18223') return readElements(document as object, language);
  if (name === 'aas') return readShell(document as object, language);
  if (isProductOfUntp(document as object)) return readProduct(document as object, language);
  const catenaX = catenaXKind(document as object);
  if (catenaX) return readAspectModel(document as object, catenaX, language);
  const format = formatsByContent.find((each) => each.name === name) as Format;
  return granularityRefusal(document as object, format) ?? readWith(document as object, format, language);
}

/** In a signed text there are no places to point at; a refusal says in words where inside it is. */
function readCarried(carried: Carried, language: Language): ForeignPassport | Refusal {
  const read = readForeignPassport(carried.document, language);
  if (carried.pointer !== '/id') return elsewhere(read, (inner) => carried.pointer + inner);
  if (!('code' in read)) return { ...read, pointerOf: () => carried.pointer };
  return { ...(read.path && read.code === 'INVALID_INPUT' ? placed(read, read.path) : read), path: carried.pointer };
}

function placed(read: Refusal, path: string): Refusal {
  const { de, en } = read.values ?? {};
  return refusal('INVALID_INPUT', { de: `${path}: ${de ?? read.message}`, en: `${path}: ${en ?? read.message}` });
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
  if (!found) return notAPassport();
  const { flat, part, kept, pointerOf } = found;
  const level = granularityRefusal(flat, { granularity: 'granularity|granularityLevel' });
  if (level) return { ...level, path: pointerOf(level.path ?? '') };
  if (part) {
    const invalid = validatePassport(part);
    if (invalid) return { ...invalid, path: pointerOf(invalid.path ?? '') };
    const passport = part as Passport;
    return { format: 'en-18223', passport, category: passport.general.category, kept, pointerOf };
  }
  const format = formatsByContent.find(({ recognises }) => recognises(flat));
  const read = format ? readWith(flat, format, language) : notAPassport();
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
  return refusal('ASPECT_ALONE', { ...aspectAlone.batteryPass(aspects.GeneralProductInformation), path: '' });
}

/** A passport of Catena-X, whose categories are more than those that have passports. */
function readAspectModel(document: object, kind: CatenaXKind, language: Language): ForeignPassport | Refusal {
  const read = readCatenaX(document, kind);
  // Words of others stand here too, until it is checked.
  if (kind.model === 'catena-x-dpp' && read.part.general?.category === undefined) return notABattery(read);
  const category = plainText(read.part.general?.category);
  if (!['SLI', 'portable', 'incorporated'].includes(category)) return checked(kind.model, read, language, kind.version);
  return withoutPassport(category, read.origins.get('general.category') ?? '');
}

function withoutPassport(category: string, path: string): Refusal {
  return refusal('CATEGORY_WITHOUT_PASSPORT', { category, path, source: '2023/1542 Art. 77(1)' });
}

/** Where lines look for the category, a word for one that has no passport, which none of ours stands for. */
function categoryRefusal(document: object, lines: readonly Line[]): Refusal | undefined {
  for (const { to, from } of lines) {
    if (to !== 'general.category') continue;
    const place = placeAt(rootOf(document), from);
    const word = place && term(place, new Set())?.slice(0, 100);
    if (word && /^(sli|start(ing|er)|portable|geräte)/i.test(word)) return withoutPassport(word, place.pointer);
  }
  return undefined;
}

/** The generic passport is about products of every kind. */
function notABattery({ origins }: Mapped): Refusal {
  const path = origins.get('general.category') ?? '';
  return refusal('NOT_A_BATTERY', { path, source: '2023/1542 Art. 77(1)' });
}

function notAPassport(): Refusal {
  return refusal('FORMAT_UNKNOWN', { ...formatUnknown.passport, path: '' });
}

function readOwn(document: unknown): ForeignPassport | Refusal {
  const refusal = validatePassport(document);
  if (refusal) return refusal;
  const passport = document as Passport;
  return { format: 'kreispass', passport, category: passport.general.category, kept: {}, pointerOf: (path) => path };
}

/** A passport is kept for one unit; data of a model or batch come with its units. */
function granularityRefusal(document: object, { granularity }: Pick<Format, 'granularity'>): Refusal | undefined {
  const place = placeAt(rootOf(document), granularity);
  // `model`, `ModelLevel`, `BATCH` …
  const level = place && /^(model|batch)/.exec(term(place, new Set())?.toLowerCase() ?? '')?.[1];
  return level ? notOneUnit(level as 'model' | 'batch', place.pointer) : undefined;
}

function notOneUnit(level: 'model' | 'batch', path: string): Refusal {
  const where = { path, source: '2023/1542 Art. 77(2), (3)' };
  return level === 'model' ? refusal('GRANULARITY_MODEL', where) : refusal('GRANULARITY_BATCH', where);
}

/** An AAS environment; the asset of its shell is one battery, or a type of them. */
function readShell(document: object, language: Language): ForeignPassport | Refusal {
  const type = placeOfType(document);
  if (type !== undefined) return notOneUnit('model', type);
  const second = placeOfSecondBattery(document);
  if (second !== undefined) return severalBatteries(second);
  const read = readAas(document);
  return partAlone(document, read) ?? checked('aas', read, language);
}

/** Part 1 of IDTA 02035 says which battery it is, part 4 of which category; other parts say nothing without them. */
function partAlone(document: object, { part: { general = {} } }: Mapped): Refusal | undefined {
  const parts = aasPartsOf(document);
  const isNamed = general.uniqueIdentifier !== undefined && general.manufacturer !== undefined;
  const missing = isNamed ? 'TechnicalData' : 'Nameplate';
  if (parts.length === 0 || parts.includes(missing) || (isNamed && general.category !== undefined)) return undefined;
  const path = 'submodels' in document ? '/submodels' : '';
  return refusal('ASPECT_ALONE', { ...aspectAlone.aas(isNamed ? 4 : 1, missing), path });
}

function severalBatteries(path: string): Refusal {
  return refusal('SEVERAL_BATTERIES', { path, source: '2023/1542 Art. 77(1)' });
}

function readWith(document: object, { name, lines, ownRoom }: Format, language: Language): ForeignPassport | Refusal {
  const odd = categoryRefusal(document, lines);
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
