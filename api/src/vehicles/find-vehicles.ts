import { requireViewer } from '../access/permissions.ts';
import { beginningWith } from '../asking/beginnings.ts';
import type { Context } from '../asking/context.ts';
import { type Connection, listed, type PageArguments } from '../asking/lists.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { Filter } from '../storage/storage.ts';
import type { Vehicle } from './state/vehicle.ts';

/** Vehicles a firm has or had; authorities see all. A text is the beginning of the VIN, the make or the model. */
export async function findVehicles(context: Context, text: string, page: PageArguments): Promise<Connection<Vehicle>> {
  const viewer = requireViewer(context.viewer);
  const { organisation } = viewer;
  const any: Filter['any'] = isAuthority(viewer)
    ? undefined
    : { receivedBy: organisation, receivedBefore: organisation };
  const filter: Filter = { ...(any && { any }) };
  const wanted = text.trim();
  if (!wanted) return listed(context, 'vehicle', filter, page);
  const ids = await byVin(context, wanted);
  // Those of others must not keep a firm from finding its own by their make.
  const isVin = ids.length > 0 && (await context.storage.count('vehicle', { ...filter, ids }, 1)) > 0;
  if (isVin) return listed(context, 'vehicle', { ...filter, ids }, page);
  const name = wanted.toLowerCase();
  const byMake = { ...filter, all: { make: name } };
  if ((await context.storage.count('vehicle', byMake, 1)) > 0) return listed(context, 'vehicle', byMake, page);
  return listed(context, 'vehicle', { ...filter, all: { model: name } }, page);
}

async function byVin({ storage }: Context, text: string): Promise<string[]> {
  const beginning = text.toUpperCase().replace(/[\s-]/g, '');
  if (beginning.length < 3) return [];
  return beginningWith(storage, `vin:${beginning}`, 'vehicle');
}
