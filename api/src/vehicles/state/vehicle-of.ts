import DataLoader from 'dataloader';
import type { Context } from '../../asking/context.ts';
import type { SubjectRef } from '../../ledger/entry.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Vehicle } from './vehicle.ts';

/** What of a battery leads to its vehicle. */
interface BuiltIn {
  vin?: string;
  removal?: { vehicle?: string };
}

/** The vehicle a battery is or was built into, if it was taken in anywhere. */
export async function vehicleOf(context: Context, battery: BuiltIn): Promise<SubjectView<Vehicle> | undefined> {
  if (battery.removal?.vehicle) return context.load<Vehicle>('vehicle', battery.removal.vehicle);
  if (battery.vin === undefined) return undefined;
  const found = await finderOf(context).load(`vin:${battery.vin}`);
  return found && context.load<Vehicle>('vehicle', found.id);
}

const finders = new WeakMap<Context, DataLoader<string, SubjectRef | undefined>>();

/** Asks for the vehicles of a whole list at once. Remembers nothing: a subscription lives long. */
function finderOf(context: Context): DataLoader<string, SubjectRef | undefined> {
  let finder = finders.get(context);
  if (!finder) {
    finder = new DataLoader(
      async (keys) => {
        const found = await context.storage.findByKeys([...new Set(keys)]);
        return keys.map((key) => found.get(key));
      },
      { cache: false },
    );
    finders.set(context, finder);
  }
  return finder;
}
