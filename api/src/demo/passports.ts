import type { Passport } from '#schemas/passport.ts';
import { extinguishingAgents, materialsOf } from './chemistries.ts';
import { type DemoPack, packOf } from './packs.ts';
import { region } from './region.ts';
import { between, fraction, pick } from './seeded.ts';
import { type DemoVehicle, demoVehicles } from './vehicles.ts';

/** Host of the demo's unique identifiers; `example` never resolves (RFC 2606 § 2). QR codes carry the service's own host. */
const identifierHost = 'https://pass.kreispass.example';
const documents = 'https://batteriewerk-nord.example/dokumente';

/**
 * The passport of the battery in a demo vehicle. `unit` counts the batteries of one model: 0 is the one in the vehicle,
 * the bench makes more.
 */
export function passportOf(vehicle: DemoVehicle, unit = 0): Passport {
  const pack = packOf(vehicle);
  const model = demoVehicles.indexOf(vehicle);
  const gtin = demoGtin(model);
  const serialNumber = demoSerial(vehicle, unit);
  return {
    general: {
      uniqueIdentifier: `${identifierHost}/01/${gtin}/21/${serialNumber}`,
      passportIdentifier: `${identifierHost}/pass/${gtin}-${serialNumber}`,
      operator: maker,
      manufacturer: maker,
      category: 'ev',
      modelIdentifier: `LN-${String(model).padStart(3, '0')}`,
      modelName: `${vehicle.make} ${vehicle.model}`,
      serialNumber,
      batchNumber: `C${vehicle.builtInMonth.replace('-', '')}`,
      gtin,
      manufacturingPlace: { name: 'Werk Nord', address: { city: 'Leipzig', country: 'DE' } },
      manufacturedOn: vehicle.builtInMonth,
      putIntoServiceOn: vehicle.firstRegisteredOn.slice(0, 7),
      massKg: pack.massKg,
      warranty: { months: 96, scope: '70 % der Bemessungskapazität oder 160 000 km' },
    },
    symbols: symbols(),
    materials: materialsOf[vehicle.chemistry],
    circularity: circularity(pack),
    performance: performance(vehicle, pack),
  };
}

const maker = {
  name: region.manufacturer.name,
  identifier: '9521234000006',
  address: region.manufacturer.address,
  contact: {
    email: 'pass@batteriewerk-nord.example',
    telephone: '+49 341 0000000',
    website: 'https://batteriewerk-nord.example/',
  },
};

/** GS1 keeps the prefix 952 for examples. */
function demoGtin(model: number): string {
  const digits = `0952123${String(40_000 + model).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

/** Not a counter: a serial number is not to tell how many were made. */
function demoSerial(vehicle: DemoVehicle, unit: number): string {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';
  const name = `serial ${vehicle.vin} ${unit}`;
  const letter = (place: number) => letters[Math.floor(fraction(`${name} ${place}`) * letters.length)];
  return `LN${vehicle.builtInMonth.slice(2, 4)}${letter(1)}${letter(2)}${String(unit * 1000 + between(name, 0, 999)).padStart(6, '0')}`;
}

function symbols(): Passport['symbols'] {
  return {
    separateCollection: { shown: true },
    heavyMetals: [],
    extinguishingAgents,
    fireClasses: ['A', 'B'],
    labelMeanings: [
      {
        label: 'Durchgestrichene Mülltonne',
        meaning: {
          de: 'Getrennt sammeln, nicht in den Hausmüll.',
          en: 'Collect separately, not with household waste.',
        },
      },
      { label: 'Warnzeichen Hochvolt', meaning: { de: 'Gefährliche elektrische Spannung.', en: 'Dangerous voltage.' } },
    ],
    declarationOfConformity: { number: 'LN-DoC-2026', document: pdf('konformitaet', 'EU-Konformitätserklärung') },
    instructionsForUse: [pdf('gebrauch', 'Gebrauchsanleitung')],
    testReports: [pdf('pruefbericht-un-38-3', 'Prüfbericht UN 38.3')],
  };
}

function circularity(pack: DemoPack): Passport['circularity'] {
  return {
    removalManuals: [pdf('ausbau', 'Ausbauanleitung')],
    disassemblyManuals: [pdf('zerlegung', 'Zerlegeanleitung mit Explosionszeichnung')],
    removalSteps: [
      {
        de: '12-V-Batterie abklemmen, Zündschlüssel außer Reichweite legen.',
        en: 'Disconnect the 12 V battery, keep the key out of reach.',
      },
      {
        de: 'Servicetrennstecker ziehen und einschließen, 10 Minuten warten.',
        en: 'Pull the service disconnect, lock it away, wait 10 minutes.',
      },
      {
        de: 'Spannungsfreiheit an den Hochvoltanschlüssen messen.',
        en: 'Measure at the high-voltage terminals that they are dead.',
      },
      { de: 'Kühlmittel auffangen, Leitungen verschließen.', en: 'Collect the coolant, close the lines.' },
      {
        de: 'Hubtisch ansetzen, Schrauben von außen nach innen lösen, absenken.',
        en: 'Place the lift table, loosen screws from outside inwards, lower.',
      },
    ],
    removalTools: [
      { de: 'Isoliertes Werkzeug 1000 V', en: 'Insulated tools, 1000 V' },
      {
        de: `Hubtisch ab ${Math.ceil((pack.massKg + 100) / 50) * 50} kg`,
        en: `Lift table from ${Math.ceil((pack.massKg + 100) / 50) * 50} kg`,
      },
      { de: 'Zweipoliger Spannungsprüfer CAT III', en: 'Two-pole voltage tester CAT III' },
    ],
    removalWarnings: [
      {
        de: `Bis ${Math.ceil(pack.maximumVoltageV)} V Gleichspannung – auch bei leerer Batterie.`,
        en: `Up to ${Math.ceil(pack.maximumVoltageV)} V direct current – even when empty.`,
      },
      {
        de: 'Nicht anstechen, nicht werfen, Pole sofort abdecken.',
        en: 'Do not pierce or drop; cover the terminals at once.',
      },
    ],
    fasteners: [
      {
        kind: 'Schraube',
        size: 'M10',
        count: pick(`screws ${pack.massKg}`, [12, 16, 20, 24]),
        tool: 'Außensechskant 16 mm',
      },
    ],
    cellLayout: {
      cells: pack.cellsInSeries * 2,
      modules: Math.max(4, Math.round(pack.cellsInSeries / 12)),
      arrangement: `${pack.cellsInSeries}s2p`,
    },
    partNumbers: [
      { component: 'Batteriemanagement', partNumber: 'LN-BMS-2' },
      { component: 'Servicetrennstecker', partNumber: 'LN-SDS-1' },
    ],
    spareSources: [{ name: maker.name, contact: { email: 'teile@batteriewerk-nord.example' } }],
    safetyMeasures: [
      {
        de: 'Nur mit Hochvolt-Qualifikation (DGUV 209-093 Stufe 2S oder 3S).',
        en: 'Only with a high-voltage qualification (DGUV 209-093 level 2S or 3S).',
      },
      { de: 'Bei Erwärmung: Abstand 15 m, Feuerwehr 112.', en: 'If it gets hot: keep 15 m away, call 112.' },
    ],
    recycledContent: { cobaltPostConsumerPercent: 4, lithiumPostConsumerPercent: 1, nickelPostConsumerPercent: 3 },
    renewableSharePercent: 0,
    wastePrevention: [pdf('abfallvermeidung', 'Abfall vermeiden')],
    separateCollection: [pdf('sammlung', 'Getrennte Sammlung')],
    collectionAndTreatment: [pdf('ruecknahme', 'Rücknahme und Behandlung')],
    safeHandling: [pdf('umgang', 'Sicherer Umgang mit Altbatterien')],
  };
}

function performance(vehicle: DemoVehicle, pack: DemoPack): Passport['performance'] {
  const energyWh = pack.energyKwh * 1000;
  return {
    ratedCapacityAh: pack.capacityAh,
    nominalEnergyKwh: pack.energyKwh,
    minimumVoltageV: pack.minimumVoltageV,
    nominalVoltageV: pack.nominalVoltageV,
    maximumVoltageV: pack.maximumVoltageV,
    voltageTemperatureRange: { minimumC: -20, maximumC: 55 },
    originalPowerW: pack.powerW,
    originalPowerByCharge: [
      { stateOfChargePercent: 80, powerW: pack.powerW },
      { stateOfChargePercent: 20, powerW: Math.round((pack.powerW * 0.72) / 1000) * 1000 },
    ],
    maximumPowerW: Math.round((pack.powerW * 1.2) / 1000) * 1000,
    powerTemperatureRange: { minimumC: -10, maximumC: 45 },
    powerEnergyRatioWPerWh: Number((pack.powerW / energyWh).toFixed(2)),
    expectedLifetimeCycles: pack.cycles,
    cycleLifeTest: 'IEC 62660-1:2018',
    cRate: 0.33,
    exhaustionThresholdPercent: 70,
    idleTemperatureRange: { minimumC: -30, maximumC: 60 },
    initialEfficiencyPercent: vehicle.chemistry === 'LMO' ? 93 : 95,
    halfLifeEfficiencyPercent: vehicle.chemistry === 'LMO' ? 90 : 93,
    initialResistance: { cellOhm: pack.cellOhm, packOhm: pack.packOhm },
    initialSelfDischargePercentPerMonth: 2,
  };
}

function pdf(name: string, title: string) {
  return { url: `${documents}/${name}.pdf`, title, mediaType: 'application/pdf', language: 'de' };
}
