import type { Condition } from '../../generated/types.ts';
import type { WrittenDocument } from '../lines/draft.ts';
import { pruned } from '../lines/draft.ts';
import {
  batteryLink,
  firmLink,
  placeLink,
  type Story,
  type TellableEvent,
  type ToldEntry,
  told,
  vehicleLink,
} from '../lines/story.ts';
import { sensorElementOf, sensorElementsOf } from './condition.ts';
import { eventHash } from './event-hash.ts';
import { epcisContext, prefixes, terms } from './terms.ts';

/**
 * The history of a battery as an EPCIS 2.0 document in the words of CBV 2.0. Every event carries its content hash as its id
 * (CBV 2.0 §8.9), so whoever gets it twice, from two sides, sees that it is the same. What only the passport knows of – what
 * was withheld, and corrections of data – is named as left out or told as a step of our own.
 */
export function writeEpcis(story: Story): WrittenDocument {
  const events = story.entries.flatMap((entry) => declaredEventsOf(entry, story));
  const withheld = story.entries.filter(({ type }) => !tellingOf(type));
  return {
    document: {
      '@context': epcisContext,
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: story.updatedAt,
      epcisBody: { eventList: events },
    },
    omitted: withheld.map(({ type, occurredAt }) => ({ part: `${type} ${occurredAt}`, missing: [] })),
  };
}

type EventFields = Record<string, unknown> & { type: string };
type Telling = (entry: ToldEntry, story: Story) => EventFields[];

/** How each kind of entry of a battery is told, in the meanings of CBV 2.0 §7; null for what EPCIS has no event for. */
const tellings: { readonly [Type in TellableEvent]: Telling | null } = {
  PassportIssued(entry, story) {
    const { passportId, category, installedIn } = told(entry, 'PassportIssued');
    const ilmd = { [`${terms}:passport`]: passportId, [`${terms}:category`]: category };
    const made = object(story, 'ADD', 'commissioning', { disposition: 'active', ilmd });
    const vehicle = vehicleLink({ from: installedIn?.vin });
    return vehicle ? [made, association(story, 'ADD', 'installing', vehicle)] : [made];
  },
  SecondLifePassportIssued(entry, story) {
    const { operation, status, predecessors = [], passportId } = told(entry, 'SecondLifePassportIssued');
    return [
      transformation(story.battery.id, {
        inputEPCList: predecessors.map(({ battery }) => batteryLink(story, battery)),
        outputEPCList: [batteryLink(story)],
        bizStep: stepOf(operation),
        disposition: 'active',
        ilmd: { [`${terms}:passport`]: passportId },
        [`${terms}:operation`]: operation,
        [`${terms}:status`]: status,
        [`${terms}:shares`]: predecessors.map(({ battery, sharePercent }) => ({
          [`${terms}:input`]: batteryLink(story, battery),
          [`${terms}:sharePercent`]: sharePercent,
        })),
      }),
    ];
  },
  BatteryConsumed(entry, story) {
    const { successor, operation, sharePercent } = told(entry, 'BatteryConsumed');
    if (successor === undefined) return [];
    return [
      transformation(successor, {
        inputEPCList: [batteryLink(story)],
        outputEPCList: [batteryLink(story, successor)],
        bizStep: stepOf(operation),
        [`${terms}:operation`]: operation,
        [`${terms}:sharePercent`]: sharePercent,
      }),
    ];
  },
  BatteryRecycled(entry, story) {
    const { massKg, process } = told(entry, 'BatteryRecycled');
    return [
      transformation(story.battery.id, {
        inputEPCList: [batteryLink(story)],
        bizStep: 'destroying',
        disposition: 'destroyed',
        [`${terms}:massKg`]: massKg,
        [`${terms}:process`]: process,
      }),
    ];
  },
  BatteryRemoved(entry, story) {
    const data = told(entry, 'BatteryRemoved');
    const { condition, massKg } = data;
    const said = { disposition: dispositionOf(condition), sensorElementList: measured(entry, condition) };
    const own = { [`${terms}:massKg`]: massKg, ...safety(condition) };
    const vehicle = vehicleLink(data);
    return [
      vehicle
        ? association(story, 'DELETE', 'removing', vehicle, { ...said, ...own })
        : object(story, 'OBSERVE', 'removing', { ...said, ...own }),
    ];
  },
  ConditionRecorded(entry, story) {
    const { condition } = told(entry, 'ConditionRecorded');
    return [observation(entry, story, 'sensor_reporting', condition)];
  },
  MeasurementsRecorded(entry, story) {
    const { latest = {}, count, from, to } = told(entry, 'MeasurementsRecorded');
    const elements = sensorElementsOf(latest);
    const own = { [`${terms}:count`]: count, [`${terms}:from`]: from, [`${terms}:to`]: to };
    const sensorElementList = elements.length > 0 ? elements : undefined;
    return [object(story, 'OBSERVE', 'sensor_reporting', { sensorElementList, ...own })];
  },
  NegativeEventsRecorded(entry, story) {
    const harm = told(entry, 'NegativeEventsRecorded').events?.map((each) =>
      Object.fromEntries(Object.entries(each).map(([name, value]) => [`${terms}:${name}`, value])),
    );
    return [object(story, 'OBSERVE', 'inspecting', { [`${terms}:harm`]: harm })];
  },
  InspectionRecorded(entry, story) {
    const { condition, findings, procedure } = told(entry, 'InspectionRecorded');
    const own = { [`${terms}:findings`]: findings, [`${terms}:procedure`]: procedure };
    return [{ ...observation(entry, story, 'inspecting', condition), ...own }];
  },
  RepairRecorded(entry, story) {
    const { description, parts, report } = told(entry, 'RepairRecorded');
    const own = { [`${terms}:description`]: description, [`${terms}:parts`]: parts, [`${terms}:report`]: report };
    return [object(story, 'OBSERVE', 'repairing', own)];
  },
  WasteDeclared(entry, story) {
    const { recipient, previousOperator, recipientKind, reason } = told(entry, 'WasteDeclared');
    return [
      object(story, 'OBSERVE', 'other', {
        disposition: 'disposed',
        persistentDisposition: { set: ['disposed'] },
        ...parties(story, 'owning_party', previousOperator, recipient),
        [`${terms}:recipientKind`]: recipientKind,
        [`${terms}:reason`]: reason,
      }),
    ];
  },
  ResponsibilityTransferred(entry, story) {
    const { from, to, agreement, reason } = told(entry, 'ResponsibilityTransferred');
    const who = { ...parties(story, 'owning_party', from, to), [`${terms}:reason`]: reason };
    if (agreement === undefined) return [object(story, 'OBSERVE', 'other', who)];
    const bizTransaction = `urn:kreispass:agreement:${encodeURIComponent(agreement)}`;
    const { type: _, ...rest } = object(story, 'ADD', 'other', who);
    return [{ type: 'TransactionEvent', bizTransactionList: [{ bizTransaction }], ...rest }];
  },
  ItemReserved(entry, story) {
    const { handoff } = told(entry, 'ItemReserved');
    return [object(story, 'OBSERVE', 'reserving', { disposition: 'reserved', ...slip(handoff) })];
  },
  ItemReleased(entry, story) {
    const { handoff } = told(entry, 'ItemReleased');
    return [object(story, 'OBSERVE', 'other', { disposition: 'available', ...slip(handoff) })];
  },
  HandoffDispatched(entry, story) {
    const { massKg, carrier, transportDocument, handoff } = entry.data as Dispatched;
    const { from, to } = entry.data as Dispatched;
    return [
      object(story, 'OBSERVE', 'shipping', {
        disposition: 'in_transit',
        ...slip(handoff),
        ...parties(story, 'possessing_party', from, to),
        [`${terms}:massKg`]: massKg,
        [`${terms}:carrier`]: carrier,
        [`${terms}:transportDocument`]: transportDocument,
      }),
    ];
  },
  CustodyTransferred(entry, story) {
    const { handoff, from, to, massKg } = told(entry, 'CustodyTransferred');
    return [
      object(story, 'OBSERVE', 'receiving', {
        disposition: 'in_progress',
        ...slip(handoff),
        ...parties(story, 'possessing_party', from, to),
        [`${terms}:massKg`]: massKg,
      }),
    ];
  },
  PassportRevised(entry, story) {
    const { reason } = told(entry, 'PassportRevised');
    return [object(story, 'OBSERVE', 'other', { [`${terms}:reason`]: reason })];
  },
  PassportCeased: (_, story) => [object(story, 'DELETE', 'decommissioning', { disposition: 'inactive' })],
  // That a registry knows the passport is nothing that happened to the battery.
  PassportRegistered: null,
};

/** A dispatched handoff, with what its offer had said of whom it is between. */
interface Dispatched {
  handoff?: string;
  from?: string;
  to?: string;
  massKg?: number;
  carrier?: string;
  transportDocument?: string;
}

/** Whether entries of this type are told as events, so that an event of ours may be one. */
export function isToldByEvents(type: string): boolean {
  return tellingOf(type) !== null;
}

function tellingOf(type: string): Telling | null {
  return isTellable(type) ? tellings[type] : null;
}

function isTellable(type: string): type is TellableEvent {
  return Object.hasOwn(tellings, type);
}

/**
 * The events of an entry, before them those it was told by until it was put right: the same events with the same ids, declared
 * wrong (EPCIS 2.0 §7.4.1), so that who got them earlier knows which.
 */
function declaredEventsOf(entry: ToldEntry, story: Story): object[] {
  const { corrected } = entry;
  if (!corrected) return eventsOf(entry, story);
  const { at: declarationTime, struck, original } = corrected;
  const corrective = struck ? [] : eventsOf(entry, story);
  const wrong = eventsOf({ ...entry, ...original }, story);
  const ids = corrective.map(({ eventID }) => eventID);
  // CBV 2.0 §7.5: the two reasons it has words for.
  const reason = struck ? 'did_not_occur' : 'incorrect_data';
  const errorDeclaration = { declarationTime, reason, ...(ids.length > 0 && { correctiveEventIDs: ids }) };
  return [...wrong.map((event) => ({ ...event, errorDeclaration })), ...corrective];
}

function eventsOf(entry: ToldEntry, story: Story): { eventID: string }[] {
  const telling = tellingOf(entry.type);
  return (telling?.(entry, story) ?? []).map((said) => {
    const { type, ...fields } = said;
    const at = entry.organisation && { id: placeLink(story, entry.organisation) };
    const event = pruned({
      type,
      eventTime: entry.occurredAt,
      eventTimeZoneOffset: '+00:00',
      ...fields,
      readPoint: at || undefined,
      [`${terms}:entry`]: entry.type,
    });
    // The id is made of what is left when everything else is in place.
    return { ...event, eventID: eventHash(event, { prefixes }), recordTime: entry.recordedAt };
  });
}

function object(story: Story, action: string, bizStep: string, further: object = {}): EventFields {
  return { type: 'ObjectEvent', action, epcList: [batteryLink(story)], bizStep, ...further };
}

function association(story: Story, action: string, bizStep: string, parentID: string, further: object = {}) {
  return { type: 'AssociationEvent', action, parentID, childEPCs: [batteryLink(story)], bizStep, ...further };
}

/** Both sides of it, told in different histories, are bound by one id. */
function transformation(of: string, further: object): EventFields {
  return { type: 'TransformationEvent', transformationID: `urn:kreispass:transformation:${of}`, ...further };
}

/** CBV has no words for the four operations of 2023/1542 Art. 3(1)(28) to (32); these say what hands do, the term says the law. */
function stepOf(operation: string | undefined): string | undefined {
  return operation === 'preparationForReUse' || operation === 'preparationForRepurposing' ? 'inspecting' : 'assembling';
}

function observation(entry: ToldEntry, story: Story, bizStep: string, condition: Condition | undefined): EventFields {
  return object(story, 'OBSERVE', bizStep, {
    disposition: dispositionOf(condition),
    sensorElementList: measured(entry, condition),
    ...safety(condition),
  });
}

function measured(entry: ToldEntry, condition: Condition | undefined): object[] | undefined {
  const element = condition && sensorElementOf(condition, entry.occurredAt);
  return element && [element];
}

function safety(condition: Condition | undefined): object {
  return {
    [`${terms}:condition`]: condition?.condition,
    [`${terms}:isolation`]: condition?.isolation,
    [`${terms}:flags`]: condition?.flags?.length ? condition.flags : undefined,
    [`${terms}:note`]: condition?.note,
  };
}

function dispositionOf(condition: Condition | undefined): string | undefined {
  if (condition?.condition === 'intact') return 'active';
  return condition?.condition === 'damaged' || condition?.condition === 'critical' ? 'damaged' : undefined;
}

function slip(handoff: string | undefined): object {
  if (handoff === undefined) return {};
  return { bizTransactionList: [{ type: 'desadv', bizTransaction: `urn:kreispass:handoff:${handoff}` }] };
}

function parties(story: Story, type: string, from: string | undefined, to: string | undefined): object {
  return {
    sourceList: from === undefined ? undefined : [{ type, source: firmLink(story, from) }],
    destinationList: to === undefined ? undefined : [{ type, destination: firmLink(story, to) }],
  };
}
