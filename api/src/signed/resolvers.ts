import { createGraphQLError } from 'graphql-yoga';
import type { StatementKind } from '#schemas/signed/signed.ts';
import { createAllowance } from '../asking/allowance.ts';
import type { Context } from '../asking/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/state/battery.ts';
import { signedStatement } from './statement.ts';

interface Asked {
  statement: StatementKind;
  form: 'jws' | 'vc';
}

/** A signature and its proofs cost more than any other field; a list of a hundred batteries would ask for a hundred. */
const allowance = createAllowance(25);

export const resolvers = {
  Battery: {
    signed(battery: SubjectView<Battery>, { statement, form }: Asked, context: Context): Promise<string> {
      if (!allowance.takes(context)) throw tooMany;
      return signedStatement(context, battery, { kind: statement, form: form === 'vc' ? 'jwt' : 'jws' });
    },
  },
};

const tooMany = createGraphQLError('One request may ask for 25 signed statements at most.', {
  extensions: { code: 'INVALID_INPUT' },
});
