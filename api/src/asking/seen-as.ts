import { accessView } from '#schemas/access-view.ts';
import type { EntryAccess } from '#schemas/entry-access.ts';
import { entryAccess } from '#schemas/generated/entries.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Entry, EventType } from '../ledger/entry.ts';
import type { Reading } from './reading.ts';

/** An entry of a history as one viewer may see it. `complete` when nothing of it is withheld: then the proof may be given too. */
export interface HistoryEntry {
  position: number;
  type: string;
  recordedAt: string;
  occurredAt: string;
  /** Id of the firm that acted; absent when it is withheld. */
  organisation?: string;
  data: object;
  withheld: string[];
  complete: boolean;
  /** Position of the correction that stands; absent while it counts as it was recorded. */
  correctedBy?: number;
  /** It did not happen: `data` is what was recorded, struck through. */
  struck?: true;
  /** What was first recorded, where `data` and `occurredAt` are what counts now. */
  originalData?: object;
  originallyOccurredAt?: string;
  /** Of a correction: the position of what it puts right. */
  corrects?: number;
}

/**
 * What a viewer sees of an entry, by the `x-access` of its JSON Schema; undefined when they may not even know that it is there.
 * Insiders who may not see what happened still see that something did, and when.
 */
export function seenAs(entry: Entry, asked: Reading): HistoryEntry | undefined {
  const reading = byWhom(entry.actor, asked);
  const { position, recordedAt, occurredAt } = entry;
  if (issues.has(entry.type) && !reading.interest) return issueSeenAs(entry, reading);
  const access = entryAccess[entry.type];
  if (!mayRead(access.entry, reading)) return reading.outsider ? undefined : withheldEntry(entry);
  const { data, withheld } = fieldsSeen(access, entry.data, reading);
  const showsFirm = reading.insider || mayRead(access.actor, reading);
  if (!showsFirm) withheld.push('organisation');
  return {
    position,
    type: entry.type,
    recordedAt,
    occurredAt,
    ...(showsFirm && { organisation: entry.actor.organisation }),
    data,
    withheld,
    complete: withheld.length === 0,
  };
}

/** As whom somebody reads what this firm has recorded: who has recorded something knows all of it. */
export function byWhom({ organisation }: { organisation: string }, asked: Reading): Reading {
  return organisation === asked.firm ? { ...asked, interest: true, insider: true, vins: 'all' } : asked;
}

/**
 * What a viewer sees of what an event has told, wherever else it is shown: in lists and records made of it. Members that are
 * no fields of the event are for insiders, as they may be made of any.
 */
export function toldOf<Told extends object>(type: EventType, told: Told, reading: Reading): Partial<Told> {
  return fieldsSeen(entryAccess[type], told, reading).data as Partial<Told>;
}

/** Even its type can say what is withheld: WasteDeclared is a status. */
function withheldEntry({ position, recordedAt, occurredAt }: Entry): HistoryEntry {
  const withheld = ['type', 'organisation', 'data'];
  return { position, type: 'Withheld', recordedAt, occurredAt, data: {}, withheld, complete: false };
}

/** Which of the two it was says whether a battery is in its second life, which is its status (2023/1542 Annex XIII 4(c)). */
const issues: ReadonlySet<EventType> = new Set<EventType>(['PassportIssued', 'SecondLifePassportIssued']);
/** What both say of a battery, for everybody. */
const issueAccess: EntryAccess = {
  entry: 'everybody',
  actor: 'everybody',
  fields: {
    passportId: 'everybody',
    uniqueIdentifier: 'everybody',
    category: 'everybody',
    model: 'everybody',
    passport: 'passport',
    keys: 'everybody',
  },
};

/** Whoever may not know the status sees that a passport was issued, in the same words for a first and a second life. */
function issueSeenAs({ position, recordedAt, occurredAt, actor, data }: Entry, reading: Reading): HistoryEntry {
  const common = Object.fromEntries(Object.entries(data).filter(([name]) => name in issueAccess.fields));
  const seen = fieldsSeen(issueAccess, common, reading);
  return {
    position,
    type: 'PassportIssued',
    recordedAt,
    occurredAt,
    // Who placed it on the market is for everybody (2023/1542 Annex XIII 1(a), Annex VI Part A (1)).
    organisation: actor.organisation,
    data: seen.data,
    withheld: ['type', ...seen.withheld],
    complete: false,
  };
}

function mayRead(audience: EntryAccess['entry'], { interest, insider }: Reading): boolean {
  switch (audience) {
    case 'everybody':
      return true;
    case 'interest':
      return interest;
    case 'insiders':
      return insider;
  }
}

/** An allow-list: a field that nobody has said anything about is for insiders. */
function fieldsSeen({ fields }: EntryAccess, data: object, reading: Reading): { data: object; withheld: string[] } {
  const withheld: string[] = [];
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) {
    const audience = fields[name] ?? 'insiders';
    if (audience === 'passport') {
      const view = accessView(value as Passport, reading.audiences);
      kept.push([name, view.visible]);
      withheld.push(...view.withheld.map(({ path }) => `${name}.${path}`));
    } else if (audience === 'vehicle' ? mayKnowVehicle(value, reading) : mayRead(audience, reading)) {
      kept.push([name, value]);
    } else {
      withheld.push(name);
    }
  }
  return { data: Object.fromEntries(kept), withheld };
}

/** Where a battery is or was built in: the number of a vehicle, or the name of a plant, which is for all insiders. */
function mayKnowVehicle(place: unknown, { insider, vins }: Reading): boolean {
  const vin = typeof place === 'string' ? place : (place as { vin?: string } | null)?.vin;
  if (vin === undefined || !vehicleNumber.test(vin)) return insider;
  return vins === 'all' || vins.includes(vin);
}

/** Whatever could be the number of a vehicle, also of one from before 1981. */
const vehicleNumber = /^[A-Z0-9]{5,17}$/;
