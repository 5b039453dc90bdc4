import type { Commands } from '#schemas/generated/types.ts';
import { requireViewer } from '../access/permissions.ts';
import { answered, commitOf } from '../asking/answer.ts';
import type { Recorded } from '../asking/command.ts';
import type { Context } from '../asking/context.ts';
import { type HistoryEntry, historyEntryFor } from '../asking/history.ts';
import { listed, type PageArguments } from '../asking/lists.ts';
import { entryBehind } from '../asking/seen-corrected.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Battery } from '../passports/state/battery.ts';
import { record } from '../record/record.ts';
import type { Filter } from '../storage/storage.ts';
import { type Correctable, correctableBy } from './correctable.ts';
import { awaiting, type Correction } from './correction.ts';

type Parent = SubjectView<Correction>;
interface Input<Name extends keyof Commands> {
  input: Commands[Name];
}
interface CorrectionFilter {
  awaitingMe?: boolean | null;
  about?: string | null;
}

export const resolvers = {
  Query: {
    entry: (_: unknown, { position }: { position: number }, context: Context) => entryAt(context, position),
    async correction(_: unknown, { id }: { id: string }, context: Context) {
      const correction = await context.load<Correction>('correction', id);
      return correction && mayRead(context, correction) ? correction : null;
    },
    corrections: (
      _: unknown,
      { filter, ...page }: PageArguments & { filter?: CorrectionFilter | null },
      context: Context,
    ) => findCorrections(context, filter ?? {}, page),
  },

  Mutation: {
    async correctStep(_: unknown, { input }: Input<'correctStep'>, context: Context) {
      const outcome = await record.correctStep(context, input);
      if ('code' in outcome) return outcome;
      const inspectionNeeded = await needsInspection(context, outcome);
      return { commit: commitOf(outcome), entry: await entryAt(context, input.entry), inspectionNeeded };
    },
    proposeCorrection: async (_: unknown, { input }: Input<'proposeCorrection'>, context: Context) =>
      answered(context, await record.proposeCorrection(context, input), 'correction', 'correction'),
    async answerCorrection(_: unknown, { input }: Input<'answerCorrection'>, context: Context) {
      const outcome = await record.answerCorrection(context, input);
      if ('code' in outcome) return outcome;
      const answer = await answered(context, outcome, 'correction', 'correction');
      return { ...answer, inspectionNeeded: await needsInspection(context, outcome) };
    },
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

async function entryAt(context: Context, position: number): Promise<HistoryEntry | null> {
  if (!Number.isSafeInteger(position) || position < 0) return null;
  const [text] = await context.storage.entryTexts(position, 1);
  return (text && (await historyEntryFor(context, JSON.parse(text)))) || null;
}

/** Whether a battery this has put right stays graver than its history says. */
async function needsInspection({ ledger }: Context, { commit }: Recorded): Promise<boolean> {
  const ids = commit.entries.filter(({ kind }) => kind === 'battery').map(({ id }) => id);
  const found = await ledger.views.subjects<Battery>('battery', ids);
  return [...found.values()].some(({ state }) => state.assessment.needsInspection);
}

/** Those a firm has proposed or is asked about; authorities see all. */
function findCorrections(context: Context, { awaitingMe, about }: CorrectionFilter, page: PageArguments) {
  const viewer = requireViewer(context.viewer);
  const { organisation } = viewer;
  const all: NonNullable<Filter['all']> = {};
  if (awaitingMe) all.awaiting = organisation;
  if (about) all.about = ['battery', 'vehicle', 'component', 'handoff', 'series'].map((kind) => `${kind}:${about}`);
  const any = { proposer: organisation, awaiting: organisation, lastAsked: organisation };
  return listed<Correction>(context, 'correction', { all, ...(!isAuthority(viewer) && { any }) }, page);
}

function mayRead({ viewer }: Context, { state }: Parent): boolean {
  if (!viewer) return false;
  return isAuthority(viewer) || [state.proposer, ...state.asked].includes(viewer.organisation);
}
