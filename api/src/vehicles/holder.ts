import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../graphql/context.ts';
import type { Vehicle } from './vehicle.ts';

export interface Person {
  name: string;
  street?: string | null;
  postalCode?: string | null;
  city?: string | null;
  country?: string | null;
}

/** The last holder, for the firm that has the vehicle; null for others, and once erased. */
export async function holderOf({ viewer, storage }: Context, vehicle: Vehicle): Promise<Person | null> {
  if (!vehicle.holder || viewer?.organisation !== vehicle.receivedBy) return null;
  return (await storage.private.get<Person>('persons', vehicle.holder)) ?? null;
}

/** Erases what is kept about the last holder. The ledger only has a reference, so every proof stays as it is. */
export async function eraseHolder({ storage }: Context, vehicle: Vehicle, viewer: Viewer): Promise<boolean> {
  if (!vehicle.holder || viewer.organisation !== vehicle.receivedBy) return false;
  return storage.private.delete('persons', vehicle.holder);
}
