import type { OrganisationRole } from '#api/access/viewer.ts';
import type { Acting } from '#api/asking/acting.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';

/** Ids as they are given out; the check characters are right. */
export const ids = {
  manufacturer: 'PW6C8SENZ9ZZ8T',
  dismantler: 'X6PZ14M7PJH1XG',
  otherDismantler: 'GV98EWF76P7T16',
  workshop: 'GP3RTS0A0CTPXN',
  recycler: '6YYJ74W3CQJGN8',
  secondLife: 'PVDY4ZMBTSFNFV',
  takeBack: 'NMVRNKDJV3QGY9',
  battery: 'DQY28E8D6HW66S',
  otherBattery: 'FAW4TDQP0Z8RFZ',
  vehicle: 'B6VS0C4FJKTEVD',
  otherVehicle: 'ZH75QCCZQ5HC1C',
  component: 'J6B4DTQVQ4CBBZ',
  handoff: 'DFY5NE5WN5XMW7',
  otherHandoff: 'ZXPDMCFFW7D1TQ',
} as const;

export const vin = 'WVWZZZE1ZMP000001';
export const otherVin = 'WVWZZZE1ZMP000002';

const firmRoles = {
  manufacturer: ['manufacturer'],
  dismantler: ['dismantler'],
  otherDismantler: ['dismantler'],
  workshop: ['workshop'],
  recycler: ['recycler', 'selectedWasteOperator'],
  secondLife: ['secondLifeOperator'],
  takeBack: ['producerResponsibilityOrganisation'],
} satisfies Record<string, OrganisationRole[]>;

export type FirmName = keyof typeof firmRoles;

export function as(firm: FirmName): Acting {
  return { organisation: ids[firm], roles: firmRoles[firm] };
}

export function aFirm(firm: FirmName, change: Partial<Organisation> = {}): Organisation {
  return {
    id: ids[firm],
    name: `Musterbetrieb ${firm}`,
    roles: firmRoles[firm],
    demo: false,
    members: [],
    devices: [],
    registeredAt: '2026-01-05T08:00:00.000Z',
    ...change,
  };
}
