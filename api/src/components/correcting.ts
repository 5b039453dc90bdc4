import type { ComponentRegistered, CustodyTransferred, ItemReserved } from '#schemas/generated/types.ts';
import type { Correcting } from '../asking/correcting.ts';
import { findVehicle } from '../asking/find-vehicle.ts';
import type { Component } from './component.ts';

/** How the record of a part is put right: what it is by who registered it, where it went by both firms. */
export const componentCorrecting: Correcting<Component> = {
  rules: {
    ComponentRegistered: {
      fields: ['vehicle', 'kind', 'title', 'partNumber', 'serialNumber', 'massKg', 'condition', 'storagePlace'],
      async checked(reader, data, acting) {
        const vehicle = await findVehicle(reader, (data as ComponentRegistered).vehicle);
        if (!vehicle)
          return { code: 'VEHICLE_UNKNOWN', message: 'There is no vehicle with this id.', path: '/data/vehicle' };
        if (vehicle.receivedBy !== acting.organisation) return { ...otherHands, path: '/data/vehicle' };
        return { ...data, vehicle: vehicle.id };
      },
    },
    ItemReserved: { parties: (_, { data }) => [(data as ItemReserved).receiver] },
    CustodyTransferred: {
      fields: ['massKg'],
      parties: (_, { data }) => [(data as CustodyTransferred).from, (data as CustodyTransferred).to],
    },
  },
  fits({ custodian, openHandoff }, { type, actor, data }) {
    const { handoff, from } = data as Partial<CustodyTransferred>;
    if (type === 'ItemReserved') return custodian === actor.organisation && openHandoff === undefined;
    if (type === 'ItemReleased') return openHandoff === handoff;
    return type !== 'CustodyTransferred' || (openHandoff === handoff && custodian === from);
  },
};

const otherHands = { code: 'VEHICLE_IN_OTHER_HANDS', message: 'Your firm does not have this vehicle.' };
