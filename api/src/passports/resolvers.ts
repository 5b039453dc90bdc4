import type { GraphQLResolveInfo } from 'graphql';
import type { WithheldProperty } from '#schemas/access-view.ts';
import { ownLink } from '#schemas/codes/own-link.ts';
import type { General } from '#schemas/generated/types.ts';
import { requireViewer } from '../access/permissions.ts';
import { asInvalidInput, refusalError } from '../access/refusal-error.ts';
import { listBelow, listedBelow, pageBelow } from '../asking/breadth.ts';
import type { Context } from '../asking/context.ts';
import { historyEntryFor, historyOf, historyPage } from '../asking/history.ts';
import { among, type PageArguments, pageSize } from '../asking/lists.ts';
import { nextSteps } from '../asking/next-steps.ts';
import { byWhom, type HistoryEntry, toldOf } from '../asking/seen-as.ts';
import { concerns } from '../asking/station-feed.ts';
import { changes } from '../asking/subscribe.ts';
import { hasInterest, isAuthority } from '../asking/visibility.ts';
import type { Handoff } from '../handoffs/state/handoff.ts';
import type { Entry } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { vehicleOf } from '../vehicles/state/vehicle-of.ts';
import { ownCompleteness } from './completeness/own-completeness.ts';
import { type BatteryFilter, findBatteries } from './find-batteries.ts';
import { type PassportAsOf, passportAsOf } from './shown/as-of.ts';
import { type AskedCompleteness, completenessOf } from './shown/completeness.ts';
import { type Link, linked, madeFrom, madeInto } from './shown/links.ts';
import { readMoment } from './shown/moment.ts';
import { fromPassport, passportView } from './shown/passport-view.ts';
import { batteryReading } from './shown/reading.ts';
import { safetyOf } from './shown/safety.ts';
import { visibleUpdate } from './shown/updated-at.ts';
import { vinOf } from './shown/vin.ts';
import { type Battery, keptMeasurements, type Registration, type Removal, type Repair } from './state/battery.ts';
import { holderOf } from './state/holding.ts';
import { isInsider } from './state/insider.ts';

type Parent = SubjectView<Battery>;

export const resolvers = {
  Query: {
    battery: (_: unknown, { id }: { id: string }, context: Context) => context.load<Battery>('battery', id),
    batteries: (_: unknown, { filter, ...page }: PageArguments & { filter?: BatteryFilter | null }, context: Context) =>
      findBatteries(context, filter ?? {}, page),
    ownCompleteness: (_: unknown, asked: AskedCompleteness & PageArguments, context: Context) =>
      ownCompleteness(context, asked),
  },

  Subscription: {
    batteryChanged: {
      // That something happened is as much for outsiders as what did: only what their history shows.
      subscribe: (_: unknown, { id }: { id: string }, context: Context) =>
        changes(context.ledger, async ({ entries }) => {
          const touching = entries.filter((entry) => entry.kind === 'battery' && entry.id === id);
          const shown = await Promise.all(touching.map((entry) => historyEntryFor(context, entry)));
          if (shown.every((entry) => entry === undefined)) return [];
          const battery = await context.ledger.views.subject<Battery>('battery', id);
          return battery ? [battery] : [];
        }),
      resolve: (battery: Parent) => battery,
    },
    stationFeed: {
      subscribe(_: unknown, __: unknown, context: Context) {
        const viewer = requireViewer(context.viewer);
        return changes(context.ledger, async ({ entries }) => {
          const shown = await Promise.all(entries.map((entry) => feedEntry(context, entry, viewer.organisation)));
          return shown.filter((entry) => entry !== undefined);
        });
      },
      resolve: (entry: HistoryEntry) => entry,
    },
  },

  HistoryEntry: {
    organisation: ({ organisation }: HistoryEntry, _: unknown, context: Context) => firm(context, organisation),
  },

  ConditionRecord: {
    organisation: ({ organisation }: { organisation?: string }, _: unknown, context: Context) =>
      firm(context, organisation),
  },

  RepairRecord: {
    organisation: ({ organisation }: Partial<Repair>, _: unknown, context: Context) => firm(context, organisation),
    parts: ({ parts }: Partial<Repair>) => parts ?? [],
  },

  Registration: {
    organisation: ({ organisation }: Registration, _: unknown, context: Context) => firm(context, organisation),
  },

  LineageLink: {
    battery: ({ battery }: Link, _: unknown, context: Context) => context.load<Battery>('battery', battery),
    modules: ({ modules }: Link) => modules ?? [],
  },

  RemovalRecord: {
    organisation: ({ organisation }: Partial<Removal>, _: unknown, context: Context) => firm(context, organisation),
    vehicle: ({ vehicle }: Partial<Removal>, _: unknown, context: Context) =>
      vehicle && context.load('vehicle', vehicle),
  },

  PassportVersion: {
    withheld: ({ withheld }: PassportAsOf, _: unknown, { language }: Context) => titled(withheld, language),
  },

  Battery: {
    uniqueIdentifier: ({ state }: Parent) => state.uniqueIdentifier,
    qrCode: ({ id, state }: Parent, _: unknown, { publicUrl }: Context) =>
      ownLink(publicUrl, { id, codes: state.codes }),
    passportId: ({ state }: Parent) => state.passportId,
    status: ({ state }: Parent, _: unknown, { viewer }: Context) => (hasInterest(viewer, state) ? state.status : null),
    recordStatus: ({ state }: Parent) => state.recordStatus,
    category: ({ state }: Parent) => state.category,
    manufacturer: general(({ manufacturer }) => manufacturer?.name),
    model: general(({ modelName, modelIdentifier }) => modelName ?? modelIdentifier),
    serialNumber: general(({ serialNumber }) => serialNumber),
    massKg: general(({ massKg }) => massKg),
    chemistry: (battery: Parent, _: unknown, context: Context) =>
      fromPassport(context, battery, ({ materials }) => materials?.chemistry),
    nominalEnergyKwh: (battery: Parent, _: unknown, context: Context) =>
      fromPassport(context, battery, ({ performance }) => performance?.nominalEnergyKwh),
    async safety(battery: Parent, _: unknown, context: Context) {
      const view = await passportView(context, battery);
      const { viewer, language } = context;
      return safetyOf(battery.state, view, {
        interest: hasInterest(viewer, battery.state),
        on: context.now().toISOString(),
        language,
      });
    },
    async custodian({ state }: Parent, _: unknown, context: Context) {
      const vehicle = (await vehicleOf(context, state))?.state;
      return (await isInsider(context, state)) ? firm(context, holderOf({ battery: state, vehicle })) : null;
    },
    // Who answers for a passport changes with waste and second life, so it tells the status (2023/1542 Art. 77(7)) – and so
    // would naming it only as long as it has not changed.
    operator: async ({ state }: Parent, _: unknown, context: Context) =>
      hasInterest(context.viewer, state) || (await isInsider(context, state)) ? firm(context, state.operator) : null,
    async installedIn({ state }: Parent, _: unknown, context: Context) {
      const vehicle = state.removal ? undefined : await vehicleOf(context, state);
      return vehicle && (hasInterest(context.viewer, state) || isAuthority(context.viewer)) ? vehicle : null;
    },
    installedInVin: (battery: Parent, _: unknown, context: Context) => vinOf(context, battery),
    async removal(battery: Parent, _: unknown, context: Context) {
      const { removal } = battery.state;
      if (!removal || !(hasInterest(context.viewer, battery.state) || isAuthority(context.viewer))) return null;
      const reading = await batteryReading(context, battery);
      return { removedAt: removal.removedAt, ...toldOf('BatteryRemoved', removal, byWhom(removal, reading)) };
    },
    async openHandoff({ state }: Parent, _: unknown, context: Context) {
      return state.openHandoff ? shownHandoff(context, state.openHandoff) : null;
    },
    handoffs: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      shownHandoffs(context, state, info),
    async handoffPage({ state }: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) {
      return among(await shownHandoffs(context, state, info), page);
    },
    async condition({ state }: Parent, { first }: { first?: number | null }, context: Context) {
      if (!hasInterest(context.viewer, state)) return [];
      return withActors(
        context,
        state,
        state.measurements.slice(0, pageSize(first, { usual: 20, most: keptMeasurements })),
      );
    },
    history: (battery: Parent, page: { first?: number; after?: number }, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, historyOf(context, battery, page)),
    historyPage: (battery: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) =>
      pageBelow(info, historyPage(context, battery, page)),
    completeness: ({ state }: Parent, asked: AskedCompleteness, context: Context) =>
      completenessOf(context, state, asked),
    predecessors: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, linked(context, madeFrom(context, state))),
    successors: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, linked(context, madeInto(context, state))),
    madeFrom: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, madeFrom(context, state)),
    madeInto: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, madeInto(context, state)),
    async repairs(battery: Parent, _: unknown, context: Context) {
      if (!hasInterest(context.viewer, battery.state)) return [];
      const reading = await batteryReading(context, battery);
      return (battery.state.repairs ?? []).map((repair) => ({
        repairedAt: repair.repairedAt,
        ...toldOf('RepairRecorded', repair, byWhom(repair, reading)),
      }));
    },
    // Who registered it may answer for it only since its second life, so it is for whom that is for.
    registrations: async ({ state }: Parent, _: unknown, context: Context) =>
      (await isInsider(context, state)) ? (state.registrations ?? []) : [],
    version: ({ state, version }: Parent, _: unknown, { viewer }: Context) =>
      viewer?.organisation === state.operator ? version : null,
    ...sections('general', 'symbols', 'carbonFootprint', 'dueDiligence', 'materials', 'circularity', 'performance'),
    async withheld(battery: Parent, _: unknown, context: Context) {
      const { withheld } = await passportView(context, battery);
      return titled(withheld, context.language);
    },
    allowedSteps: (battery: Parent, _: unknown, context: Context) => stepsFor(context, battery),
    nextSteps: (battery: Parent, _: unknown, context: Context) => stepsFor(context, battery),
    createdAt: ({ state }: Parent) => state.createdAt,
    updatedAt: ({ state }: Parent, _: unknown, context: Context) => visibleUpdate(context, state),
    passportAt: (battery: Parent, { moment }: { moment: string }, context: Context) =>
      versionAt(context, battery, moment),
  },
};

function general<Value>(pick: (general: General) => Value) {
  return (battery: Parent, _: unknown, context: Context) =>
    fromPassport(context, battery, ({ general }) => general && pick(general));
}

type SectionName =
  | 'general'
  | 'symbols'
  | 'carbonFootprint'
  | 'dueDiligence'
  | 'materials'
  | 'circularity'
  | 'performance';

function sections<Name extends SectionName>(...names: Name[]) {
  const bySection = names.map((name) => [
    name,
    (battery: Parent, _: unknown, context: Context) => fromPassport(context, battery, (visible) => visible[name]),
  ]);
  return Object.fromEntries(bySection) as Record<
    Name,
    (battery: Parent, _: unknown, context: Context) => Promise<object | undefined>
  >;
}

/** Who measured or repaired had the battery in hands: for those who had it too. What came of it is for all others as well. */
async function withActors<Step extends { organisation: string }>(
  context: Context,
  battery: Battery,
  steps: readonly Step[],
): Promise<readonly Omit<Step, 'organisation'>[]> {
  return (await isInsider(context, battery)) ? steps : steps.map(({ organisation: _, ...step }) => step);
}

/** What may be done next tells what was done before, so it is for whom that is for. */
async function stepsFor(context: Context, battery: Parent) {
  const { state } = battery;
  return hasInterest(context.viewer, state) || (await isInsider(context, state)) ? nextSteps(context, battery) : [];
}

/** All handoffs of a battery somebody may see, newest first; looked at together, whatever page is asked for. */
async function shownHandoffs(context: Context, { handoffs }: Battery, info: GraphQLResolveInfo) {
  listBelow(info, handoffs.length);
  const shown = await Promise.all(handoffs.toReversed().map((id) => shownHandoff(context, id)));
  return shown.filter((handoff) => handoff !== null);
}

async function shownHandoff(context: Context, id: string) {
  const handoff = await context.load<Handoff>('handoff', id);
  const { viewer } = context;
  if (!handoff || !viewer) return null;
  const parties = [handoff.state.sender, handoff.state.receiver];
  return isAuthority(viewer) || parties.includes(viewer.organisation) ? handoff : null;
}

/** The passport at a moment as `PassportVersion` wants it: sections beside what is said of the whole. */
async function versionAt(context: Context, battery: Parent, moment: string) {
  const at = readMoment(moment, context.now());
  const then = typeof at === 'string' ? await passportAsOf(context, battery, at) : at;
  if (!then) return null;
  if ('code' in then) throw refusalError(asInvalidInput(then));
  const { status, recordStatus } = then.battery;
  const shown = hasInterest(context.viewer, battery.state) ? status : null;
  return { ...then.visible, at: then.at, withheld: then.withheld, recordStatus, status: shown };
}

function titled(withheld: readonly WithheldProperty[], language: Context['language']) {
  return withheld.map((property) => ({ ...property, title: property.title[language] }));
}

function firm(context: Context, id: string | undefined): Promise<SubjectView<Organisation> | undefined> | null {
  return id ? context.load<Organisation>('organisation', id) : null;
}

async function feedEntry(context: Context, entry: Entry, organisation: string): Promise<HistoryEntry | undefined> {
  return (await concerns(context, entry, organisation)) ? historyEntryFor(context, entry) : undefined;
}
