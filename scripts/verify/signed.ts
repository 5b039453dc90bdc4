import { type Statement, type TrustedKeys, verifySigned } from '#schemas/signed/signed.ts';

/** Checks a signed statement and tells what it says; the exit code is 0 only when all of it holds. */
export async function verifyStatement(path: string, text: string, keys: TrustedKeys): Promise<number> {
  const answer = await verifySigned(text, keys);
  if (!('valid' in answer)) {
    console.error(`${path} proves nothing. ${answer.message} (${answer.code} at "${answer.path}")`);
    return 1;
  }
  const { statement, isCredential, trusted, kid } = answer;
  const { iss, sub, iat, audiences, ledger } = statement;
  console.log(`Valid: ${said(statement)}${isCredential ? ', as a verifiable credential' : ''},`);
  console.log(`about ${sub},`);
  console.log(`signed by ${iss} on ${new Date(iat * 1000).toISOString()} for the eyes of: ${audiences.join(', ')}.`);
  const places = ledger.entries.map(({ position }) => position).join(', ');
  console.log(`It rests on entry ${places} of ${ledger.treeSize} in the ledger ${ledger.checkpoint.split('\n')[0]}.`);
  console.log(`Key: ${kid ?? 'without a name'} (${ledger.verifierKey})`);
  if (!trusted)
    console.log(
      'The key was taken from the statement itself. Compare it, or give the one you trust with --key or --jwks.',
    );
  return 0;
}

function said({ kind, content }: Statement): string {
  switch (kind) {
    case 'passport':
      return `a battery passport with ${lengthOf(content, 'withheld')} properties withheld`;
    case 'history':
      return lengthOf(content, 'entries') === 1
        ? 'a history of 1 entry'
        : `a history of ${lengthOf(content, 'entries')} entries`;
    case 'completeness':
      return 'what a battery passport still lacks';
  }
}

function lengthOf(content: object, name: string): number {
  const list = (content as Record<string, unknown>)[name];
  return Array.isArray(list) ? list.length : 0;
}
