import { passportOf } from '#api/demo/passports.ts';
import { between, pick } from '#api/demo/seeded.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import type { Passport } from '#schemas/passport.ts';
import { completed } from './completed.ts';

type Category = Passport['general']['category'];

/** Four vehicle batteries, and two of each other category. */
const chosen: readonly Category[] = [
  'ev',
  'ev',
  'ev',
  'ev',
  'lmt',
  'lmt',
  'industrial',
  'industrial',
  'stationary',
  'stationary',
];

/**
 * Ten batteries of all four categories, the same on every machine: those of the demo, made smaller or bigger where the
 * category asks for it, with every fact that any format makes mandatory.
 */
export function seededBatteries(): Passport[] {
  return chosen.map((category, index) => {
    const vehicle = demoVehicles[(index * 7) % demoVehicles.length];
    if (!vehicle) throw new Error('There are no demo vehicles.');
    const name = `conformance ${index}`;
    const whole = completed(ofCategory(passportOf(vehicle), category, name), name);
    return index === 7 ? ofLead(whole) : whole;
  });
}

/** A light vehicle's battery is a small one of the same build; stationary ones are the same packs, standing still. */
function ofCategory(passport: Passport, category: Category, name: string): Passport {
  const { general, performance } = passport;
  if (category === 'ev') return passport;
  const kind = category === 'lmt' ? pick(name, ['Pedelec', 'Scooter']) : 'Speicher';
  const small = {
    ratedCapacityAh: between(`${name} Ah`, 10, 25, 1),
    nominalEnergyKwh: between(`${name} kWh`, 0.4, 1.2, 2),
    minimumVoltageV: 30,
    nominalVoltageV: 36,
    maximumVoltageV: 42,
    originalPowerByCharge: [
      { stateOfChargePercent: 80, powerW: 900 },
      { stateOfChargePercent: 20, powerW: 700 },
    ],
    originalPowerW: 900,
    maximumPowerW: 1200,
  };
  return {
    ...passport,
    general: {
      ...general,
      category,
      modelName: `${kind} ${general.modelIdentifier}`,
      massKg: category === 'lmt' ? between(`${name} kg`, 2.5, 6, 1) : general.massKg,
    },
    performance: { ...performance, ...(category === 'lmt' && small) },
  };
}

/** Lead is a chemistry of its own in several formats. */
function ofLead(passport: Passport): Passport {
  const lead = { name: 'Blei', casNumber: '7439-92-1' };
  const shares = { recycledPercent: 64, renewablePercent: 0 };
  const others = { recycledPercent: 0, renewablePercent: 0 };
  return {
    ...passport,
    symbols: { ...passport.symbols, heavyMetals: ['Pb'] },
    materials: {
      ...passport.materials,
      chemistry: 'Pb',
      chemistryName: 'Blei-Säure',
      composition: [{ ...lead, location: 'Gitter', sharePercent: 61, critical: false, ...shares }],
      cathode: [{ name: 'Bleidioxid', casNumber: '1309-60-0', location: 'Kathode', sharePercent: 30, ...shares }],
      anode: [{ ...lead, location: 'Anode', sharePercent: 31, ...shares }],
      electrolyte: [
        { name: 'Schwefelsäure', casNumber: '7664-93-9', location: 'Elektrolyt', sharePercent: 12, ...others },
      ],
      criticalRawMaterials: [
        { name: 'Antimon', casNumber: '7440-36-0', location: 'Gitter', sharePercent: 1.2, ...others },
      ],
      hazardousSubstances: [
        {
          ...lead,
          hazardClasses: ['Acute toxicity'],
          concentrationPercent: 61,
          location: 'Gitter',
          impact: { de: 'Schädigt Nerven und Nieren.', en: 'Harms nerves and kidneys.' },
        },
      ],
    },
  };
}
