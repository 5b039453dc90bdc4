import { copyVerified } from './ledger/copy-verified.ts';
import { CalledWrongly, clearProgress, script } from './ledger/script.ts';

const help = `Copies everything from one database to another: ledger, persons, accounts. The current states are made anew.

  npm run migrate -- FROM TO

  FROM, TO   sqlite:PATH or mongodb://HOST/NAME; TO is made if it is not there, and must be empty or an
             interrupted copy of FROM

Stop the service first, so that nothing is left behind. Both ledgers are verified; FROM is not changed. Afterwards start
the service with DATABASE_URL=TO and the same SIGNING_KEY_FILE.`;

await script(help, {}, async ({ names }) => {
  const [from, to] = names;
  if (from === undefined || to === undefined || names.length > 2)
    throw new CalledWrongly('Give two databases, FROM and TO.');
  if (from === to) throw new CalledWrongly('FROM and TO are the same database.');
  const { commits, entries, root } = await copyVerified(from, to);
  clearProgress();
  console.log(`${commits} commits with ${entries} entries are in ${to.replace(/\/\/[^@/]*@/, '//')}, verified.`);
  console.log(`Root hash: ${root}`);
  return 0;
});
