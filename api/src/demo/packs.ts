import { between, round } from './seeded.ts';
import type { Chemistry, DemoVehicle } from './vehicles.ts';

/** What a traction battery of a demo vehicle is taken to be. */
export interface DemoPack {
  nominalVoltageV: number;
  minimumVoltageV: number;
  maximumVoltageV: number;
  capacityAh: number;
  /** As certified: what is usable plus what the battery management keeps back. */
  energyKwh: number;
  massKg: number;
  powerW: number;
  cellsInSeries: number;
  cellOhm: number;
  packOhm: number;
  cycles: number;
}

interface Cell {
  nominalV: number;
  minimumV: number;
  maximumV: number;
  /** Of the whole pack with housing. */
  wattHoursPerKg: number;
  /** Cells in series for the 400 V class. */
  inSeries: number;
  milliohm: number;
  cycles: number;
}

/**
 * Demo assumptions, not measurements of any maker: usual cell voltages of the chemistry, and pack densities as commonly
 * published for cars of the last fifteen years.
 */
const cells: Record<Chemistry, Cell> = {
  NMC: { nominalV: 3.65, minimumV: 2.8, maximumV: 4.2, wattHoursPerKg: 155, inSeries: 96, milliohm: 0.9, cycles: 1500 },
  NCA: { nominalV: 3.6, minimumV: 2.7, maximumV: 4.2, wattHoursPerKg: 150, inSeries: 96, milliohm: 1.1, cycles: 1300 },
  LFP: {
    nominalV: 3.2,
    minimumV: 2.5,
    maximumV: 3.65,
    wattHoursPerKg: 128,
    inSeries: 108,
    milliohm: 0.6,
    cycles: 3000,
  },
  LMO: { nominalV: 3.75, minimumV: 2.9, maximumV: 4.2, wattHoursPerKg: 92, inSeries: 96, milliohm: 1.6, cycles: 1000 },
};

/** Usable to whole energy: about six per cent is kept back at both ends. */
const reserve = 1.06;

export function packOf(vehicle: DemoVehicle): DemoPack {
  const cell = cells[vehicle.chemistry];
  const cellsInSeries = vehicle.voltageClass >= 800 ? Math.round(cell.inSeries * 2.06) : cell.inSeries;
  const nominalVoltageV = round(cellsInSeries * cell.nominalV, 1);
  const energyKwh = round(vehicle.usableEnergyKwh * reserve, 1);
  return {
    nominalVoltageV,
    minimumVoltageV: round(cellsInSeries * cell.minimumV, 1),
    maximumVoltageV: round(cellsInSeries * cell.maximumV, 1),
    capacityAh: round((energyKwh * 1000) / nominalVoltageV, 1),
    energyKwh,
    massKg: Math.round((energyKwh * 1000) / (cell.wattHoursPerKg * between(`density ${vehicle.vin}`, 0.95, 1.05, 3))),
    powerW: Math.round(Math.max(60, vehicle.usableEnergyKwh * 2.6)) * 1000,
    cellsInSeries,
    cellOhm: round(cell.milliohm / 1000, 5),
    packOhm: round((cellsInSeries * cell.milliohm * 1.15) / 1000, 4),
    cycles: cell.cycles,
  };
}
