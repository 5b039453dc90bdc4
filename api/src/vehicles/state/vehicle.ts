import type { Viewer } from '../../access/viewer.ts';
import type { EntryAbout } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';

export type VehicleDamage = 'crash' | 'fire' | 'flood' | 'partsMissing';

/** An end-of-life vehicle, from delivery on. There is one record per VIN, however often it is handed in. */
export interface Vehicle {
  id: string;
  /** Ids devices chose for it when it was taken in again elsewhere; they keep leading here. */
  otherIds: string[];
  vin: string;
  vinWarnings: string[];
  make?: string;
  model?: string;
  firstRegisteredOn?: string;
  registrationDocument?: boolean;
  damages: VehicleDamage[];
  storagePlace?: string;
  note?: string;
  /** Random reference to the last holder in the private store; what it stands for can be erased. */
  holder?: string;
  /** The firm that has it in hands now, and those before. */
  receivedBy: string;
  receivedBefore: string[];
  receivedAt: string;
}

export const keptVehicle = {
  kind: 'vehicle',
  evolve,
  keys: (vehicle) => [`id:${vehicle.id}`, ...vehicle.otherIds.map((id) => `id:${id}`), `vin:${vehicle.vin}`],
  columnNames: ['receivedBy', { many: 'receivedBefore' }, 'make', 'model'],
  columns: (vehicle) => ({
    receivedBy: vehicle.receivedBy,
    receivedBefore: vehicle.receivedBefore,
    make: vehicle.make?.toLowerCase() ?? null,
    model: vehicle.model?.toLowerCase() ?? null,
  }),
} satisfies KeptSubject<'vehicle', Vehicle>;

/** Whether a firm has or had this vehicle. */
export function isPartyOfVehicle(viewer: Viewer | undefined, { receivedBy, receivedBefore }: Vehicle): boolean {
  return viewer !== undefined && [receivedBy, ...receivedBefore].includes(viewer.organisation);
}

function evolve(vehicle: Vehicle | undefined, entry: EntryAbout<'vehicle'>): Vehicle {
  const { alias, custodian, ...received } = entry.data;
  const arrived = { receivedAt: entry.occurredAt, receivedBy: custodian, damages: [], vinWarnings: [], ...received };
  if (vehicle === undefined) return { ...arrived, id: entry.id, otherIds: [], receivedBefore: [] };
  return {
    ...vehicle,
    ...arrived,
    otherIds: alias ? [...vehicle.otherIds, alias] : vehicle.otherIds,
    receivedBefore: [...vehicle.receivedBefore.filter((firm) => firm !== vehicle.receivedBy), vehicle.receivedBy],
  };
}
