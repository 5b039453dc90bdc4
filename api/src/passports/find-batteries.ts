import { readScanCode } from '#schemas/codes/scan-code.ts';
import { refusal } from '#schemas/refusal.ts';
import { forbidden } from '#schemas/refusals/access-cases.ts';
import { handlers, isPermitted, requireViewer } from '../access/permissions.ts';
import { refusalError } from '../access/refusal-error.ts';
import type { Viewer } from '../access/viewer.ts';
import { beginningWith } from '../asking/beginnings.ts';
import type { Context } from '../asking/context.ts';
import { type Connection, listed, noneListed, type PageArguments } from '../asking/lists.ts';
import { hasInterest, isAuthority } from '../asking/visibility.ts';
import type { Filter } from '../storage/storage.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import type { Battery } from './state/battery.ts';

export interface BatteryFilter {
  text?: string | null;
  status?: string | null;
  category?: string | null;
  inMyCustody?: boolean | null;
  vehicle?: string | null;
  removed?: boolean | null;
}

type Columns = NonNullable<Filter['all']>;

/**
 * Batteries somebody has to do with; authorities see all. Who has a legitimate interest also finds others, but only by a
 * number that stands on the battery or its vehicle: as if they had scanned it.
 */
export async function findBatteries(
  context: Context,
  filter: BatteryFilter,
  page: PageArguments,
): Promise<Connection<Battery>> {
  const viewer = requireViewer(context.viewer);
  const all: Columns = {};
  if (filter.category) all.category = filter.category;
  if (filter.status) all.status = statusFor(viewer, filter.status);
  if (!maySearchBy(viewer, filter)) all.operator = viewer.organisation;
  if (filter.inMyCustody) all.custodian = viewer.organisation;
  if (typeof filter.removed === 'boolean') all.removed = filter.removed ? 1 : 0;
  let free = isAuthority(viewer);
  if (filter.vehicle) {
    const vehicle = await findVehicle(context.ledger.views, filter.vehicle);
    if (!vehicle) return noneListed();
    all.vin = vehicle.vin;
    free ||= hasInterest(viewer);
  }
  let ids: string[] | undefined;
  if (filter.text?.trim()) {
    const found = await read(context, filter.text.trim());
    if (!found) return noneListed();
    if (found.kind === 'batteries') ids = found.ids;
    else Object.assign(all, found.columns);
    free ||= found.kind !== 'models' && hasInterest(viewer);
  }
  return listed(context, 'battery', { all, ...(ids && { ids }), ...(!free && { any: concerning(viewer) }) }, page);
}

/** By which columns a firm has to do with a battery. */
export function concerning({ organisation }: Viewer): Columns {
  return { custodian: organisation, operator: organisation, receiver: organisation, previousCustodians: organisation };
}

/**
 * Whether somebody sees of every battery what the filter asks for. Otherwise it is looked for only among those whose passports
 * they answer for, of which nothing is withheld: or counting would tell what looking does not.
 */
function maySearchBy(viewer: Viewer, { status, removed }: BatteryFilter): boolean {
  if (hasInterest(viewer)) return true;
  return !status && (typeof removed !== 'boolean' || isAuthority(viewer));
}

function statusFor(viewer: Viewer, status: string): string {
  if (hasInterest(viewer) || isPermitted(viewer, handlers)) return status;
  throw refusalError(refusal('FORBIDDEN', { ...forbidden.searchByStatus, source: '2023/1542 Annex XIII 4(c)' }));
}

type Found = { kind: 'batteries'; ids: string[] } | { kind: 'vehicle' | 'models'; columns: Columns };

/** What a text typed into the search means: a whole code, a VIN, the beginning of a serial number, or words of the model. */
async function read({ storage }: Context, text: string): Promise<Found | undefined> {
  const code = readScanCode(text);
  const known = await storage.findByKeys(code.keys);
  const battery = code.keys.map((key) => known.get(key)).find((subject) => subject?.kind === 'battery');
  if (battery) return { kind: 'batteries', ids: [battery.id] };
  const vin = code.kind === 'vin' ? code.keys[0]?.slice('vin:'.length) : undefined;
  if (vin) return { kind: 'vehicle', columns: { vin } };
  if (text.length < 3 || text.length > 60) return undefined;
  const ids = await beginningWith(storage, `serial:${text.toUpperCase()}`, 'battery');
  if (ids.length > 0) return { kind: 'batteries', ids };
  const [first = '', ...others] = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!first) return undefined;
  const models = await modelsWith(first);
  for (const word of others) {
    const also = new Set(await modelsWith(word));
    models.splice(0, models.length, ...models.filter((id) => also.has(id)));
  }
  return models.length > 0 ? { kind: 'models', columns: { model: models } } : undefined;

  function modelsWith(word: string): Promise<string[]> {
    return beginningWith(storage, `model:${word}`, 'model');
  }
}
