import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Interest } from '../access/interest.ts';
import { mayConfirmInterests, requireConfirmer } from '../access/permissions.ts';
import { beginningWith } from '../asking/beginnings.ts';
import type { Context } from '../asking/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { isWaiting, type Organisation, waitingPrefix } from './state/organisation.ts';

type Parent = SubjectView<Organisation>;

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
