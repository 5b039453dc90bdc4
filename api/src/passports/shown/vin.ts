import type { Context } from '../../asking/context.ts';
import { byWhom, toldOf } from '../../asking/seen-as.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Battery } from '../state/battery.ts';
import { batteryReading } from './reading.ts';

/**
 * The number of the vehicle a battery is built into, for who may know it: who has or had the vehicle, who supervises them, and
 * who placed the battery on the market and said it.
 */
export async function vinOf(context: Context, battery: SubjectView<Battery>): Promise<string | null> {
  const { vin, removal, issuer } = battery.state;
  if (removal || !vin) return null;
  const reading = byWhom({ organisation: issuer }, await batteryReading(context, battery));
  return toldOf('PassportIssued', { installedIn: { vin } }, reading).installedIn?.vin ?? null;
}
