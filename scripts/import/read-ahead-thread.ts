/** The thread of `read-ahead.ts`: each time it is asked, it answers with the next block of lines and what is known of them. */
import { parentPort, workerData } from 'node:worker_threads';
import { validateCommand } from '#schemas/validate.ts';
import { commandIdOf, readUnchecked } from './command-of.ts';
import { fingerprintOf, type LineBlock, linesByBlock, parsed } from './records.ts';

const blocks = checkedBlocks(workerData as string);

parentPort?.on('message', async () => {
  const { value, done } = await blocks.next();
  parentPort?.postMessage(done ? 'end' : value);
});
parentPort?.postMessage('ready');

async function* checkedBlocks(file: string): AsyncGenerator<LineBlock> {
  for await (const { lines } of linesByBlock(file, 'utf8')) {
    const checks = lines.map((line) => {
      const fingerprint = fingerprintOf(line);
      return { fingerprint, isValid: isValid(line, fingerprint) };
    });
    yield { lines, checks };
  }
}

/** Whether the line makes a command that is in order. Of all others the reason is found where it is printed. */
function isValid(line: Buffer, fingerprint: string): boolean {
  const { value } = parsed(line.toString('utf8'));
  const read = value === undefined ? undefined : readUnchecked(value);
  if (!read || 'code' in read) return false;
  return !validateCommand('issuePassport', { commandId: commandIdOf('', fingerprint), ...read.command });
}
