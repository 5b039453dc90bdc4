import DataLoader from 'dataloader';
import { accessView } from '#schemas/access-view.ts';
import type { StepCorrected } from '#schemas/generated/types.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Audience, Viewer } from '../access/viewer.ts';
import type { Component } from '../components/component.ts';
import type { Correction } from '../corrections/correction.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import { correctionIn } from '../ledger/corrected.ts';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { BatteryModel } from '../models/model.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { HistoryPage } from '../storage/storage.ts';
import type { Vehicle } from '../vehicles/vehicle.ts';
import type { Context } from './context.ts';
import { seenCorrected, standingOf } from './seen-corrected.ts';
import { vehicleOf } from './vehicle-of.ts';
import {
  audiencesFor,
  hasInterest,
  isAuthority,
  isPartyOfBattery,
  isPartyOfComponent,
  isPartyOfHandoff,
  isPartyOfVehicle,
  mayFindGoods,
} from './visibility.ts';

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

/** What a viewer may read of a subject's entries. */
export interface Reading {
  /** The firm that asks: it sees all of what it has recorded itself. */
  firm?: string;
  audiences: ReadonlySet<Audience>;
  /** Status, condition and use, 2023/1542 Annex XIII point 4. */
  interest: boolean;
  /** Has or had it in hands, or supervises those who do: sees firms, places and numbers of vehicles. */
  insider: boolean;
  /** Nobody in particular: sees only entries that everybody sees, not even that there are others. */
  outsider: boolean;
}

/** One page of a subject's history, oldest first; `after` is the position of the last entry of the page before. */
export async function historyOf(
  context: Context,
  subject: SubjectView,
  { first, after }: { first?: number | null; after?: number | null },
): Promise<HistoryEntry[]> {
  const reading = await readingOf(context, subject);
  const standing = await standingOf(context.storage, subject);
  const wanted = Math.min(Math.max(first ?? 50, 0), 200);
  const shown: HistoryEntry[] = [];
  let version = 0;
  while (shown.length < wanted) {
    const entries = await pagesOf(context).load({ of: subject, after: version });
    for (const entry of entries) {
      const seen = entry.position > (after ?? -1) && seenCorrected(entry, reading, standing);
      if (seen) shown.push(seen);
    }
    if (entries.length < pageLength) break;
    version = entries.at(-1)?.version ?? version;
  }
  return shown.slice(0, wanted);
}

const pageLength = 200;
const loaders = new WeakMap<Context, DataLoader<HistoryPage, Entry[], string>>();

/** Reads the histories of a whole list at once. Remembers nothing: a subscription lives long. */
function pagesOf(context: Context): DataLoader<HistoryPage, Entry[], string> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((pages) => context.storage.histories(pages, pageLength), {
      cache: false,
      maxBatchSize: 100,
    });
    loaders.set(context, loader);
  }
  return loader;
}

/** One entry as this viewer may see it; undefined when they may not even know that it is there. */
export async function historyEntryFor(context: Context, entry: Entry): Promise<HistoryEntry | undefined> {
  const subject = await context.ledger.views.record(entry.kind, entry.id);
  const standing = subject && (await standingOf(context.storage, subject));
  const seen = standing && seenCorrected(entry, await readingOf(context, subject), standing);
  // Also by proofs and live: whoever follows a battery reads it, and whoever asks for the record of a model reads that.
  if (seen && (subject.kind === 'battery' || subject.kind === 'model')) context.noteRead(subject.id);
  return seen;
}

/** As whom this viewer reads entries of this subject. */
export async function readingOf(context: Context, subject: SubjectView): Promise<Reading> {
  const { viewer } = context;
  return { ...(await readingAs(context, subject)), ...(viewer && { firm: viewer.organisation }) };
}

async function readingAs(context: Context, subject: SubjectView): Promise<Reading> {
  const { viewer } = context;
  const authority = isAuthority(viewer);
  const common = { audiences: viewer?.audiences ?? new Set<Audience>(['public']), interest: hasInterest(viewer) };
  const reading = (insider: boolean, found = insider): Reading => ({ ...common, insider, outsider: !found });
  switch (subject.kind) {
    case 'battery': {
      const battery = subject.state as Battery;
      const vehicle = await vehicleOf(context, battery);
      const insider = authority || isPartyOfBattery(viewer, battery, vehicle?.state);
      const interest = hasInterest(viewer, battery);
      return { audiences: audiencesFor(viewer, battery), interest, insider, outsider: !insider && !interest };
    }
    // What a battery sent home is read like the battery itself.
    case 'series': {
      const battery = await context.load<Battery>('battery', subject.id);
      return battery ? readingAs(context, battery) : reading(authority);
    }
    case 'vehicle':
      return reading(authority || isPartyOfVehicle(viewer, subject.state as Vehicle), mayFindGoods(viewer));
    case 'component':
      return reading(authority || isPartyOfComponent(viewer, subject.state as Component), mayFindGoods(viewer));
    case 'handoff':
      return reading(authority || isPartyOfHandoff(viewer, subject.state as Handoff));
    case 'correction': {
      const { proposer, asked } = subject.state as Correction;
      return reading(authority || (viewer !== undefined && [proposer, ...asked].includes(viewer.organisation)));
    }
    case 'model':
      return {
        ...reading(true),
        audiences: audiencesFor(viewer, { operator: (subject.state as BatteryModel).organisation }),
      };
    case 'organisation':
      return reading(ownFirm(viewer, subject));
    default:
      return reading(authority);
  }
}

/** Who an entry is for, and which of its fields are only for insiders. */
interface Rule {
  for: 'everybody' | 'interest' | 'insiders';
  insiderFields?: readonly string[];
  /** Fields that hold sections of a passport. */
  passportFields?: readonly string[];
  /** Who sees which firm acted, where not everybody does who sees the entry; insiders always do. */
  firmFor?: 'everybody' | 'interest' | 'insiders';
}

const rules: Record<string, Rule> = {
  // Who has placed the battery on the market is public (2023/1542 Annex VI Part A (1), Annex XIII 1(a)).
  BatteryModelRegistered: { for: 'everybody', passportFields: ['passport'], firmFor: 'everybody' },
  PassportIssued: {
    for: 'everybody',
    passportFields: ['passport'],
    insiderFields: ['installedIn', 'foreign'],
    firmFor: 'everybody',
  },
  // Who answers for it now passes on with waste: whom strangers see revising it would tell the status (Art. 77(7)).
  PassportRevised: {
    for: 'everybody',
    passportFields: ['passport', 'patch'],
    insiderFields: ['reason'],
    firmFor: 'interest',
  },
  // Its type tells the status, so it is not for everybody (2023/1542 Annex XIII 4(c)).
  SecondLifePassportIssued: { for: 'interest', passportFields: ['passport'], insiderFields: ['evidence'] },
  BatteryConsumed: { for: 'interest' },
  BatteryRecycled: { for: 'interest', insiderFields: ['recycler', 'massKg', 'process', 'note'] },
  PassportCeased: { for: 'everybody', insiderFields: ['through'] },
  ResponsibilityTransferred: { for: 'interest', insiderFields: ['from', 'to', 'agreement', 'reason'] },
  RepairRecorded: { for: 'interest', insiderFields: ['report'] },
  ConditionRecorded: { for: 'interest' },
  InspectionRecorded: { for: 'interest' },
  MeasurementsRecorded: { for: 'interest' },
  SeriesExtended: { for: 'interest' },
  NegativeEventsRecorded: { for: 'interest' },
  WasteDeclared: { for: 'interest', insiderFields: ['recipient', 'previousOperator', 'reason'] },
  BatteryRemoved: { for: 'interest', insiderFields: ['vehicle', 'from', 'custodian', 'storagePlace', 'note'] },
  VehicleReceived: {
    for: 'interest',
    insiderFields: [
      'vin',
      'vinWarnings',
      'holder',
      'custodian',
      'alias',
      'storagePlace',
      'note',
      'registrationDocument',
      'firstRegisteredOn',
    ],
  },
  ComponentRegistered: { for: 'interest', insiderFields: ['custodian', 'storagePlace'] },
};
const insidersOnly: Rule = { for: 'insiders' };

/** What a viewer sees of a correction: as much as of the entry it puts right, which is named. */
function correctionSeenAs(entry: Entry, correction: StepCorrected, asked: Reading): HistoryEntry | undefined {
  const { corrects, type, data = {}, note, agreement, ...told } = correction;
  const seen = seenAs({ ...entry, type, data }, asked);
  if (!seen || seen.type === 'Withheld') return seen;
  const said = { note, agreement, ...(correction.data && { data: seen.data }) };
  const isOpen = asked.insider || entry.actor.organisation === asked.firm;
  const closed = Object.keys({ ...(note && { note }), ...(agreement && { agreement }) });
  const withheld = [
    ...seen.withheld.map((name) => (name === 'organisation' ? name : `data.${name}`)),
    ...(isOpen ? [] : closed),
  ];
  return {
    ...seen,
    type: entry.type,
    data: present({ corrects, type, ...told, ...(isOpen ? said : { data: said.data }) }),
    withheld,
    complete: withheld.length === 0,
    corrects,
  };
}

function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** What a viewer sees of an entry. Insiders who may not see what happened still see that something did, and when. */
export function seenAs(entry: Entry, asked: Reading): HistoryEntry | undefined {
  const correction = correctionIn(entry);
  if (correction) return correctionSeenAs(entry, correction, asked);
  const own = entry.actor.organisation === asked.firm;
  const reading = own ? { ...asked, interest: true, insider: true } : asked;
  const rule = rules[entry.type] ?? insidersOnly;
  const { position, recordedAt, occurredAt } = entry;
  if (issues.has(entry.type) && !reading.interest) return issueSeenAs(entry, reading);
  if (!mayRead(rule, reading)) {
    if (reading.outsider) return undefined;
    // Even its type can say what is withheld: WasteDeclared is a status.
    return {
      position,
      type: 'Withheld',
      recordedAt,
      occurredAt,
      data: {},
      withheld: ['type', 'organisation', 'data'],
      complete: false,
    };
  }
  const { data, withheld } = reduced(entry.data, rule, reading);
  const showsFirm = reading.insider || maySeeFirm(rule, reading);
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

/** Which of the two it was says whether a battery is in its second life, which is its status (2023/1542 Annex XIII 4(c)). */
const issues: ReadonlySet<string> = new Set(['PassportIssued', 'SecondLifePassportIssued']);
/** What both say of a battery. */
const issueFields = ['passportId', 'uniqueIdentifier', 'category', 'model', 'passport', 'keys'];

/** Whoever may not know the status sees that a passport was issued, in the same words for a first and a second life. */
function issueSeenAs({ position, recordedAt, occurredAt, actor, data }: Entry, reading: Reading): HistoryEntry {
  const common = Object.fromEntries(Object.entries(data).filter(([name]) => issueFields.includes(name)));
  const seen = reduced(common, { for: 'everybody', passportFields: ['passport'] }, reading);
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

function maySeeFirm({ firmFor = 'insiders' }: Rule, { interest }: Reading): boolean {
  return firmFor === 'everybody' || (firmFor === 'interest' && interest);
}

function mayRead(rule: Rule, { interest, insider }: Reading): boolean {
  if (rule.for === 'everybody') return true;
  return rule.for === 'interest' ? interest : insider;
}

function reduced(data: object, rule: Rule, { audiences, insider }: Reading): { data: object; withheld: string[] } {
  const withheld: string[] = [];
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) {
    if (!insider && rule.insiderFields?.includes(name)) {
      withheld.push(name);
    } else if (rule.passportFields?.includes(name)) {
      const view = accessView(value as Passport, audiences);
      kept.push([name, view.visible]);
      withheld.push(...view.withheld.map(({ path }) => `${name}.${path}`));
    } else {
      kept.push([name, value]);
    }
  }
  return { data: Object.fromEntries(kept), withheld };
}

function ownFirm(viewer: Viewer | undefined, { id }: SubjectRef): boolean {
  return viewer !== undefined && (viewer.operator || viewer.organisation === id);
}
