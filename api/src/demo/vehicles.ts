import { demoVin } from './demo-vin.ts';
import { between } from './seeded.ts';
import openEvData from './vehicles.json' with { type: 'json' };

export type Chemistry = 'NMC' | 'NCA' | 'LFP' | 'LMO';

/** A vehicle of the demo: facts of a real model, an invented unit. */
export interface DemoVehicle {
  vin: string;
  make: string;
  model: string;
  /** Year the model came out; the unit is built then or up to two years later. */
  builtInMonth: string;
  firstRegisteredOn: string;
  chemistry: Chemistry;
  usableEnergyKwh: number;
  consumptionKwhPer100Km: number;
  maxDcPowerKw: number;
  /** 400, 800: the class the vehicle charges at. */
  voltageClass: number;
}

/** One vehicle for each model of `vehicles.json`, in that order. */
export const demoVehicles: readonly DemoVehicle[] = openEvData.map((facts, index) => {
  const name = `vehicle ${facts.source}`;
  const year = Math.min(2025, facts.year + between(`${name} year`, 0, 2));
  const month = between(`${name} month`, 1, 10);
  return {
    vin: demoVin(facts.wmi, index, year),
    make: facts.make,
    model: facts.model,
    builtInMonth: `${year}-${twoDigits(month)}`,
    firstRegisteredOn: `${year}-${twoDigits(month + 2)}-${twoDigits(between(`${name} day`, 1, 28))}`,
    chemistry: facts.chemistry as Chemistry,
    usableEnergyKwh: facts.usableEnergyKwh,
    consumptionKwhPer100Km: facts.consumptionKwhPer100Km,
    maxDcPowerKw: facts.maxDcPowerKw,
    voltageClass: facts.chargingVoltageV,
  };
});

/**
 * More numbers to take vehicles in with: no passport of the demo names them. Readable by every rule for a VIN.
 */
export const spareVins: readonly string[] = Array.from({ length: 20 }, (_, index) =>
  demoVin(['WVW', 'WBY', 'WP0', 'VF1'][index % 4] ?? 'WVW', 100 + index, 2016 + (index % 8)),
);

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
