import type { GraphQLResolveInfo } from 'graphql';
import { requireViewer } from '../access/permissions.ts';
import { listBelow, listedBelow, pageBelow } from '../asking/breadth.ts';
import type { Context } from '../asking/context.ts';
import { historyOf, historyPage } from '../asking/history.ts';
import { listed, type PageArguments } from '../asking/lists.ts';
import { nextSteps } from '../asking/next-steps.ts';
import { changes } from '../asking/subscribe.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Filter } from '../storage/storage.ts';
import { type RequiredField, sealedBy, sealedFields, stillRequired } from './sealing.ts';
import { type Handoff, type HandoffStatus, type HandoffStep, isPartyOfHandoff, signedAt } from './state/handoff.ts';

type Parent = SubjectView<Handoff>;
type Signature = Handoff['signatures'][number];
interface HandoffFilter {
  status?: HandoffStatus[] | null;
  direction?: 'incoming' | 'outgoing' | null;
}

export const resolvers = {
  Query: {
    handoff: (_: unknown, { id }: { id: string }, context: Context) => handoffFor(context, id),
    handoffs: (_: unknown, { filter, ...page }: PageArguments & { filter?: HandoffFilter | null }, context: Context) =>
      findHandoffs(context, filter ?? {}, page),
  },

  Subscription: {
    handoffChanged: {
      subscribe(_: unknown, __: unknown, context: Context) {
        requireViewer(context.viewer);
        return changes(context.ledger, async ({ entries }) => {
          const ids = new Set(entries.filter((entry) => entry.kind === 'handoff').map((entry) => entry.id));
          const found = await context.ledger.views.subjects<Handoff>('handoff', [...ids]);
          return [...found.values()].filter((handoff) => isPartyOfHandoff(context.viewer, handoff.state));
        });
      },
      resolve: (handoff: Parent) => handoff,
    },
  },

  HandoffSignature: {
    organisation: ({ organisation }: Signature, _: unknown, context: Context) =>
      context.load('organisation', organisation),
    sealedFields: ({ step }: Signature) => sealedBy(step),
    sealed: ({ step }: Signature) => sealedBy(step),
  },

  RequiredField: {
    what: ({ field }: RequiredField) => field,
    by: ({ party }: RequiredField) => party,
  },

  Handoff: {
    number: ({ state }: Parent) => state.number,
    status: ({ state }: Parent) => state.status,
    purpose: ({ state }: Parent) => state.purpose,
    sender: ({ state }: Parent, _: unknown, context: Context) => context.load('organisation', state.sender),
    receiver: ({ state }: Parent, _: unknown, context: Context) => context.load('organisation', state.receiver),
    carrier: ({ state }: Parent) => state.carrier,
    items({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) {
      listBelow(info, state.items.length);
      return Promise.all(state.items.map(({ kind, id }) => context.load(kind, id)));
    },
    waste: ({ state }: Parent) => state.waste,
    note: ({ state }: Parent) => state.note,
    offeredAt: at('offer'),
    answeredAt: at('accept', 'refuse'),
    dispatchedAt: at('dispatch'),
    receivedAt: at('receive'),
    dispatchedMassKg: ({ state }: Parent) => state.dispatchedMassKg,
    receivedMassKg: ({ state }: Parent) => state.receivedMassKg,
    reason: ({ state }: Parent) => state.reason,
    receiptNote: ({ state }: Parent) => state.receiptNote,
    transportDocument: ({ state }: Parent) => state.transportDocument,
    signatures: ({ state }: Parent) => state.signatures,
    sealedFields: ({ state }: Parent) => sealedFields(state),
    sealed: ({ state }: Parent) => sealedFields(state),
    stillRequired: ({ state }: Parent, _: unknown, { language }: Context) => stillRequired(state, language),
    allowedSteps: async (handoff: Parent, _: unknown, context: Context) =>
      (await nextSteps(context, handoff)).map(stepOf),
    nextSteps: (handoff: Parent, _: unknown, context: Context) => nextSteps(context, handoff),
    history: (handoff: Parent, page: { first?: number; after?: number }, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, historyOf(context, handoff, page)),
    historyPage: (handoff: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) =>
      pageBelow(info, historyPage(context, handoff, page)),
  },
};

function at(...steps: HandoffStep[]) {
  return ({ state }: Parent) => signedAt(state, ...steps);
}

/** Handoffs a firm is a party of; authorities see all. */
function findHandoffs(context: Context, { status, direction }: HandoffFilter, page: PageArguments) {
  const viewer = requireViewer(context.viewer);
  const { organisation } = viewer;
  const all: NonNullable<Filter['all']> = {};
  if (status && status.length > 0) all.status = status;
  if (direction) all[direction === 'incoming' ? 'receiver' : 'sender'] = organisation;
  const any = { sender: organisation, receiver: organisation };
  return listed<Handoff>(context, 'handoff', { all, ...(!isAuthority(viewer) && { any }) }, page);
}

/** A handoff, for its parties and for authorities. */
export async function handoffFor(context: Context, id: string): Promise<Parent | null> {
  const handoff = await context.load<Handoff>('handoff', id);
  const { viewer } = context;
  return handoff && (isAuthority(viewer) || isPartyOfHandoff(viewer, handoff.state)) ? handoff : null;
}

/** Steps of a handoff are called by their verb: `acceptHandoff` is `accept`. */
function stepOf(command: string): string {
  return command.replace('Handoff', '');
}
