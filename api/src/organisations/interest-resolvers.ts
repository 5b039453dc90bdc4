import type { Commands } from '#schemas/generated/types.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Interest } from '../access/interest.ts';
import { mayConfirmInterests, requireConfirmer } from '../access/permissions.ts';
import { answered } from '../asking/answer.ts';
import { beginningWith } from '../asking/beginnings.ts';
import type { Context } from '../asking/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { record } from '../record/record.ts';
import { isWaiting, type Organisation, waitingPrefix } from './state/organisation.ts';

type Parent = SubjectView<Organisation>;
interface Input<Name extends keyof Commands> {
  input: Commands[Name];
}

const mostFirms = 100;

export const resolvers = {
  Query: {
    async waitingInterests(_: unknown, __: unknown, context: Context) {
      requireConfirmer(context.viewer);
      const ids = await beginningWith(context.storage, waitingPrefix, 'organisation');
      const firms = await Promise.all(
        ids.slice(0, mostFirms).map((id) => context.load<Organisation>('organisation', id)),
      );
      return firms.flatMap((organisation) =>
        (organisation?.state.interests ?? []).filter(isWaiting).map((interest) => ({ organisation, interest })),
      );
    },
  },

  Mutation: {
    stateInterest: async (_: unknown, { input }: Input<'stateInterest'>, context: Context) =>
      answered(context, await record.stateInterest(context, input), 'organisation', 'organisation'),
    confirmInterest: async (_: unknown, { input }: Input<'confirmInterest'>, context: Context) =>
      answered(context, await record.confirmInterest(context, input), 'organisation', 'organisation'),
    endInterest: async (_: unknown, { input }: Input<'endInterest'>, context: Context) =>
      answered(context, await record.endInterest(context, input), 'organisation', 'organisation'),
  },

  Organisation: {
    interests: ({ id, state }: Parent, _: unknown, { viewer }: Context) =>
      viewer?.organisation === id || mayConfirmInterests(viewer) ? (state.interests ?? []) : [],
  },

  Interest: {
    state: (interest: Interest, _: unknown, context: Context) =>
      stateOf(interest, dayInGermany(context.now().toISOString())),
    confirmedBy: ({ confirmedBy }: Interest, _: unknown, context: Context) =>
      confirmedBy ? context.load<Organisation>('organisation', confirmedBy) : null,
  },
};

function stateOf(interest: Interest, day: string): string {
  if (interest.endedAt) return 'ended';
  if (interest.until && interest.until < day) return 'expired';
  if (isWaiting(interest)) return 'waiting';
  return day < interest.from ? 'notYet' : 'inForce';
}
