import { refusal } from '#schemas/refusal.ts';
import type { Correcting } from '../asking/correcting.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import type { Component } from './state/component.ts';

/** How the record of a part is put right: what it is by who registered it, where it went by both firms. */
export const componentCorrecting: Correcting<'component', Component> = {
  rules: {
    ComponentRegistered: {
      fields: ['vehicle', 'kind', 'title', 'partNumber', 'serialNumber', 'massKg', 'condition', 'storagePlace'],
      async checked(reader, data, acting) {
        const vehicle = await findVehicle(reader, data.vehicle);
        if (!vehicle) return refusal('VEHICLE_UNKNOWN', { vehicle: data.vehicle, path: '/data/vehicle' });
        if (vehicle.receivedBy === acting.organisation) return { ...data, vehicle: vehicle.id };
        return refusal('VEHICLE_IN_OTHER_HANDS', { path: '/data/vehicle' });
      },
    },
    ItemReserved: { parties: (_, { data }) => (data.receiver ? [data.receiver] : []) },
    CustodyTransferred: { fields: ['massKg'], parties: (_, { data }) => [data.from, data.to] },
  },
  fits({ custodian, openHandoff }, entry) {
    switch (entry.type) {
      case 'ItemReserved':
        return custodian === entry.actor.organisation && openHandoff === undefined;
      case 'ItemReleased':
        return openHandoff === entry.data.handoff;
      case 'CustodyTransferred':
        return openHandoff === entry.data.handoff && custodian === entry.data.from;
      default:
        return true;
    }
  },
};
