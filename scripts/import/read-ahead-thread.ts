/** The thread of `read-ahead.ts`: each time it is asked, it answers with the next lines, read and checked, as one JSON text. */
import { parentPort, workerData } from 'node:worker_threads';
import { notYetHappened } from '#api/asking/not-yet-happened.ts';
import { identityOf } from '#api/passports/decide/issue.ts';
import { implausible } from '#schemas/checks/plausibility.ts';
import { formatOf } from '#schemas/foreign/read-passport.ts';
import type { IssuePassport } from '#schemas/generated/types.ts';
import type { Passport } from '#schemas/passport.ts';
import { validateCommand } from '#schemas/validate.ts';
import { commandIdOf, unwrapped, type Wrapper } from './command-of.ts';
import type { FileFault } from './file-fault.ts';
import type { AheadBlock, AheadFault, AheadLine, OwnPassport } from './read-ahead.ts';
import { type FileLine, linesByBlock, parsed } from './records.ts';
import { SharedEndings } from './shared-endings.ts';
import { ModelsSent } from './shared-models.ts';

const models = new ModelsSent();
const endings = new SharedEndings();
const blocks = linesByBlock(workerData as string, 'utf8');

parentPort?.on('message', () => {
  nextAnswer().then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage('ready');

async function nextAnswer(): Promise<string> {
  try {
    const { value, done } = await blocks.next();
    return done ? 'end' : JSON.stringify(blockOf(value));
  } catch (cause) {
    const { code, place, message } = cause as FileFault;
    return JSON.stringify({ fault: { code, place, message } } satisfies AheadFault);
  }
}

function blockOf(lines: readonly FileLine[]): AheadBlock {
  const checked = lines.map(lineAhead);
  return { models: models.takeNew(), lines: checked };
}

/** A line whose command is in order goes over as that; all others are read again where what is wrong with them is said. */
function lineAhead(line: FileLine): AheadLine {
  const own = ofKnownEnding(line) ?? ofWholeLine(line);
  const { length, fingerprint } = line;
  return { length, fingerprint: fingerprint(), ...(own ? { own } : { text: line.text() }) };
}

/** Any one will do for checking: the real one is made of the firm, which is not known here, and the line. */
const commandId = commandIdOf('', '');

/** Sections that were valid in the line before are valid in this one; only how they go together has to be looked at. */
function ofKnownEnding({ bytes }: FileLine): OwnPassport | undefined {
  const known = endings.read(bytes);
  if (!known) return undefined;
  const { passport, head } = known;
  const command = { commandId, passport: { general: passport.general } };
  if (validateCommand('issuePassport', command, head) || implausible(passport)) return undefined;
  return separated(passport, {}, '', { ...command, passport });
}

function ofWholeLine(line: FileLine): OwnPassport | undefined {
  const { document, wrapper, prefix } = unwrapped(parsed(line.text()).value);
  if (formatOf(document) !== 'kreispass') return undefined;
  const passport = document as Passport;
  const command = { ...wrapper, commandId, passport };
  if (validateCommand('issuePassport', command, line.text())) return undefined;
  if (prefix === '') endings.remember(line.bytes, passport);
  return separated(passport, wrapper, prefix, command);
}

function separated(
  passport: Passport,
  wrapper: Wrapper,
  prefix: string,
  command: IssuePassport,
): OwnPassport | undefined {
  if (notYetHappened(command, new Date())) return undefined;
  return { ...models.separated(passport), wrapper, prefix, identity: identityOf(passport) };
}
