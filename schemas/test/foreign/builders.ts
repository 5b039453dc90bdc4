import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Passport } from '#schemas/passport.ts';
import { aPassport } from '../builders.ts';

export { readJson, validatorOf } from '../../../scripts/conformance/foreign-schema.ts';

/** Where material nobody here wrote lies, beside the checkout; tests that need it are skipped without it. */
export const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
export const hasCorpus = existsSync(corpus);

export const context = { id: '1234567890ABCD', updatedAt: '2026-11-01T08:00:00Z' };

/** A passport that says everything any format makes mandatory, of each category. */
export function fullPassport(category: Passport['general']['category']): Passport {
  const base = aPassport();
  const at = '2026-10-30T06:00:00Z';
  const measured = (value: number, unit: string) => ({ value, unit, measuredAt: at });
  const link = (name: string) => ({ url: `https://werk.example/${name}.pdf`, mediaType: 'application/pdf' });
  const address = { street: 'Werkstr. 5', postalCode: '04109', city: 'Leipzig', country: 'DE' };
  const firm = {
    name: 'Werk GmbH',
    identifier: '9521234000006',
    address,
    contact: { website: 'https://werk.example/', email: 'pass@werk.example' },
  };
  return {
    ...base,
    general: {
      uniqueIdentifier: 'https://id.example/01/09521234010012/21/S-1',
      passportIdentifier: 'https://id.example/pass/S-1',
      operator: firm,
      manufacturer: firm,
      category,
      modelIdentifier: '09521234010012',
      gtin: '09521234010012',
      serialNumber: 'S-1',
      manufacturingPlace: { identifier: '9521234000013', address },
      manufacturedOn: '2026-03',
      putIntoServiceOn: '2026-05',
      warranty: { until: '2034-05' },
      massKg: 41.5,
      status: 'original',
    },
    symbols: {
      separateCollection: { shown: true, image: { url: 'https://werk.example/bin.svg' } },
      heavyMetals: [],
      carbonFootprintLabel: { url: 'https://werk.example/cf.svg' },
      extinguishingAgents: ['Water'],
      fireClasses: ['A'],
      labelMeanings: [{ label: 'Separate collection', meaning: { en: 'Collect separately.' } }],
      declarationOfConformity: { document: { url: 'https://werk.example/doc.pdf' } },
      testReports: [{ url: 'https://werk.example/test.pdf' }],
    },
    carbonFootprint: {
      perFunctionalUnitKgCo2ePerKwh: 65,
      rawMaterialsKgCo2ePerKwh: 18.5,
      productionKgCo2ePerKwh: 34,
      distributionKgCo2ePerKwh: 2.5,
      endOfLifeKgCo2ePerKwh: 10,
      absoluteKgCo2e: 3200,
      performanceClass: 'B',
      study: { url: 'https://werk.example/study.pdf' },
    },
    dueDiligence: {
      report: { url: 'https://werk.example/dd.pdf' },
      assurances: [{ url: 'https://werk.example/audit.pdf' }],
      supplyChainIndex: 78.5,
    },
    materials: {
      chemistry: category === 'industrial' ? 'Pb' : 'Li-ion NMC',
      chemistryName: category === 'industrial' ? 'Lead acid' : 'Lithium nickel manganese cobalt oxide',
      composition: [
        { name: 'Lithium', casNumber: '7439-93-2', location: 'Cathode', massKg: 0.7, critical: true },
        { name: 'Copper', casNumber: '7440-50-8', location: 'Anode foil', massKg: 3.1, critical: false },
      ],
      hazardousSubstances: [
        {
          name: 'LiPF6',
          casNumber: '21324-40-3',
          hazardClasses: ['Acute toxicity'],
          concentrationPercent: 1.8,
          location: 'Electrolyte',
          impact: { en: 'Burns.' },
        },
      ],
      substanceImpact: { en: 'Toxic.' },
    },
    circularity: {
      removalManuals: [link('removal')],
      disassemblyManuals: [link('dismantling')],
      partNumbers: [{ component: 'BMS', partNumber: 'P-1' }],
      spareSources: [
        {
          name: 'Teile GmbH',
          address: { street: 'Weg 1', postalCode: '04109', country: 'DE' },
          contact: { email: 'teile@werk.example', website: 'https://teile.example' },
        },
      ],
      safetyDocuments: [{ url: 'https://werk.example/safety.pdf' }],
      recycledContent: {
        cobaltPreConsumerPercent: 1,
        cobaltPostConsumerPercent: 4,
        lithiumPreConsumerPercent: 1,
        lithiumPostConsumerPercent: 2,
        nickelPreConsumerPercent: 0,
        nickelPostConsumerPercent: 3,
        leadPercent: 0,
      },
      renewableSharePercent: 3.2,
      wastePrevention: [{ url: 'https://werk.example/waste' }],
      separateCollection: [{ url: 'https://werk.example/separate' }],
      collectionAndTreatment: [{ url: 'https://werk.example/collection' }],
    },
    performance: {
      ratedCapacityAh: 190,
      nominalEnergyKwh: 75,
      minimumVoltageV: 300,
      nominalVoltageV: 400,
      maximumVoltageV: 453.6,
      originalPowerByCharge: [
        { stateOfChargePercent: 80, powerW: 7200 },
        { stateOfChargePercent: 20, powerW: 6800 },
      ],
      maximumPowerW: 150000,
      powerEnergyRatioWPerWh: 2,
      expectedLifetimeCycles: 1500,
      cycleLifeTest: 'IEC 62660-1:2018',
      cRate: 0.33,
      exhaustionThresholdPercent: 70,
      idleTemperatureRange: { minimumC: -30, maximumC: 60 },
      initialEfficiencyPercent: 95,
      halfLifeEfficiencyPercent: 93,
      initialResistance: { packOhm: 2 },
      initialSelfDischargePercentPerMonth: 2,
      expectedYears: { value: 10, unit: 'years' },
      efficiencyFade: { value: 1, unit: '%' },
      powerFade: { value: 2, unit: '%' },
      capacityFade: measured(4, '%'),
      resistanceIncrease: measured(3, '%'),
      stateOfCertifiedEnergy: measured(96, '%'),
      remainingUsableEnergy: measured(72, 'kWh'),
      remainingCapacity: measured(182, 'Ah'),
      remainingPower: measured(7000, 'W'),
      remainingEfficiency: measured(94, '%'),
      selfDischarge: measured(1, '%'),
      currentSelfDischarge: measured(2.1, '%/month'),
      stateOfCharge: measured(55, '%'),
      cycles: measured(120, 'cycles'),
      energyThroughput: measured(5000, 'kWh'),
      capacityThroughput: measured(12000, 'Ah'),
      operatingTemperature: measured(21, '°C'),
      extremeHeat: measured(30, 'min'),
      extremeCold: measured(40, 'min'),
      chargingInHeat: measured(3, 'min'),
      chargingInCold: measured(4, 'min'),
      deepDischarges: measured(2, 'events'),
      overcharges: measured(0, 'events'),
      negativeEvents: [{ description: 'Dropped from 10 cm', occurredOn: '2026-07-01' }],
    },
  };
}
