import { createGraphQLError } from 'graphql-yoga';
import { requireViewer } from '../access/permissions.ts';
import { revokeToken, tokenIdOf } from '../access/revoked-tokens.ts';
import type { Context } from '../asking/context.ts';

export const tokenResolvers = {
  Mutation: {
    async revokeToken(_: unknown, { id }: { id?: string | null }, { viewer, storage, now }: Context) {
      const known = requireViewer(viewer);
      if (id && !known.operator)
        throw refused('FORBIDDEN', 'Only who runs the installation takes tokens of others away.');
      const token = id ? tokenIdOf(id) : known.token;
      if (!token)
        throw refused(
          'INVALID_INPUT',
          'Give the id of a program’s token, integration:…, or send this with that token.',
        );
      await revokeToken(storage.private, token, now());
      return true;
    },
  },
};

function refused(code: 'FORBIDDEN' | 'INVALID_INPUT', message: string) {
  return createGraphQLError(message, { extensions: { code } });
}
