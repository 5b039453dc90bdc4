import { parseStrictly } from '#schemas/checks/strict-json.ts';
import type { RecordMeasurements } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { validateCommand } from '#schemas/validate.ts';

/** A line that is in order, except that its battery may not be known. */
export type ReadLine = Omit<RecordMeasurements, 'commandId'> & { commandId?: string };

/** What a line says, or where it is wrong. Knows no service, so that a file can be checked without one. */
export function readLine(line: string): ReadLine | Refusal {
  const parsed = parseStrictly(line);
  if ('fault' in parsed) {
    const { offset: _, ...refusal } = parsed.fault;
    return refusal;
  }
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return noObject;
  const { battery } = value as { battery?: unknown };
  if (typeof battery !== 'string' || battery === '' || battery.length > 2048) return noBattery;
  // Checked before anything is made of it: what is in order is small and flat enough for everything after.
  return (
    validateCommand('recordMeasurements', { commandId: anyCommandId, ...value, battery: anyId }) ?? (value as ReadLine)
  );
}

/** Stand for an id only the service knows, and for one that is made of a line that is in order. */
const anyId = '00000000000000';
const anyCommandId = 'series-00000000';

/** Why a line cannot be recorded whatever the state of its battery, for a look before anything is sent. */
export function whyNoLine(line: string): Refusal | undefined {
  const read = readLine(line);
  return 'code' in read ? read : undefined;
}

const noObject = refusal('INVALID_INPUT', { ...inputCases.lineNoObject, path: '' });
const noBattery = refusal('INVALID_INPUT', { ...inputCases.lineNoBattery, path: '/battery' });
