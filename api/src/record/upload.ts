import { hash } from 'node:crypto';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { isId } from '#schemas/id.ts';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import { readLine } from '../series/upload-line.ts';
import { record } from './record.ts';

/** What became of a line: where it went, or why it was refused, with a JSON Pointer into the line. */
export type LineResult = { battery: string; repeated: boolean } | Refusal;

/** How many lines are under way at once: they share one disk sync. */
const width = 500;

/**
 * Records what many batteries sent home, one line of JSON each: the fields of `recordMeasurements`, with the battery by its id
 * or by any code that leads to it. Each line is a command of its own and stands or falls alone. Without a `commandId` it gets
 * one from what it says, so sending a line again writes nothing, and a broken upload is simply sent again.
 * @throws GraphQLError when this viewer may not record measurements at all
 */
export async function recordLines(context: Context, lines: readonly string[]): Promise<LineResult[]> {
  const results: LineResult[] = [];
  for (let start = 0; start < lines.length; start += width) {
    const batch = lines.slice(start, start + width);
    results.push(...(await Promise.all(batch.map((line) => recordLine(context, line)))));
  }
  return results;
}

async function recordLine(context: Context, line: string): Promise<LineResult> {
  const read = readLine(line);
  if ('code' in read) return read;
  const battery = await batteryOf(context, read.battery);
  if (!battery) return refusal('BATTERY_UNKNOWN', { battery: read.battery.slice(0, 100), path: '/battery' });
  const commandId = read.commandId ?? commandIdOf(context.viewer?.organisation ?? '', read);
  const outcome = await record.recordMeasurements(context, { ...read, commandId, battery });
  return 'code' in outcome ? outcome : { battery, repeated: outcome.repeated };
}

/** The same for the same line of the same firm, however its members are ordered. */
function commandIdOf(organisation: string, line: object): string {
  return `series-${hash('sha256', canonicalJson([organisation, line]), 'base64url').slice(0, 32)}`;
}

/** A fleet knows its batteries by what is printed on them. */
async function batteryOf(context: Context, text: string): Promise<string | undefined> {
  if (isId(text)) return text;
  for (const key of readScanCode(text).keys) {
    const found = await context.storage.findByKey(key);
    if (found?.kind === 'battery') return found.id;
  }
  return undefined;
}
