import type { Language } from '../../checks/explain-words.ts';
import type { Events } from '../../generated/types.ts';
import { type Refusal, refusal, worded } from '../../refusal.ts';
import { formatUnknown } from '../../refusals/foreign-cases.ts';
import { canonicalLink } from '../lines/canonical-link.ts';
import { depthRefusal } from '../lines/depth.ts';
import { leftOver, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import type { ForeignEvent, History } from '../lines/history.ts';
import { plainText } from '../lines/plain-text.ts';
import { readCondition } from './condition.ts';
import { eventHash } from './event-hash.ts';
import { epcisFlaw } from './shape.ts';
import { terms } from './terms.ts';
import { bizSteps, dispositions, errorReasons, partyTypes, prefixesOf, standardPrefixes, wordOf } from './words.ts';
import { isToldByEvents } from './write.ts';

/** Whether a document is an EPCIS document, a query result, or a single event. */
export function isEpcis(document: object): boolean {
  const { type, isA } = document as { type?: unknown; isA?: unknown };
  return /^(EPCIS(Query)?Document|(Object|Aggregation|Association|Transaction|Transformation)Event)$/.test(
    plainText(type ?? isA),
  );
}

/**
 * Reads EPCIS 2.0 in JSON. A document that breaks the standard – also where its JSON Schema would not notice – is refused with
 * the JSON Pointer of the flaw; nothing of it is read then.
 */
export function readEpcisDocument(document: unknown, language: Language = 'en'): History | Refusal {
  const read = readDocument(document);
  return 'code' in read ? worded(read, language) : read;
}

function readDocument(document: unknown): History | Refusal {
  if (typeof document !== 'object' || document === null || Array.isArray(document) || !isEpcis(document))
    return refusal('FORMAT_UNKNOWN', { ...formatUnknown.epcis, path: '' });
  const deep = depthRefusal(document);
  if (deep) return deep;
  const flaw = epcisFlaw(document);
  if (flaw) return refusal('INVALID_INPUT', { ...flaw, source: 'GS1 EPCIS 2.0 §7, CBV 2.0' });
  const used: Used = new Set(said.map((name) => `/${name}`));
  const { places, ignoredFields } = eventsIn(document);
  const prefixes = prefixesOf((document as Fields)['@context'], standardPrefixes);
  const events = places.map((place) => heard(place, { prefixes, ignoredFields }, used));
  return { format: 'epcis', events, kept: leftOver(document, used) };
}

type Fields = Record<string, unknown>;

/** Of the document, not of the battery. */
const said = ['@context', 'type', 'schemaVersion', 'creationDate', 'id'];

function eventsIn(document: object): { places: Place[]; ignoredFields: Set<string> } {
  const root = { value: document, pointer: '' };
  const list = placeAt(root, 'epcisBody.eventList') ?? placeAt(root, 'epcisBody.queryResults.resultsBody.eventList');
  const results = placeAt(root, 'epcisBody.queryResults')?.value ?? {};
  const ignored = Object.entries(results).find(([name]) => name.endsWith(':ignoreFields'))?.[1];
  const ignoredFields = new Set<string>(Array.isArray(ignored) ? ignored : []);
  if (!list) return { places: [root], ignoredFields };
  const events = list.value as unknown[];
  return { places: events.map((value, index) => ({ value, pointer: `${list.pointer}/${index}` })), ignoredFields };
}

function heard(place: Place, scope: Parameters<typeof eventHash>[1], used: Used): ForeignEvent {
  const event = place.value as Fields;
  const take = <Value>(name: string): Value | undefined => {
    if (event[name] !== undefined) used.add(`${place.pointer}/${name}`);
    return event[name] as Value | undefined;
  };
  const id = take<string>('eventID');
  const contentId = eventHash(event, scope);
  const outputs = links(take('outputEPCList'));
  const parent = take<string>('parentID');
  const condition = readCondition(place, used);
  const wrong = take<{ declarationTime: string; reason?: string; correctiveEventIDs?: string[] }>('errorDeclaration');
  const type = typeOf(event);
  for (const name of ['type', 'action', 'eventTimeZoneOffset', 'bizStep', 'disposition', `${terms}:entry`]) take(name);
  return {
    pointer: place.pointer,
    ...(type && { type }),
    occurredAt: take<string>('eventTime') as string,
    ...(id !== undefined && { id }),
    contentId,
    ...(id?.startsWith('ni:///sha-256;') && { unchanged: id === contentId }),
    things: [...links(take('epcList')), ...links(take('childEPCs')), ...links(take('inputEPCList'))],
    ...(outputs.length > 0 && { outputs }),
    ...(parent !== undefined && { parent: canonicalLink(parent) }),
    ...placed(take<{ id: string }>('readPoint')),
    ...between(event, place, used),
    ...(condition && { condition }),
    ...(wrong && { declaredWrong: declaredWrong(wrong) }),
  };
}

function declaredWrong(said: { declarationTime: string; reason?: string; correctiveEventIDs?: string[] }) {
  const { declarationTime: at, reason, correctiveEventIDs = [] } = said;
  return { at, ...(reason && { reason: wordOf(errorReasons, reason) ?? reason }), replacedBy: correctiveEventIDs };
}

function placed(readPoint: { id: string } | undefined): { place?: string } {
  return readPoint ? { place: canonicalLink(readPoint.id) } : {};
}

function links(epcs: string[] | undefined): string[] {
  return (epcs ?? []).map(canonicalLink);
}

/** The first party named on either side; who possesses before who owns, as custody is what changes hands here. */
function between(event: Fields, { pointer }: Place, used: Used): { from?: string; to?: string } {
  const from = party(event.sourceList, 'source', `${pointer}/sourceList`, used);
  const to = party(event.destinationList, 'destination', `${pointer}/destinationList`, used);
  return { ...(from && { from }), ...(to && { to }) };
}

function party(list: unknown, name: string, pointer: string, used: Used): string | undefined {
  const parties = (list ?? []) as Record<string, string>[];
  for (const wanted of ['possessing_party', 'owning_party']) {
    const index = parties.findIndex(({ type = '' }) => wordOf(partyTypes, type) === wanted);
    if (index < 0) continue;
    used.add(`${pointer}/${index}`);
    return canonicalLink(parties[index]?.[name] as string);
  }
  return undefined;
}

/** Which entry of ours an event means. The first rule that fits counts; nothing fits what we have no word for. */
function typeOf(event: Fields): keyof Events | undefined {
  const own = event[`${terms}:entry`];
  if (typeof own === 'string' && isToldByEvents(own)) return own as keyof Events;
  const step = wordOf(bizSteps, plainText(event.bizStep ?? ''));
  const disposition = wordOf(dispositions, plainText(event.disposition ?? ''));
  return rules.find(
    (rule) =>
      (rule.event === undefined || rule.event.test(plainText(event.type ?? event.isA))) &&
      (rule.action === undefined || rule.action === event.action) &&
      (rule.step === undefined || (step !== undefined && rule.step.test(step))) &&
      (rule.disposition === undefined || rule.disposition === disposition) &&
      (rule.has === undefined || event[rule.has] !== undefined),
  )?.type;
}

interface Rule {
  type: keyof Events;
  event?: RegExp;
  action?: string;
  step?: RegExp;
  disposition?: string;
  has?: string;
}

/** Events of strangers → our entries, by the words of CBV 2.0 §7. */
const rules: readonly Rule[] = [
  { type: 'BatteryRecycled', event: /^Transformation/, step: /^destroying$/ },
  { type: 'BatteryRecycled', event: /^Transformation/, disposition: 'destroyed' },
  { type: 'SecondLifePassportIssued', event: /^Transformation/ },
  { type: 'BatteryRemoved', event: /^(Association|Aggregation)/, action: 'DELETE', step: /^(removing|disassembling)$/ },
  { type: 'BatteryRemoved', event: /^Association/, action: 'DELETE' },
  { type: 'BatteryRemoved', event: /^Object/, step: /^removing$/ },
  { type: 'PassportCeased', event: /^Object/, action: 'DELETE' },
  { type: 'WasteDeclared', event: /^Object/, disposition: 'disposed' },
  { type: 'PassportIssued', event: /^Object/, action: 'ADD', step: /^commissioning$/ },
  { type: 'RepairRecorded', event: /^Object/, step: /^(repairing|replacing)$/ },
  { type: 'HandoffDispatched', event: /^(Object|Transaction)/, step: /^(shipping|departing|consigning)$/ },
  { type: 'CustodyTransferred', event: /^(Object|Transaction)/, step: /^(receiving|accepting|collecting)$/ },
  { type: 'ItemReserved', event: /^Object/, step: /^reserving$/ },
  { type: 'ConditionRecorded', event: /^Object/, action: 'OBSERVE', has: 'sensorElementList' },
  { type: 'InspectionRecorded', event: /^Object/, action: 'OBSERVE', step: /^inspecting$/ },
];
