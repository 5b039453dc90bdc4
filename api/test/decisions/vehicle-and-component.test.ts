import { describe, expect, it } from 'vitest';
import { decideRegisterComponent } from '#api/components/decide.ts';
import { decideReceiveVehicle } from '#api/vehicles/decide.ts';
import { keptVehicle } from '#api/vehicles/state/vehicle.ts';
import { aFirm, as, ids, vin } from './firms.ts';
import { aVehicle, dataOf, entriesOf, madeOf, refusalOf } from './given.ts';

const unknown = { idTaken: false };

describe('A vehicle', () => {
  it('is taken in with a checked VIN and only a reference to its holder', () => {
    const decision = decideReceiveVehicle(
      unknown,
      { vin: 'wvwzzze1zmp000001', damages: ['crash', 'crash'], make: 'Muster' },
      as('dismantler'),
      {
        vehicle: ids.vehicle,
        holder: 'p-1',
      },
    );
    expect(entriesOf(decision)).toEqual([
      {
        kind: 'vehicle',
        id: ids.vehicle,
        type: 'VehicleReceived',
        data: { vin, vinWarnings: [], make: 'Muster', damages: ['crash'], holder: 'p-1', custodian: ids.dismantler },
      },
    ]);
  });

  it('is refused with a letter no VIN has', () => {
    const decision = decideReceiveVehicle(unknown, { vin: 'WVWZZZE1ZMPO00001' }, as('dismantler'), {
      vehicle: ids.vehicle,
    });
    expect(refusalOf(decision)).toMatchObject({ code: 'VIN_CHARACTERS', path: '/vin' });
  });

  it('is not taken in twice by the same firm', () => {
    const decision = decideReceiveVehicle({ known: aVehicle(), idTaken: false }, { vin }, as('dismantler'), {
      vehicle: ids.otherVehicle,
    });
    expect(refusalOf(decision)).toMatchObject({ code: 'VEHICLE_ALREADY_RECEIVED', path: '/vin' });
  });

  it('passes from a workshop to a dismantler and can be found by both ids', () => {
    const known = aVehicle({ by: 'workshop' });
    const arrival = { known, knownHolder: aFirm('workshop'), idTaken: false };
    const entries = entriesOf(decideReceiveVehicle(arrival, { vin }, as('dismantler'), { vehicle: ids.otherVehicle }));
    expect(entries[0].id).toBe(ids.vehicle);
    const vehicle = madeOf(keptVehicle, ids.vehicle, [
      { type: 'VehicleReceived', by: 'workshop', data: { vin, custodian: ids.workshop } },
      { type: 'VehicleReceived', by: 'dismantler', data: dataOf(entries, 'VehicleReceived') },
    ]);
    expect(vehicle).toMatchObject({ receivedBy: ids.dismantler, receivedBefore: [ids.workshop] });
    expect(keptVehicle.keys(vehicle)).toEqual([`id:${ids.vehicle}`, `id:${ids.otherVehicle}`, `vin:${vin}`]);
  });

  it('does not leave the hands of a dismantler by somebody else typing its VIN', () => {
    const arrival = { known: aVehicle(), knownHolder: aFirm('dismantler'), idTaken: false };
    const decision = decideReceiveVehicle(arrival, { vin }, as('otherDismantler'), { vehicle: ids.otherVehicle });
    expect(refusalOf(decision)).toMatchObject({ code: 'VEHICLE_IN_OTHER_HANDS', source: 'AltfahrzeugV § 4(3)' });
  });
});

describe('A component', () => {
  const command = { kind: 'driveMotor', title: 'Antriebsmotor 61 kW', massKg: 53 } as const;
  const source = { vehicle: aVehicle(), highVoltageBatteryInside: false, idTaken: false };

  it('is registered under the id its label was printed with', () => {
    const [entry] = entriesOf(decideRegisterComponent(source, command, as('dismantler'), ids.component));
    expect(entry).toMatchObject({
      id: ids.component,
      data: { vehicle: ids.vehicle, custodian: ids.dismantler, massKg: 53 },
    });
  });

  it('comes from a vehicle that is in the own yard', () => {
    const decision = decideRegisterComponent(source, command, as('otherDismantler'), ids.component);
    expect(refusalOf(decision)).toMatchObject({ code: 'VEHICLE_IN_OTHER_HANDS', path: '/vehicle' });
  });
});
