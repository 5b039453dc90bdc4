import type { Passport } from '../../passport.ts';
import type { WriteContext, Written } from '../lines/draft.ts';
import { elementsOf, escaped, type Place, placeAt, rootOf } from '../lines/foreign-document.ts';
import { type Mapped, mapped, moved } from '../lines/mapping.ts';
import { plainText } from '../lines/plain-text.ts';
import { type TwoWayMapping, writeLines } from '../lines/two-way.ts';
import { type BatteryPassVersion, batteryPassMapping } from './battery-pass/lines.ts';
import { batteryPass3 } from './battery-pass/lines-3.ts';
import { batteryPass4 } from './battery-pass/lines-4.ts';
import { withAdditionalData } from './generic/additional-data.ts';
import { type GenericVersion, genericMapping } from './generic/lines.ts';

/** The aspect models of Catena-X that are passports of batteries. */
export type CatenaXModel = 'catena-x-battery-pass' | 'catena-x-dpp';

/** Which model and version a document is, by what is in it; the models carry no version before 6.1.0. */
export interface CatenaXKind {
  model: CatenaXModel;
  version: string;
}

/** Model and version of a document, or of what a certified-data credential holds; nothing when it is none of them. */
export function catenaXKind(document: object): CatenaXKind | undefined {
  const inside = unwrapped(document);
  const has = (path: string) => placeAt(inside, path) !== undefined;
  if (has('electrochemicalProperties|cellChemistry') && has('batteryIdentification'))
    return { model: 'catena-x-battery-pass', version: '3.0.1' };
  if (has('chemicalMaterial') && has('identification.localIdentifier|typeId|idDmc'))
    return { model: 'catena-x-battery-pass', version: '4.0.0' };
  if (
    has('identification.identification') &&
    (has('identification.chemistry|idDmc') || has('performance.rated|dynamic'))
  )
    return { model: 'catena-x-battery-pass', version: sixOrFive(has) };
  if (has('metadata.passportIdentifier|issueDate') && has('identification.type|partTypeInformation'))
    return { model: 'catena-x-dpp', version: genericVersion(has) };
  return undefined;
}

function genericVersion(has: (path: string) => boolean): GenericVersion {
  if (has('identification.partTypeInformation')) return '7.0.0';
  if (has('metadata.specVersion')) return '6.1.0';
  return has('metadata.language') ? '6.0.0' : '5.0.0';
}

function sixOrFive(has: (path: string) => boolean): BatteryPassVersion {
  if (has('specVersion')) return '6.1.0';
  const isFive =
    has('handling.spareParts') || has('materials.composition.name') || !(has('commercial') || has('handling.content'));
  return isFive ? '5.0.0' : '6.0.0';
}

/**
 * The passport a credential of Tractus-X certifies, one under the URN of its model as in data of twins, one that the backend of
 * Tractus-X answers with, or the document itself.
 */
function unwrapped(document: object): Place {
  const whole = rootOf(document);
  const urn = Object.keys(document).find((name) => models.test(name));
  const under = urn === undefined ? undefined : (document as Record<string, unknown>)[urn];
  const answered = models.test(plainText((document as { semanticId?: unknown }).semanticId));
  const inside =
    (urn === undefined ? undefined : alone({ value: under, pointer: `/${escaped(urn)}` })) ??
    (answered ? placeAt(whole, 'aspect') : undefined) ??
    placeAt(whole, 'credentialSubject.DigitalProductPassport|BatteryPass|BatteryPassport');
  return inside && typeof inside.value === 'object' && !Array.isArray(inside.value) ? inside : whole;
}

const models = /^urn:[bs]amm:io\.catenax\.(battery\.battery_pass|generic\.digital_product_passport):[\d.]+#\w+$/;

/** A list with one passport, or one passport; of several nobody knows which is meant. */
function alone(place: Place): Place | undefined {
  const all = elementsOf(place);
  return all.length === 1 ? all[0] : undefined;
}

/** Reads a document of Catena-X into our sections. */
export function readCatenaX(document: object, kind: CatenaXKind): Mapped {
  const { value, pointer } = unwrapped(document);
  const read = readInside(value as object, kind);
  if (pointer === '') return read;
  const around = mapped(document, [], /^(@context|type)$/).kept;
  delete around[`/${pointer.split('/')[1]}`];
  const there = moved(read, (at) => pointer + at);
  return { ...there, kept: { ...around, ...there.kept } };
}

function readInside(document: object, kind: CatenaXKind): Mapped {
  const { lines } = mappingOf(kind);
  // Names such as `type` and `id` are facts here, not scaffolding.
  const read = withAdditionalData(mapped(document, lines, /^$/), document);
  for (const to of asked) {
    const line = lines.find((each) => each.must && (each.to === to || each.to === `${to}.name`));
    if (line && !read.origins.has(line.to)) read.origins.set(line.to, nearest(document, line.from));
  }
  return read;
}

/** What every passport of ours has; where it is missing, a refusal points at the place it should have stood. */
const asked = ['general.uniqueIdentifier', 'general.category', 'general.manufacturer', 'general.modelIdentifier'];

/** JSON Pointer of the innermost place on the way to a path that is there. */
function nearest(document: object, path: string): string {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const place = placeAt(rootOf(document), steps.slice(0, length).join('.'));
    if (place) return place.pointer;
  }
  return '';
}

/** How a document of that model and version is written. */
export function catenaXWriter(kind: CatenaXKind): (passport: Partial<Passport>, context: WriteContext) => Written {
  return (passport, context) =>
    writeLines(mappingOf(kind), passport, kind.version === '4.0.0' ? withoutSides(context) : context);
}

function hasSides(text: string): boolean {
  return /[/"](left|right)([/"]|$)/.test(text);
}

/** In 4.0.0 a place is `left` or `right` and never half of either, so what was kept of one side goes back into none. */
function withoutSides({ kept = {}, ...context }: WriteContext): WriteContext {
  const whole = Object.entries(kept).filter(
    ([pointer, value]) => !hasSides(pointer) && !hasSides(JSON.stringify(value)),
  );
  return { ...context, kept: Object.fromEntries(whole) };
}

/** The mapping of a model and version. */
export function mappingOf({ model, version }: CatenaXKind): TwoWayMapping {
  const key = `${model} ${version}`;
  const known = mappings.get(key) ?? mappingFor(model, version);
  mappings.set(key, known);
  return known;
}

function mappingFor(model: CatenaXModel, version: string): TwoWayMapping {
  if (model === 'catena-x-dpp') return genericMapping(version as GenericVersion);
  if (version === '3.0.1') return batteryPass3;
  if (version === '4.0.0') return batteryPass4();
  return batteryPassMapping(version as BatteryPassVersion);
}

const mappings = new Map<string, TwoWayMapping>();
