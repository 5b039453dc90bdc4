import type { IResolvers } from '@graphql-tools/utils';
import { requireViewer } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';
import { changes } from '../asking/subscribe.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { readableProof } from './proof.ts';

/** The ledger as everybody may see it: how far it has come and what proves it. What is in it, the subjects show. */
export const ledgerResolvers: IResolvers<unknown, Context> = {
  Query: {
    ledger: (_, __, { ledger }) => ledgerState(ledger),
    proof: async (_, { entry }: { entry: number }, context) => {
      const file = await readableProof(context, entry);
      return { ...file, file };
    },
  },
  Mutation: {
    ping: (_, __, { viewer }) => requireViewer(viewer) !== undefined,
  },
  Subscription: {
    ledgerMoved: {
      subscribe: (_, __, { ledger }) => changes(ledger, () => [ledger]),
      resolve: (ledger: OpenLedger) => ledgerState(ledger),
    },
  },
};

async function ledgerState({ log, head }: OpenLedger) {
  const { commit, size } = await head();
  return { head: commit, size, verifierKey: log.verifierKey, checkpoint: await log.checkpoint() };
}
