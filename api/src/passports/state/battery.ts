import type { Condition, Events, Foreign, PassportPart } from '#schemas/generated/types.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Entry, EntryAbout, EntryOf } from '../../ledger/entry.ts';
import type { Edge, KeptSubject } from '../../ledger/subject.ts';
import { documentKeys } from '../../models/state/named-documents.ts';
import { type Assessment, assess, isMeasurement, keptGrave, notAssessed, signsOf } from './condition.ts';
import { type Harms, harmed, recorded, type SeriesSummary } from './in-use.ts';
import { type Consumption, leftPercent, type SecondLife } from './lineage.ts';

/** 2023/1542 Annex XIII 4(c), exact spelling. */
export type BatteryStatus = 'original' | 'repurposed' | 're-used' | 'remanufactured' | 'waste';
export type WasteRecipient = 'producer' | 'producerResponsibilityOrganisation' | 'selectedWasteOperator';

/** A battery and its record as they are now. */
export interface Battery {
  id: string;
  uniqueIdentifier: string;
  passportId: string;
  /** What codes lead here, settled when the passport was issued. */
  codes: string[];
  category: Passport['general']['category'];
  serialNumber?: string;
  model?: string;
  /** Data of this unit, and where it differs from its model. */
  passport: PassportPart;
  foreign?: Foreign;
  issuer: string;
  /** Who answers for the passport, 2023/1542 Art. 77(4) and (7). */
  operator: string;
  status: BatteryStatus;
  recordStatus: 'active' | 'ceased';
  /** VIN of the vehicle it was built into, as the passport or the removal said. */
  vin?: string;
  /** Who has it in hands. Nobody is known to while it is built in; then it is with whoever has the vehicle. */
  custodian?: string;
  previousCustodians: string[];
  removal?: Removal;
  waste?: { recipientKind: WasteRecipient; recipient: string; declaredAt: string };
  assessment: Assessment;
  /** Newest first; older ones are in the history. */
  measurements: Measurement[];
  /** What it sent home by itself, as far as a passport shows it; absent when it never did. The points are in its series. */
  series?: SeriesSummary;
  /** What harmed it; absent when nothing is recorded. */
  harms?: Harms;
  openHandoff?: string;
  /** To whom the open handoff goes. */
  receiver?: string;
  /** Newest last. */
  handoffs: string[];
  /** What it was made from and how; absent for a battery that was made new. */
  secondLife?: SecondLife;
  /** What went into batteries made from it, oldest first; absent when nothing did. */
  consumed?: Consumption[];
  /** When it, or what was left of it, was recycled. */
  recycledAt?: string;
  /** Oldest first; absent when none is recorded. A repair changes no status. */
  repairs?: Repair[];
  /** In which registries it stands, oldest first; absent while no registration is recorded (2023/1542 Art. 77(10)). */
  registrations?: Registration[];
  createdAt: string;
  /** When the passport itself was last corrected; everybody may know that. */
  revisedAt?: string;
  updatedAt: string;
}

export interface Removal {
  removedAt: string;
  organisation: string;
  from?: string;
  vehicle?: string;
  massKg?: number;
  storagePlace?: string;
  note?: string;
}

/** That a registry of product passports has taken a passport in. */
export interface Registration {
  registry: string;
  registrationId: string;
  registeredAt: string;
  organisation: string;
}

export interface Repair {
  repairedAt: string;
  organisation: string;
  description: string;
  parts?: string[];
  report?: string;
}

export interface Measurement extends Condition {
  recordedAt: string;
  measuredAt: string;
  organisation: string;
}

export const keptBattery = {
  kind: 'battery',
  evolve,
  keys: (battery) => [...keysOf(battery), ...documentKeys(battery.passport, battery.id)],
  columnNames: [
    'custodian',
    { many: 'previousCustodians' },
    'operator',
    'receiver',
    'category',
    'status',
    'model',
    'vin',
    'removed',
  ],
  columns: (battery) => ({
    custodian: battery.custodian ?? null,
    previousCustodians: [...new Set(battery.previousCustodians)],
    operator: battery.operator,
    receiver: battery.receiver ?? null,
    category: battery.category,
    status: battery.status,
    model: battery.model ?? null,
    vin: battery.vin ?? null,
    removed: battery.removal ? 1 : 0,
  }),
  edges: ({ id, secondLife, removal }) => [
    ...(secondLife?.predecessors ?? []).map(({ battery }) => edge('battery', battery, id, 'successor')),
    ...(removal?.vehicle ? [edge('vehicle', removal.vehicle, id, 'removed')] : []),
  ],
  afterCorrection: (battery, { recordedAt }) => ({ ...battery, updatedAt: recordedAt }),
  stays: (battery, before) => ({ ...battery, assessment: keptGrave(before.assessment, battery.assessment) }),
} satisfies KeptSubject<'battery', Battery>;

function edge(kind: Edge['from']['kind'], from: string, to: string, type: string): Edge {
  return { from: { kind, id: from }, to: { kind: 'battery', id: to }, type };
}

/** What a battery is found by. */
export function keysOf({
  id,
  codes,
  serialNumber,
}: {
  id: string;
  codes: readonly string[];
  serialNumber?: string | undefined;
}): string[] {
  // Not unique by itself; with the id behind it a serial number can be searched by its beginning.
  return [`id:${id}`, ...codes, ...(serialNumber ? [`serial:${serialNumber.toUpperCase()}#${id}`] : [])];
}

/** How many single measurements the state keeps. */
export const keptMeasurements = 50;

function evolve(battery: Battery | undefined, entry: EntryAbout<'battery'>): Battery {
  if (entry.type === 'PassportIssued') return issued(entry);
  if (entry.type === 'SecondLifePassportIssued') return issuedAgain(entry);
  if (battery === undefined) throw new TypeError(`A battery does not begin with ${entry.type}.`);
  return { ...changed(battery, entry), updatedAt: entry.recordedAt };
}

type Later = Exclude<EntryAbout<'battery'>, EntryOf<'PassportIssued' | 'SecondLifePassportIssued'>>;

function changed(battery: Battery, entry: Later): Battery {
  switch (entry.type) {
    case 'PassportRevised':
      return { ...battery, passport: entry.data.passport, revisedAt: entry.recordedAt };
    case 'ConditionRecorded':
      return observed(battery, entry, entry.data.condition);
    case 'InspectionRecorded':
      return observed(battery, entry, entry.data.condition, true);
    case 'MeasurementsRecorded':
      return { ...battery, series: recorded(battery.series, entry.data, entry) };
    case 'NegativeEventsRecorded':
      return hurt(battery, entry);
    case 'BatteryRemoved':
      return removed(battery, entry);
    case 'WasteDeclared':
      return wasted(battery, entry);
    case 'BatteryConsumed':
      return consumed(battery, entry.data);
    case 'BatteryRecycled':
      return { ...outOfHands(battery), recycledAt: entry.occurredAt };
    case 'PassportCeased':
      return { ...battery, recordStatus: 'ceased' };
    case 'ResponsibilityTransferred':
      return { ...battery, operator: entry.data.to };
    case 'RepairRecorded':
      return repaired(battery, entry);
    case 'PassportRegistered':
      return registered(battery, entry);
    case 'ItemReserved':
      return reserved(battery, entry.data);
    case 'ItemReleased':
      return free(battery);
    case 'CustodyTransferred':
      return { ...passedOn(free(battery)), custodian: entry.data.to };
  }
}

function issued(entry: EntryOf<'PassportIssued'>): Battery {
  return fresh(entry, entry.data, entry.data.operator ?? entry.actor.organisation);
}

/** A second life: a unit of its own with a passport of its own (2023/1542 Art. 77(7)). */
function issuedAgain(entry: EntryOf<'SecondLifePassportIssued'>): Battery {
  const { status, operation, predecessors, evidence } = entry.data;
  const secondLife = { operation, predecessors, evidence };
  return { ...fresh(entry, entry.data, entry.actor.organisation), status, secondLife };
}

type Issued = Omit<Events['PassportIssued'], 'operator'>;

function fresh(entry: Entry, data: Issued, operator: string): Battery {
  return {
    id: entry.id,
    uniqueIdentifier: data.uniqueIdentifier,
    passportId: data.passportId,
    codes: data.keys,
    category: data.category,
    ...(data.passport.general?.serialNumber && { serialNumber: data.passport.general.serialNumber }),
    ...(data.model && { model: data.model.id }),
    passport: data.passport,
    ...(data.foreign && { foreign: data.foreign }),
    issuer: operator,
    operator,
    status: 'original',
    recordStatus: 'active',
    ...(data.installedIn?.vin && { vin: data.installedIn.vin }),
    previousCustodians: [],
    assessment: notAssessed,
    measurements: [],
    handoffs: [],
    createdAt: entry.recordedAt,
    updatedAt: entry.recordedAt,
  };
}

function observed(battery: Battery, entry: Entry, report: Condition, afresh = false): Battery {
  const assessment = assess(battery.assessment, report, entry.occurredAt, afresh);
  if (!isMeasurement(report)) return { ...battery, assessment };
  const measurement = measured(entry, report);
  return { ...battery, assessment, measurements: [measurement, ...battery.measurements].slice(0, keptMeasurements) };
}

/** What an entry of a battery's history measured; undefined when it measured nothing. */
export function measurementOf(entry: Entry): Measurement | undefined {
  switch (entry.type) {
    case 'ConditionRecorded':
    case 'InspectionRecorded':
    case 'BatteryRemoved': {
      const { condition } = entry.data;
      return isMeasurement(condition) ? measured(entry, condition) : undefined;
    }
    default:
      return undefined;
  }
}

function measured(entry: Entry, report: Condition): Measurement {
  return {
    ...report,
    recordedAt: entry.recordedAt,
    measuredAt: report.measuredAt ?? entry.occurredAt,
    organisation: entry.actor.organisation,
  };
}

/** Some events leave a damage for sure; until somebody has looked, the battery counts as damaged (ADR SP 376). */
function hurt(battery: Battery, entry: EntryOf<'NegativeEventsRecorded'>): Battery {
  const { events } = entry.data;
  const flags = signsOf(events);
  return {
    ...battery,
    harms: harmed(battery.harms, events, entry),
    ...(flags.length > 0 && { assessment: assess(battery.assessment, { flags }, entry.occurredAt) }),
  };
}

function removed(battery: Battery, entry: EntryOf<'BatteryRemoved'>): Battery {
  const { from, vehicle, massKg, storagePlace, note, custodian, condition } = entry.data;
  const removal: Removal = {
    removedAt: entry.occurredAt,
    organisation: entry.actor.organisation,
    ...(from && { from }),
    ...(vehicle && { vehicle }),
    ...(massKg !== undefined && { massKg }),
    ...(storagePlace && { storagePlace }),
    ...(note && { note }),
  };
  const seen = observed(battery, entry, condition);
  // With a vehicle named, `from` is its VIN; otherwise it may be the name of a plant.
  const vin = battery.vin ?? (vehicle ? from : undefined);
  return { ...seen, removal, ...(vin && { vin }), custodian };
}

function wasted(battery: Battery, entry: EntryOf<'WasteDeclared'>): Battery {
  const { recipientKind, recipient } = entry.data;
  const waste = { recipientKind, recipient, declaredAt: entry.occurredAt };
  return { ...battery, status: 'waste', waste, operator: recipient };
}

function reserved(battery: Battery, { handoff, receiver }: Events['ItemReserved']): Battery {
  return { ...battery, openHandoff: handoff, ...(receiver && { receiver }), handoffs: [...battery.handoffs, handoff] };
}

function consumed(battery: Battery, data: Events['BatteryConsumed']): Battery {
  const after = { ...battery, consumed: [...(battery.consumed ?? []), data] };
  return leftPercent(after) > 0 ? after : outOfHands(after);
}

function outOfHands(battery: Battery): Battery {
  const { custodian: _, ...left } = passedOn(battery);
  return left;
}

function repaired(battery: Battery, entry: EntryOf<'RepairRecorded'>): Battery {
  const repair = {
    repairedAt: entry.occurredAt,
    organisation: entry.actor.organisation,
    ...entry.data,
  };
  return { ...battery, repairs: [...(battery.repairs ?? []), repair] };
}

function registered(battery: Battery, entry: EntryOf<'PassportRegistered'>): Battery {
  const registration = {
    ...entry.data,
    registeredAt: entry.occurredAt,
    organisation: entry.actor.organisation,
  };
  return { ...battery, registrations: [...(battery.registrations ?? []), registration] };
}

function free({ openHandoff: _, receiver: __, ...battery }: Battery): Battery {
  return battery;
}

function passedOn(battery: Battery): Battery {
  if (!battery.custodian) return battery;
  return { ...battery, previousCustodians: [...battery.previousCustodians, battery.custodian] };
}
