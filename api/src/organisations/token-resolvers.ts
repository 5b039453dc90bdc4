import { refusal } from '#schemas/refusal.ts';
import { forbidden } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { requireViewer } from '../access/permissions.ts';
import { refusalError } from '../access/refusal-error.ts';
import { revokeToken, tokenIdOf } from '../access/revoked-tokens.ts';
import type { Context } from '../asking/context.ts';

export const tokenResolvers = {
  Mutation: {
    async revokeToken(_: unknown, { id }: { id?: string | null }, { viewer, storage, now }: Context) {
      const known = requireViewer(viewer);
      if (id && !known.operator) throw refusalError(refusal('FORBIDDEN', forbidden.tokensOfOthers));
      const token = id ? tokenIdOf(id) : known.token;
      if (!token) throw refusalError(refusal('INVALID_INPUT', inputCases.tokenId));
      await revokeToken(storage.private, token, now());
      return true;
    },
  },
};
