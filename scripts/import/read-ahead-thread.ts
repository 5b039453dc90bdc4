/** The thread of `read-ahead.ts`: each time it is asked, it answers with the next lines, read and checked, as one JSON text. */
import { parentPort, workerData } from 'node:worker_threads';
import { commandHash } from '#api/graphql/command.ts';
import { identityOf } from '#api/passports/decide-issue.ts';
import { formatOf } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { validateCommand } from '#schemas/validate.ts';
import { commandIdOf, unwrapped } from './command-of.ts';
import type { AheadBlock, AheadLine } from './read-ahead.ts';
import { type Line, linesByBlock, parsed } from './records.ts';
import { ModelsSent } from './shared-models.ts';

const models = new ModelsSent();
const blocks = linesByBlock(workerData as string, 'utf8');

parentPort?.on('message', async () => {
  const { value, done } = await blocks.next();
  parentPort?.postMessage(done ? 'end' : JSON.stringify(blockOf(value)));
});
parentPort?.postMessage('ready');

function blockOf(lines: readonly Line[]): AheadBlock {
  const checked = lines.map(lineAhead);
  return { models: models.takeNew(), lines: checked };
}

/** A line whose command is in order goes over as that; all others are read again where what is wrong with them is said. */
function lineAhead({ length, text = '', fingerprint }: Line): AheadLine {
  const line = { length, fingerprint: fingerprint() };
  const { document, wrapper, prefix } = unwrapped(parsed(text).value);
  if (formatOf(document) !== 'kreispass') return { ...line, text };
  const passport = document as Passport;
  const command = { ...wrapper, commandId: commandIdOf('', line.fingerprint), passport };
  if (validateCommand('issuePassport', command, text)) return { ...line, text };
  const own = { ...models.separated(passport), wrapper, prefix, hash: commandHash('issuePassport', command) };
  return { ...line, own: { ...own, identity: identityOf(passport) } };
}
