import DataLoader from 'dataloader';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../asking/context.ts';
import type { Vehicle } from './state/vehicle.ts';

export interface Person {
  name: string;
  street?: string | null;
  postalCode?: string | null;
  city?: string | null;
  country?: string | null;
}

/** The last holder, for the firm that has the vehicle; null for others, and once erased. */
export async function holderOf(context: Context, vehicle: Vehicle): Promise<Person | null> {
  if (!vehicle.holder || context.viewer?.organisation !== vehicle.receivedBy) return null;
  return personsOf(context).load(vehicle.holder);
}

const loaders = new WeakMap<Context, DataLoader<string, Person | null>>();

/** Asks for the holders of a whole list at once. Remembers nothing: a person may be erased at any time. */
function personsOf(context: Context): DataLoader<string, Person | null> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader(
      async (references) => {
        const found = await context.storage.private.getAll<Person>('persons', references);
        return references.map((reference) => found.get(reference) ?? null);
      },
      { cache: false },
    );
    loaders.set(context, loader);
  }
  return loader;
}

/** Erases what is kept about the last holder. The ledger only has a reference, so every proof stays as it is. */
export async function eraseHolder({ storage }: Context, vehicle: Vehicle, viewer: Viewer): Promise<boolean> {
  if (!vehicle.holder || viewer.organisation !== vehicle.receivedBy) return false;
  return storage.private.delete('persons', vehicle.holder);
}
