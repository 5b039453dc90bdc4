import type { CommandName } from '#schemas/validate.ts';
import { demoId } from './demo-id.ts';
import { packOf } from './packs.ts';
import { passportOf } from './passports.ts';
import { type DemoFirm, region } from './region.ts';
import { between, round } from './seeded.ts';
import { type DemoVehicle, demoVehicles } from './vehicles.ts';

/** One command of the demo: who sends what. The name makes its commandId, so a step is written once and never again. */
export interface Step {
  name: string;
  by: DemoFirm;
  command: CommandName;
  input: object;
}

/** Everything that has happened in the demo region. Steps of one phase do not depend on each other; phases do, in order. */
export function story(): Step[][] {
  return [
    passports(),
    conditions(),
    nights(),
    arrivals(),
    removals(),
    parts(),
    wasteDeclarations(),
    offers(),
    answers(),
    dispatches(),
    receipts(),
  ];
}

export function batteryId(vehicle: DemoVehicle): string {
  return demoId(`battery ${vehicle.vin}`);
}

function vehicleId(vehicle: DemoVehicle): string {
  return demoId(`vehicle ${vehicle.vin}`);
}

function passports(): Step[] {
  return demoVehicles.map((vehicle) => ({
    name: `issue ${vehicle.vin}`,
    by: region.manufacturer,
    command: 'issuePassport',
    input: { id: batteryId(vehicle), passport: passportOf(vehicle), installedInVin: vehicle.vin },
  }));
}

/** Yearly readings that every third maker's vehicle sent home. */
function conditions(): Step[] {
  return demoVehicles
    .filter((_, index) => index % 3 === 0)
    .flatMap((vehicle) =>
      [2024, 2025, 2026].map((year) => ({
        name: `condition ${vehicle.vin} ${year}`,
        by: region.manufacturer,
        command: 'recordCondition' as const,
        input: {
          battery: batteryId(vehicle),
          occurredAt: `${year}-06-15T09:00:00.000Z`,
          condition: {
            measuredAt: `${year}-06-15T09:00:00.000Z`,
            ...ageing(vehicle, year + 0.5),
            method: 'Batteriemanagement, Fernabfrage',
          },
        },
      })),
    )
    .filter(({ input }) => input.condition.measuredAt.slice(0, 4) > demoBuilt(input.battery));
}

/** Vehicles that sent home more: one in use, one taken apart. */
const atHome = [60, 75];

/** What they sent each month, rising a little in summer, when a warm battery gives more; and one event. */
function nights(): Step[] {
  return atHome.map(vehicleAt).map((vehicle) => {
    const built = Number(vehicle.builtInMonth.slice(0, 4)) + Number(vehicle.builtInMonth.slice(5)) / 12;
    const months = Array.from({ length: Math.max(2, Math.floor((2026.4 - built) * 12)) }, (_, month) => month);
    const at = (month: number) =>
      new Date(Date.UTC(Math.floor(built), 0, 1) + ((built % 1) + month / 12) * yearMs).toISOString();
    const measurements = months.map((month) => {
      const { stateOfHealthKind: _, ...aged } = ageing(vehicle, built + month / 12);
      const warmth = -Math.cos(((built + month / 12) % 1) * 2 * Math.PI);
      return {
        measuredAt: at(month),
        ...aged,
        stateOfHealthPercent: round(aged.stateOfHealthPercent + warmth / 2, 2),
        temperatureC: round(10 + 12 * warmth, 1),
      };
    });
    const minutes = (months.length / 12) * 525_600;
    const shares = (...of: number[]) => of.map((share) => round(share * minutes));
    const times = { from: at(0), to: at(months.length) };
    return {
      name: `nights ${vehicle.vin}`,
      by: region.manufacturer,
      command: 'recordMeasurements',
      input: {
        battery: batteryId(vehicle),
        occurredAt: at(months.length),
        measurements,
        histograms: [
          { of: 'temperature', ...times, edges: [0, 10, 25, 40], minutes: shares(0.08, 0.3, 0.5, 0.11, 0.005) },
          { of: 'stateOfCharge', ...times, edges: [20, 40, 60, 80], minutes: shares(0.04, 0.18, 0.37, 0.32, 0.08) },
        ],
        events: [{ kind: 'deepDischarge', occurredAt: at(months.length / 2), durationMinutes: 35 }],
        stateOfHealthKind: 'SOCE',
        method: 'Batteriemanagement, Fernabfrage',
      },
    };
  });
}

const yearMs = 365.25 * 86_400_000;

const builtYears = new Map(demoVehicles.map((vehicle) => [batteryId(vehicle), vehicle.builtInMonth.slice(0, 4)]));

function demoBuilt(battery: string): string {
  return builtYears.get(battery) ?? '';
}

/** Fades by about two per cent in the first year and a little over one in each later one; a demo assumption. */
function ageing(vehicle: DemoVehicle, year: number) {
  const age = Math.max(0, year - Number(vehicle.builtInMonth.slice(0, 4)));
  const perYear = between(`fade ${vehicle.vin}`, 1.0, 2.1, 2);
  const stateOfHealthPercent = round(Math.max(58, 100 - Math.min(age, 1) * 2 - Math.max(0, age - 1) * perYear), 1);
  const pack = packOf(vehicle);
  const kilometres = age * between(`distance ${vehicle.vin}`, 8_000, 19_000);
  return {
    stateOfHealthPercent,
    stateOfHealthKind: 'SOCE',
    remainingCapacityAh: round((pack.capacityAh * stateOfHealthPercent) / 100, 1),
    internalResistanceOhm: round(pack.packOhm * (1 + (100 - stateOfHealthPercent) / 60), 4),
    fullCycles: Math.round((kilometres * vehicle.consumptionKwhPer100Km) / 100 / vehicle.usableEnergyKwh),
  };
}

/** Places in `demoVehicles`, chosen so that the kiosk shows every kind of battery. */
const atDismantler = [13, 32, 47, 27, 6, 22, 54, 42, 60, 66, 8, 33, 57, 77];
const atPlagwitz = [0, 48, 11];
const atSchkeuditz = [28, 40];

function arrivals(): Step[] {
  const arrival = (by: DemoFirm, day: number) => (place: number, index: number) => {
    const vehicle = vehicleAt(place);
    return {
      name: `arrival ${vehicle.vin}`,
      by,
      command: 'receiveVehicle' as const,
      input: {
        id: vehicleId(vehicle),
        occurredAt: onDay(day + Math.floor(index / 2), 7 + (index % 5), 20),
        vin: vehicle.vin,
        make: vehicle.make,
        model: vehicle.model,
        firstRegisteredOn: vehicle.firstRegisteredOn,
        damages: damagesOf(place),
        registrationDocument: true,
        holder: {
          name: `Halter Beispiel ${place}`,
          street: `Musterweg ${place + 1}`,
          postalCode: '04103',
          city: 'Leipzig',
          country: 'DE',
        },
        storagePlace: `${by === region.dismantler ? 'Hof' : 'Halle'} ${'ABC'[index % 3]}${index + 1}`,
      },
    };
  };
  return [
    ...atDismantler.map(arrival(region.dismantler, 2)),
    ...atPlagwitz.map(arrival(region.workshopPlagwitz, 9)),
    ...atSchkeuditz.map(arrival(region.workshopSchkeuditz, 10)),
  ];
}

const crashed = 22;
const burnt = 42;

function damagesOf(place: number): string[] {
  if (place === crashed) return ['crash'];
  return place === burnt ? ['crash', 'fire'] : [];
}

/** Removed so far: most are sound, one is damaged after a crash, one is critical. */
function removals(): Step[] {
  const removal = (by: DemoFirm) => (place: number, index: number) => {
    const vehicle = vehicleAt(place);
    return {
      name: `removal ${vehicle.vin}`,
      by,
      command: 'registerRemoval' as const,
      input: {
        battery: batteryId(vehicle),
        vehicle: vehicleId(vehicle),
        occurredAt: onDay(12 + Math.floor(index / 2), 8 + (index % 6), 5),
        condition: { measuredAt: onDay(12 + Math.floor(index / 2), 8 + (index % 6), 0), ...foundIn(place, vehicle) },
        massKg: packOf(vehicle).massKg,
        storagePlace: place === burnt ? 'Quarantäne Q1' : place === crashed ? 'Quarantäne Q2' : `Regal ${index + 1}`,
      },
    };
  };
  return [
    ...atDismantler.slice(0, 11).map(removal(region.dismantler)),
    ...atPlagwitz.map(removal(region.workshopPlagwitz)),
  ];
}

function foundIn(place: number, vehicle: DemoVehicle) {
  if (place === burnt) {
    return {
      condition: 'critical',
      flags: ['heat', 'smokeOrGas', 'deformation', 'crash'],
      isolation: 'fault',
      temperatureC: 61,
      note: 'Nach Brand im Vorderwagen, Gehäuse heiß, unter Beobachtung.',
    };
  }
  if (place === crashed) {
    return {
      condition: 'damaged',
      flags: ['deformation', 'crash', 'housingOpen'],
      isolation: 'fault',
      isolationResistanceKohm: 40,
    };
  }
  return {
    condition: 'intact',
    flags: [],
    isolation: 'ok',
    isolationResistanceKohm: between(`isolation ${vehicle.vin}`, 900, 4000),
    stateOfChargePercent: between(`charge ${vehicle.vin}`, 18, 30),
    ...ageing(vehicle, 2026.9),
    method: 'Diagnosegerät über OBD',
  };
}

function parts(): Step[] {
  const made: [number, string, string, number, string][] = [
    [13, 'driveMotor', 'Antriebsmotor 61 kW', 53, 'wiederverwendbar'],
    [13, 'charger', 'Bordladegerät 7,2 kW', 9.5, 'wiederverwendbar'],
    [32, 'inverter', 'Wechselrichter', 12, 'zu prüfen'],
    [47, 'headlight', 'Scheinwerfer links', 3.1, 'wiederverwendbar'],
    [27, 'controlUnit', 'Steuergerät Ladeklappe', 0.6, 'zur Verwertung'],
  ];
  return made.map(([place, kind, title, massKg, condition], index) => ({
    name: `part ${vehicleAt(place).vin} ${kind}`,
    by: region.dismantler,
    command: 'registerComponent',
    input: {
      id: demoId(`part ${vehicleAt(place).vin} ${kind}`),
      occurredAt: onDay(16, 10 + index, 0),
      vehicle: vehicleId(vehicleAt(place)),
      kind,
      title,
      massKg,
      condition,
      storagePlace: `Teilelager ${index + 1}`,
    },
  }));
}

/** One offer for each state a handoff can be in; what comes after the offer is in the phases below. */
const handoffs = {
  waiting: { place: 13, receiver: region.secondLife, purpose: 'repurposing', waste: false },
  accepted: { place: 32, receiver: region.secondLife, purpose: 'repurposing', waste: false },
  refused: { place: 47, receiver: region.secondLife, purpose: 'repurposing', waste: false },
  withdrawn: { place: 27, receiver: region.recycler, purpose: 'recycling', waste: true },
  travelling: { place: crashed, receiver: region.recycler, purpose: 'recycling', waste: true },
  arrived: { place: 54, receiver: region.recycler, purpose: 'recycling', waste: true },
  forPreparation: { place: 0, receiver: region.secondLife, purpose: 'preparationForRepurposing', waste: true },
  fromWorkshop: { place: 48, receiver: region.recycler, purpose: 'recycling', waste: true },
} as const;

type HandoffName = keyof typeof handoffs;

function wasteDeclarations(): Step[] {
  return Object.values(handoffs)
    .filter(({ waste }) => waste)
    .map(({ place }) => ({
      name: `waste ${vehicleAt(place).vin}`,
      by: atPlagwitz.includes(place) ? region.workshopPlagwitz : region.dismantler,
      command: 'declareWaste',
      input: {
        battery: batteryId(vehicleAt(place)),
        occurredAt: onDay(17, 7, place % 60),
        recipientKind: 'selectedWasteOperator',
        recipient: region.recycler.id,
        reason: 'Altfahrzeug zur Verwertung überlassen.',
      },
    }));
}

function offers(): Step[] {
  return Object.entries(handoffs).map(([name, { place, receiver, purpose, waste }], index) => ({
    name: `offer ${name}`,
    by: atPlagwitz.includes(place) ? region.workshopPlagwitz : region.dismantler,
    command: 'offerHandoff',
    input: {
      id: handoffId(name as HandoffName),
      occurredAt: onDay(17, 9 + index, 30),
      receiver: receiver.id,
      items: [batteryId(vehicleAt(place))],
      purpose,
      waste,
      note: 'Abholung werktags von 7 bis 15 Uhr.',
    },
  }));
}

function answers(): Step[] {
  const accept = (name: HandoffName): Step => ({
    name: `accept ${name}`,
    by: handoffs[name].receiver,
    command: 'acceptHandoff',
    input: { handoff: handoffId(name), occurredAt: onDay(18, 8, 15) },
  });
  return [
    accept('accepted'),
    accept('travelling'),
    accept('arrived'),
    {
      name: 'refuse refused',
      by: region.secondLife,
      command: 'refuseHandoff',
      input: {
        handoff: handoffId('refused'),
        occurredAt: onDay(18, 9, 0),
        reason: 'Zellchemie passt nicht zu unseren Speichern.',
      },
    },
    {
      name: 'withdraw withdrawn',
      by: region.dismantler,
      command: 'withdrawHandoff',
      input: {
        handoff: handoffId('withdrawn'),
        occurredAt: onDay(18, 9, 40),
        reason: 'Kapazität wird erst noch gemessen.',
      },
    },
  ];
}

function dispatches(): Step[] {
  return (['travelling', 'arrived'] as const).map((name, index) => ({
    name: `dispatch ${name}`,
    by: region.dismantler,
    command: 'dispatchHandoff',
    input: {
      handoff: handoffId(name),
      occurredAt: onDay(18, 13, 10 * index),
      massKg: packOf(vehicleAt(handoffs[name].place)).massKg,
      carrier: 'Gefahrgutlogistik Musterland (Demo)',
      transportDocument: `DEMO-2026-${100 + index}`,
      packedAsAdvised: true,
    },
  }));
}

function receipts(): Step[] {
  return [
    {
      name: 'receive arrived',
      by: region.recycler,
      command: 'receiveHandoff',
      input: {
        handoff: handoffId('arrived'),
        occurredAt: onDay(19, 10, 25),
        massKg: packOf(vehicleAt(handoffs.arrived.place)).massKg - 1,
        note: 'Verpackung unversehrt.',
      },
    },
  ];
}

function handoffId(name: HandoffName): string {
  return demoId(`handoff ${name}`);
}

function vehicleAt(place: number): DemoVehicle {
  const vehicle = demoVehicles[place];
  if (!vehicle) throw new Error(`The demo has no vehicle at place ${place}.`);
  return vehicle;
}

/** A time in November 2026, UTC. */
function onDay(day: number, hour: number, minute: number): string {
  return new Date(Date.UTC(2026, 10, day, hour, minute)).toISOString();
}
