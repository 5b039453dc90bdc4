import type { Language } from '../../../checks/explain-words.ts';
import { formats } from '../../../checks/formats.ts';
import type { Condition, Events } from '../../../generated/types.ts';
import { type Refusal, refusal, worded } from '../../../refusal.ts';
import { formatUnknown } from '../../../refusals/foreign-cases.ts';
import { inputCases } from '../../../refusals/input-cases.ts';
import { canonicalLink } from '../../lines/canonical-link.ts';
import { type Carried, carriedBy } from '../../lines/credential.ts';
import { depthRefusal } from '../../lines/depth.ts';
import { elementsOf, leftOver, type Place, placeAt, rootOf, type Used } from '../../lines/foreign-document.ts';
import { number } from '../../lines/foreign-values.ts';
import type { ForeignEvent, History } from '../../lines/history.ts';
import { plainText } from '../../lines/plain-text.ts';
import { sensorLines } from '../../lines/sensor-lines.ts';
import { activityOf, activityScheme } from '../terms.ts';

/** Whether a document is a UNTP Digital Traceability Event. */
export function isUntpEvents(document: object): boolean {
  const carried = carriedBy(document);
  if (carried) return isUntpEvents(carried.document);
  const { type, credentialSubject } = document as { type?: unknown; credentialSubject?: unknown };
  if ([type].flat().includes('DigitalTraceabilityEvent')) return true;
  // The published schema does not ask for the type; and an event may come without the credential around it.
  const events = [credentialSubject].flat();
  return isEvent(document) || (type === undefined && events.length > 0 && events.every(isEvent));
}

function isEvent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'eventDate' in value && 'activityType' in value;
}

/** Reads a UNTP 0.7.0 Digital Traceability Event; its events in our words, where we have them. */
export function readUntpEvents(document: unknown, language: Language = 'en'): History | Refusal {
  const read = readEvents(document);
  return 'code' in read ? worded(read, language) : read;
}

function readEvents(document: unknown): History | Refusal {
  if (typeof document !== 'object' || document === null || !isUntpEvents(document))
    return refusal('FORMAT_UNKNOWN', { ...formatUnknown.untpEvents, path: '' });
  const deep = depthRefusal(document);
  if (deep) return deep;
  const carried = carriedBy(document);
  if (carried) return readCarried(carried);
  const subject = isEvent(document) ? rootOf(document) : placeAt(rootOf(document), 'credentialSubject');
  if (!subject) return wrong('/credentialSubject');
  const used: Used = new Set(envelope.map((name) => `/${name}`));
  const events: ForeignEvent[] = [];
  for (const place of elementsOf(subject)) {
    const event = heard(place, used);
    if (typeof event === 'string') return wrong(event);
    events.push(event);
  }
  return { format: 'untp-dte', events, kept: leftOver(document, used) };
}

/** Into a signed text nothing can point. */
function readCarried(carried: Carried): History | Refusal {
  const read = readEvents(carried.document);
  const pointerOf = (inner: string) => (carried.pointer === '/id' ? carried.pointer : carried.pointer + inner);
  if ('code' in read) return { ...read, path: pointerOf(read.path ?? '') };
  if (carried.pointer === '/id') return read;
  return {
    ...read,
    events: read.events.map((each) => ({ ...each, pointer: pointerOf(each.pointer) })),
    kept: Object.fromEntries(Object.entries(read.kept).map(([at, value]) => [pointerOf(at), value])),
  };
}

/** Says what the credential is, not what happened. */
const envelope = ['@context', 'type', 'id', 'issuer', 'validFrom', 'validUntil', 'name', 'issuingSoftware'];

function wrong(path: string): Refusal {
  return refusal('INVALID_INPUT', { ...inputCases.untpEvent, path, source: 'UNTP 0.7.0 DigitalTraceabilityEvent' });
}

const products = {
  MakeEvent: ['inputProduct', 'outputProduct'],
  ModifyEvent: ['modifiedProduct'],
  MoveEvent: ['movedProduct'],
} as const;
const facilities = {
  MakeEvent: ['madeAtFacility'],
  ModifyEvent: ['modifiedAtFacility'],
  MoveEvent: ['fromFacility', 'toFacility'],
} as const;
type Kind = keyof typeof products;

/** One event, or the JSON Pointer of what is wrong with it. */
function heard(place: Place, used: Used): ForeignEvent | string {
  const kind = kindOf(place);
  if (!kind) return place.pointer;
  const date = placeAt(place, 'eventDate');
  if (typeof date?.value !== 'string' || !formats.timestamp?.(date.value)) return `${place.pointer}/eventDate`;
  used.add(date.pointer);
  const ids: string[][] = [];
  for (const name of products[kind]) {
    const list = placeAt(place, name);
    const found = list && idsOf(list, used);
    if (!found) return `${place.pointer}/${name}`;
    ids.push(found);
  }
  const places: string[] = [];
  for (const name of facilities[kind]) {
    const id = placeAt(place, `${name}.id`);
    if (typeof id?.value !== 'string') return `${place.pointer}/${name}`;
    used.add(`${place.pointer}/${name}`);
    places.push(canonicalLink(id.value));
  }
  const id = placeAt(place, 'id');
  if (id) used.add(id.pointer);
  const type = typeOf(place, kind, used);
  const condition = conditionOf(place, used);
  const [things = [], outputs] = ids;
  return {
    pointer: place.pointer,
    ...(type && { type }),
    occurredAt: date.value,
    ...(typeof id?.value === 'string' && { id: id.value }),
    things,
    ...(outputs && { outputs }),
    ...(places.length > 1 ? { from: places[0] as string, to: places[1] as string } : { place: places[0] as string }),
    ...(condition && { condition }),
  };
}

/** Samples name the kind in `type`; one that does not is told by what it has. */
function kindOf(place: Place): Kind | undefined {
  const said = placeAt(place, 'type');
  const types = [said?.value].flat();
  const kinds = Object.keys(products) as Kind[];
  return kinds.find((kind) => types.includes(kind)) ?? kinds.find((kind) => placeAt(place, products[kind][0]));
}

function idsOf(list: Place, used: Used): string[] | undefined {
  const found: string[] = [];
  for (const each of elementsOf(list)) {
    const id = placeAt(each, 'product.id');
    if (typeof id?.value !== 'string') return undefined;
    found.push(canonicalLink(id.value));
    used.add(`${each.pointer}/product`);
    used.add(`${each.pointer}/disposition`);
  }
  if (found.length === 0) used.add(list.pointer);
  return found;
}

function typeOf(place: Place, kind: Kind, used: Used): keyof Events | undefined {
  const code = placeAt(place, 'activityType.code')?.value;
  const scheme = placeAt(place, 'activityType.schemeId')?.value;
  if (scheme === activityScheme && typeof code === 'string' && activityOf(code)) {
    for (const name of ['activityType', 'name']) used.add(`${place.pointer}/${name}`);
    return code as keyof Events;
  }
  if (kind === 'MoveEvent') return 'CustodyTransferred';
  const outcome = placeAt(place, `${products[kind].at(-1)}.disposition`)?.value;
  return kind === 'ModifyEvent' ? modified[plainText(outcome)] : undefined;
}

/** What a modification means by what became of the product. A product made by a stranger need be no battery. */
const modified: Readonly<Record<string, keyof Events>> = {
  repaired: 'RepairRecorded',
  disposed: 'WasteDeclared',
  recycled: 'BatteryRecycled',
};

function conditionOf(place: Place, used: Used): Condition | undefined {
  const data = placeAt(place, 'sensorData');
  const found: Record<string, number> = {};
  for (const each of data ? elementsOf(data) : []) {
    const metric = plainText(placeAt(each, 'metric.id')?.value);
    const line = sensorLines.find(({ property }) => metric === activityScheme + property);
    const value = placeAt(each, 'measure.value');
    if (!line || !value || placeAt(each, 'measure.unit')?.value !== line.uom) continue;
    const read = number(value, new Set());
    if (read === undefined) continue;
    found[line.property] = read;
    used.add(each.pointer);
  }
  return Object.keys(found).length > 0 ? (found as Condition) : undefined;
}
