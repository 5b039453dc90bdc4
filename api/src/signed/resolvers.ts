import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { StatementKind } from '#schemas/signed/signed.ts';
import { refusalError } from '../access/refusal-error.ts';
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

const tooMany = refusalError(refusal('INVALID_INPUT', inputCases.tooManyStatements(25)));
