import type { ComponentRegistered } from '#schemas/generated/types.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Subject } from '../ledger/subject.ts';

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

export const componentSubject: Subject<Component> = {
  kind: 'component',
  evolve,
  keys: (component) => [`id:${component.id}`, ...searchWords(component).map((word) => `part:${word}#${component.id}`)],
  columnNames: ['vehicle', 'custodian', 'receiver', 'previousCustodian'],
  columns: (component) => ({
    vehicle: component.vehicle,
    custodian: component.custodian,
    receiver: component.receiver ?? null,
    previousCustodian: component.previousCustodians.at(-1) ?? null,
  }),
  edges: ({ id, vehicle }) => [{ from: { kind: 'vehicle', id: vehicle }, to: { kind: 'component', id }, type: 'part' }],
};

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

function evolve(component: Component | undefined, entry: Entry): Component {
  if (component === undefined) return registered(entry);
  const data = entry.data as { handoff?: string; receiver?: string; from?: string; to?: string };
  switch (entry.type) {
    case 'ItemReserved':
      return { ...component, openHandoff: data.handoff as string, receiver: data.receiver as string };
    case 'ItemReleased':
      return free(component);
    case 'CustodyTransferred':
      return {
        ...free(component),
        custodian: data.to as string,
        previousCustodians: [...component.previousCustodians, component.custodian],
      };
    default:
      return component;
  }
}

function free({ openHandoff: _, receiver: __, ...component }: Component): Component {
  return component;
}

function registered(entry: Entry): Component {
  const data = entry.data as ComponentRegistered;
  return { ...data, id: entry.id, previousCustodians: [], registeredAt: entry.occurredAt };
}
