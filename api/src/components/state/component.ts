import type { ComponentRegistered } from '#schemas/generated/types.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { EntryAbout, EntryOf } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';

/** A part taken from a vehicle that got its own record and label. Changes hands like a battery. */
export interface Component {
  id: string;
  kind: ComponentRegistered['kind'];
  title: string;
  partNumber?: string;
  serialNumber?: string;
  massKg?: number;
  condition?: string;
  storagePlace?: string;
  vehicle: string;
  custodian: string;
  previousCustodians: string[];
  openHandoff?: string;
  /** To whom the open handoff goes. */
  receiver?: string;
  registeredAt: string;
}

export const keptComponent = {
  kind: 'component',
  evolve,
  keys: (component) => [`id:${component.id}`, ...searchWords(component).map((word) => `part:${word}#${component.id}`)],
  columnNames: ['vehicle', 'custodian', 'receiver', { many: 'previousCustodians' }],
  columns: (component) => ({
    vehicle: component.vehicle,
    custodian: component.custodian,
    receiver: component.receiver ?? null,
    previousCustodians: [...new Set(component.previousCustodians)],
  }),
  edges: ({ id, vehicle }) => [{ from: { kind: 'vehicle', id: vehicle }, to: { kind: 'component', id }, type: 'part' }],
} satisfies KeptSubject<'component', Component>;

/** Whether a firm has or had this component, or is about to get it. */
export function isPartyOfComponent(viewer: Viewer | undefined, component: Component): boolean {
  if (!viewer) return false;
  return [component.custodian, component.receiver, ...component.previousCustodians].includes(viewer.organisation);
}

/** What a component is found by besides its label: the words of its title, part number and serial number. */
function searchWords({ title, partNumber, serialNumber }: Component): string[] {
  const found =
    [title, partNumber, serialNumber]
      .filter(Boolean)
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found)].map((word) => word.slice(0, 40));
}

function evolve(component: Component | undefined, entry: EntryAbout<'component'>): Component {
  if (entry.type === 'ComponentRegistered') return registered(entry);
  if (component === undefined) throw new TypeError(`A component does not begin with ${entry.type}.`);
  switch (entry.type) {
    case 'ItemReserved': {
      const { handoff, receiver } = entry.data;
      return { ...component, openHandoff: handoff, ...(receiver && { receiver }) };
    }
    case 'ItemReleased':
      return free(component);
    case 'CustodyTransferred':
      return {
        ...free(component),
        custodian: entry.data.to,
        previousCustodians: [...component.previousCustodians, component.custodian],
      };
  }
}

function free({ openHandoff: _, receiver: __, ...component }: Component): Component {
  return component;
}

function registered({ id, data, occurredAt }: EntryOf<'ComponentRegistered'>): Component {
  return { ...data, id, previousCustodians: [], registeredAt: occurredAt };
}
