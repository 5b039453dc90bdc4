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
        if (!vehicle) return unknownVehicle;
        return vehicle.receivedBy === acting.organisation ? { ...data, vehicle: vehicle.id } : otherHands;
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

const path = '/data/vehicle';
const unknownVehicle = { code: 'VEHICLE_UNKNOWN', message: 'There is no vehicle with this id.', path };
const otherHands = { code: 'VEHICLE_IN_OTHER_HANDS', message: 'Your firm does not have this vehicle.', path };
