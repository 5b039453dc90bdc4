import { requireViewer } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';

import { listed, type PageArguments } from '../asking/lists.ts';
import type { HistoryEntry } from '../asking/seen-as.ts';
import { entryBehind } from '../asking/seen-corrected.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import type { Filter } from '../storage/storage.ts';
import { type Correctable, correctableBy } from './correctable.ts';
import { entryAt } from './outcome.ts';
import { awaiting, type Correction, isPartyOfCorrection } from './state/correction.ts';

type Parent = SubjectView<Correction>;
interface CorrectionFilter {
  awaitingMe?: boolean | null;
  about?: string | null;
}

export const resolvers = {
  Query: {
    entry: (_: unknown, { position }: { position: number }, context: Context) => entryAt(context, position),
    correction: (_: unknown, { id }: { id: string }, context: Context) => correctionFor(context, id),
    corrections: (
      _: unknown,
      { filter, ...page }: PageArguments & { filter?: CorrectionFilter | null },
      context: Context,
    ) => findCorrections(context, filter ?? {}, page),
  },

  HistoryEntry: {
    struck: ({ struck }: HistoryEntry) => struck ?? false,
    correctable(seen: HistoryEntry, _: unknown, context: Context) {
      const entry = entryBehind(seen);
      return entry && seen.type !== 'Withheld' ? correctableBy(context, entry) : null;
    },
  },

  Correctable: {
    needs: async ({ needs }: Correctable, _: unknown, context: Context) => {
      const firms = await Promise.all(needs.map((id) => context.load<Organisation>('organisation', id)));
      return firms.filter((firm) => firm !== undefined);
    },
  },

  Correction: {
    status: ({ state }: Parent) => state.status,
    entry: ({ state }: Parent, _: unknown, context: Context) => entryAt(context, state.corrects),
    reason: ({ state }: Parent) => state.reason,
    note: ({ state }: Parent) => state.note,
    didNotHappen: ({ state }: Parent) => state.didNotHappen ?? false,
    data: ({ state }: Parent) => state.data,
    happenedAt: ({ state }: Parent) => state.happenedAt,
    belongsTo: ({ state }: Parent) => state.belongsTo,
    withdraw: ({ state }: Parent) => state.withdrawn ?? false,
    proposer: ({ state }: Parent, _: unknown, context: Context) => context.load('organisation', state.proposer),
    awaiting({ state }: Parent, _: unknown, context: Context) {
      const firm = awaiting(state);
      return firm ? context.load('organisation', firm) : null;
    },
    proposedAt: ({ state }: Parent) => state.proposedAt,
    answeredAt: ({ state }: Parent) => state.answeredAt,
    answerNote: ({ state }: Parent) => state.answerNote,
    mayAnswer: ({ state }: Parent, _: unknown, { viewer }: Context) =>
      viewer !== undefined && awaiting(state) === viewer.organisation,
  },
};

/** A proposal, for the firms that have a part in it and for authorities. */
export async function correctionFor(context: Context, id: string): Promise<Parent | null> {
  const correction = await context.load<Correction>('correction', id);
  const may = correction && (isAuthority(context.viewer) || isPartyOfCorrection(context.viewer, correction.state));
  return may ? correction : null;
}

/** Those a firm has proposed or is asked about; authorities see all. */
function findCorrections(context: Context, { awaitingMe, about }: CorrectionFilter, page: PageArguments) {
  const viewer = requireViewer(context.viewer);
  const { organisation } = viewer;
  const all: NonNullable<Filter['all']> = {};
  if (awaitingMe) all.awaiting = organisation;
  if (about) all.about = ['battery', 'vehicle', 'component', 'handoff', 'series'].map((kind) => `${kind}:${about}`);
  if (!isAuthority(viewer)) all.party = organisation;
  return listed<Correction>(context, 'correction', { all }, page);
}
