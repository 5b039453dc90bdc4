import { between } from '#api/demo/seeded.ts';
import type { Passport } from '#schemas/passport.ts';

const host = 'https://batteriewerk-nord.example';
const link = (name: string) => ({ url: `${host}/${name}` });
const pdf = (name: string) => ({ url: `${host}/${name}.pdf`, mediaType: 'application/pdf' });

/** The passport with what a maker knows and the demo leaves out, and with what is measured in use, drawn from the name. */
export function completed(passport: Passport, name: string): Passport {
  return {
    general: general(passport.general),
    symbols: symbols(passport.symbols),
    carbonFootprint: carbonFootprint(name),
    dueDiligence: {
      report: pdf('sorgfalt'),
      policy: pdf('strategie'),
      assurances: [pdf('audit')],
      supplyChainIndex: between(`${name} supply chain`, 40, 95, 1),
    },
    materials: materials(passport.materials),
    circularity: circularity(passport.circularity, name),
    performance: performance(passport.performance, name),
  };
}

function general(general: Passport['general']): Passport['general'] {
  const address = { street: 'Werkstraße 5', postalCode: '04109', city: 'Leipzig', country: 'DE' };
  return {
    ...general,
    manufacturer: { ...general.manufacturer, businessPartnerNumber: 'BPNL00000000LN01' },
    operator: { ...general.manufacturer, businessPartnerNumber: 'BPNL00000000LN01' },
    manufacturingPlace: {
      name: 'Werk Nord',
      identifier: '9521234000013',
      businessPartnerNumber: 'BPNA00000000LN01',
      address,
    },
    dimensions: { lengthMm: 1980, widthMm: 1240, heightMm: 145, volumeL: 356, packedVolumeL: 520, packedMassKg: 640 },
    placedOnMarketOn: `${general.putIntoServiceOn ?? general.manufacturedOn}-15`,
    status: 'original',
  };
}

function symbols(symbols: Passport['symbols']): Passport['symbols'] {
  return {
    ...symbols,
    separateCollection: { shown: true, image: link('tonne.svg') },
    carbonFootprintLabel: link('co2.svg'),
  };
}

function carbonFootprint(name: string): Passport['carbonFootprint'] {
  const part = (stage: string, low: number, high: number) => between(`${name} ${stage}`, low, high, 1);
  return {
    perFunctionalUnitKgCo2ePerKwh: part('whole', 55, 80),
    rawMaterialsKgCo2ePerKwh: part('raw', 15, 25),
    productionKgCo2ePerKwh: part('production', 25, 35),
    distributionKgCo2ePerKwh: part('distribution', 1, 4),
    endOfLifeKgCo2ePerKwh: part('end', 4, 10),
    absoluteKgCo2e: part('absolute', 2000, 6000),
    performanceClass: 'B',
    declaration: pdf('co2-erklaerung'),
    declarationNumber: 'LN-CF-2026',
    study: pdf('co2-studie'),
    calculationStandard: 'ISO 14067',
  };
}

function materials(materials: Passport['materials']): Passport['materials'] {
  const {
    cathode = [],
    anode = [],
    electrolyte = [],
    criticalRawMaterials = [],
    hazardousSubstances = [],
  } = materials ?? {};
  const shared = <Each extends { sharePercent?: number }>(list: readonly Each[], whole: number) =>
    list.map((each) => ({
      ...each,
      sharePercent: each.sharePercent ?? Math.round(whole / list.length),
      recycledPercent: 0,
      renewablePercent: 0,
    }));
  return {
    ...materials,
    cathode: shared(cathode, 27),
    anode: shared(anode, 22),
    criticalRawMaterials: shared(criticalRawMaterials, 12),
    electrolyte: shared(electrolyte, 12),
    hazardousSubstances: hazardousSubstances.map((each) => ({ hazardClasses: ['Acute toxicity'], ...each })),
  };
}

function circularity(circularity: Passport['circularity'], name: string): Passport['circularity'] {
  const share = (metal: string) => between(`${name} ${metal}`, 0, 8, 1);
  return {
    ...circularity,
    partNumbers: [...(circularity?.partNumbers ?? []), { component: 'Stückliste', document: pdf('stueckliste') }],
    safetyDocuments: [pdf('sicherheit')],
    spareSources: [
      {
        name: 'Teilehaus Leipzig GmbH',
        address: { street: 'Lagerweg 1', postalCode: '04129', city: 'Leipzig', country: 'DE' },
        contact: { email: 'teile@teilehaus.example', website: 'https://teilehaus.example/' },
      },
    ],
    recycledContent: {
      cobaltPreConsumerPercent: share('Co'),
      cobaltPostConsumerPercent: share('Co used'),
      lithiumPreConsumerPercent: share('Li'),
      lithiumPostConsumerPercent: share('Li used'),
      nickelPreConsumerPercent: share('Ni'),
      nickelPostConsumerPercent: share('Ni used'),
      leadPercent: share('Pb'),
    },
    renewableSharePercent: share('renewable'),
  };
}

function performance(performance: Passport['performance'], name: string): Passport['performance'] {
  const measuredAt = '2026-10-30T06:00:00Z';
  const measured = (what: string, unit: string, low: number, high: number, digits = 1) => ({
    value: between(`${name} ${what}`, low, high, digits),
    unit,
    measuredAt,
  });
  const { ratedCapacityAh: capacity = 1, nominalEnergyKwh: energy = 1, initialResistance = {} } = performance ?? {};
  return {
    ...performance,
    initialResistance: { ...initialResistance, moduleOhm: 0.012 },
    cycleLifeTestConditions: { temperatureC: 25, depthOfDischargePercent: 90, chargeRate: 0.33, dischargeRate: 0.33 },
    efficiencyTestConditions: { temperatureC: 25, depthOfDischargePercent: 80 },
    expectedYears: { value: 12, unit: 'years' },
    capacityFade: measured('fade', '%', 2, 9),
    powerFade: measured('power fade', '%', 1, 8),
    efficiencyFade: measured('efficiency fade', '%', 0, 2),
    resistanceIncrease: measured('increase', '%', 1, 15),
    moduleResistanceIncrease: measured('increase of module', '%', 1, 15),
    cellResistanceIncrease: measured('increase of cell', '%', 1, 15),
    internalResistance: measured('resistance', 'Ω', 0.05, 0.2, 4),
    stateOfCertifiedEnergy: measured('soce', '%', 88, 99),
    remainingUsableEnergy: measured('energy', 'kWh', energy * 0.85, energy, 2),
    remainingCapacity: measured('capacity', 'Ah', capacity * 0.85, capacity),
    remainingPower: measured('power', 'W', 500, 5000, 0),
    remainingEfficiency: measured('efficiency', '%', 88, 95),
    selfDischarge: measured('discharge', '%', 0, 2),
    currentSelfDischarge: measured('discharge now', '%/month', 1, 3),
    stateOfCharge: measured('charge', '%', 20, 90, 0),
    cycles: measured('cycles', 'cycles', 20, 900, 0),
    energyThroughput: measured('throughput', 'kWh', 1000, 40000, 0),
    capacityThroughput: measured('charge throughput', 'Ah', 1000, 90000, 0),
    operatingTemperature: measured('temperature', '°C', 10, 35, 0),
    extremeHeat: measured('heat', 'min', 0, 300, 0),
    extremeCold: measured('cold', 'min', 0, 300, 0),
    chargingInHeat: measured('heat charging', 'min', 0, 60, 0),
    chargingInCold: measured('cold charging', 'min', 0, 60, 0),
    deepDischarges: measured('deep', 'events', 0, 4, 0),
    overcharges: measured('over', 'events', 0, 2, 0),
    negativeEvents: [{ description: 'Aus 10 cm Höhe abgesetzt', occurredOn: '2026-07-01', document: pdf('ereignis') }],
  };
}
