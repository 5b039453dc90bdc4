import type { RecordMeasurements } from '#schemas/generated/types.ts';
import type { Acting } from '../asking/acting.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import { whyNoMandate } from '../organisations/state/mandates.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { heldOf } from '../passports/state/held-of.ts';
import { decideRecordMeasurements } from './decide.ts';
import type { Series } from './state/series.ts';

/** `day` is today, for mandates: who may keep a passport up to date may also send what its battery measured. */
export async function recordMeasurements(
  reader: Reader,
  command: RecordMeasurements,
  acting: Acting,
  day: string,
): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  if (!held) return refuse('BATTERY_UNKNOWN', { battery: command.battery, path: '/battery' });
  const series = await reader.subject<Series>('series', command.battery);
  const { operator } = held.battery;
  const principal =
    operator === acting.organisation ? undefined : await reader.subject<Organisation>('organisation', operator);
  const mandated = principal !== undefined && !whyNoMandate(principal.state, acting, 'revise', day);
  return decideRecordMeasurements({ ...held, series: series?.state, mandated }, command, acting);
}
