import { requireViewer } from '../access/permissions.ts';
import { beginningWith } from '../asking/beginnings.ts';
import type { Context } from '../asking/context.ts';
import { type Connection, listed, type PageArguments } from '../asking/lists.ts';
import { isAuthority, mayFindGoods } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Filter } from '../storage/storage.ts';
import { isPartyOfVehicle, type Vehicle } from './state/vehicle.ts';

/** A vehicle, by its id or one a device chose for it; for who finds such things and for the firms that have or had it. */
export async function vehicleFor(context: Context, id: string): Promise<SubjectView<Vehicle> | null> {
  const vehicle = (await context.load<Vehicle>('vehicle', id)) ?? (await byOtherId(context, id));
  const { viewer } = context;
  return vehicle && (mayFindGoods(viewer) || isPartyOfVehicle(viewer, vehicle.state)) ? vehicle : null;
}

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

async function byOtherId(context: Context, id: string): Promise<SubjectView<Vehicle> | undefined> {
  const found = await context.storage.findByKey(`id:${id}`);
  return found?.kind === 'vehicle' ? context.load<Vehicle>('vehicle', found.id) : undefined;
}
