import type { GraphQLResolveInfo } from 'graphql';
import { ownLink } from '#schemas/codes/own-link.ts';
import { readId } from '#schemas/id.ts';
import { requireViewer } from '../access/permissions.ts';
import { beginningWith } from '../asking/beginnings.ts';
import { listedBelow, pageBelow } from '../asking/breadth.ts';
import type { Context } from '../asking/context.ts';
import { historyOf, historyPage } from '../asking/history.ts';
import { listed, noneListed, type PageArguments } from '../asking/lists.ts';
import { nextSteps } from '../asking/next-steps.ts';
import { isAuthority, mayFindGoods } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Filter } from '../storage/storage.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import { type Component, isPartyOfComponent } from './state/component.ts';

type Parent = SubjectView<Component>;

interface ComponentFilter {
  text?: string | null;
  vehicle?: string | null;
  inMyCustody?: boolean | null;
}

export const resolvers = {
  Query: {
    component: (_: unknown, { id }: { id: string }, context: Context) => componentFor(context, id),
    components: (
      _: unknown,
      { filter, ...page }: PageArguments & { filter?: ComponentFilter | null },
      context: Context,
    ) => findComponents(context, filter ?? {}, page),
  },

  Component: {
    qrCode: ({ id }: Parent, _: unknown, { publicUrl }: Context) => ownLink(publicUrl, { id }),
    kind: ({ state }: Parent) => state.kind,
    title: ({ state }: Parent) => state.title,
    partNumber: ({ state }: Parent) => state.partNumber,
    serialNumber: ({ state }: Parent) => state.serialNumber,
    massKg: ({ state }: Parent) => state.massKg,
    condition: ({ state }: Parent) => state.condition,
    storagePlace: ({ state }: Parent, _: unknown, context: Context) =>
      isInsider(context, state) ? state.storagePlace : null,
    vehicle: ({ state }: Parent, _: unknown, context: Context) => context.load('vehicle', state.vehicle),
    custodian: ({ state }: Parent, _: unknown, context: Context) =>
      isInsider(context, state) ? context.load('organisation', state.custodian) : null,
    openHandoff: ({ state }: Parent, _: unknown, context: Context) =>
      state.openHandoff && isInOpenHandoff(context, state) ? context.load('handoff', state.openHandoff) : null,
    registeredAt: ({ state }: Parent) => state.registeredAt,
    history: (
      component: Parent,
      page: { first?: number; after?: number },
      context: Context,
      info: GraphQLResolveInfo,
    ) => listedBelow(info, historyOf(context, component, page)),
    historyPage: (component: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) =>
      pageBelow(info, historyPage(context, component, page)),
    allowedSteps: (component: Parent, _: unknown, context: Context) => nextSteps(context, component),
    nextSteps: (component: Parent, _: unknown, context: Context) => nextSteps(context, component),
  },
};

/** A component, for who finds such things and for the firms it passes through. */
export async function componentFor(context: Context, id: string): Promise<Parent | null> {
  const component = await context.load<Component>('component', id);
  const { viewer } = context;
  return component && (mayFindGoods(viewer) || isPartyOfComponent(viewer, component.state)) ? component : null;
}

/** Components a firm has or had to do with; authorities see all. A text is the id on the label or a word of the title. */
async function findComponents(context: Context, filter: ComponentFilter, page: PageArguments) {
  const viewer = requireViewer(context.viewer);
  const { organisation } = viewer;
  const all: NonNullable<Filter['all']> = {};
  if (filter.inMyCustody) all.custodian = organisation;
  if (filter.vehicle) {
    const vehicle = await findVehicle(context.ledger.views, filter.vehicle);
    if (!vehicle) return noneListed<Component>();
    all.vehicle = vehicle.id;
  }
  const text = filter.text?.trim();
  const ids = text ? await idsOf(context, text) : undefined;
  if (ids?.length === 0) return noneListed<Component>();
  const any = { custodian: organisation, receiver: organisation, previousCustodians: organisation };
  return listed<Component>(
    context,
    'component',
    { all, ...(ids && { ids }), ...(!isAuthority(viewer) && { any }) },
    page,
  );
}

async function idsOf({ storage }: Context, text: string): Promise<string[]> {
  const id = readId(text);
  if (id) return [id];
  const word = text.toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0];
  if (!word) return [];
  return beginningWith(storage, `part:${word}`, 'component');
}

/** An open handoff is only shown to its parties; firms that had the component before have no part in it. */
function isInOpenHandoff({ viewer }: Context, { custodian, receiver }: Component): boolean {
  return isAuthority(viewer) || (viewer !== undefined && [custodian, receiver].includes(viewer.organisation));
}

function isInsider({ viewer }: Context, component: Component): boolean {
  return isAuthority(viewer) || isPartyOfComponent(viewer, component);
}
