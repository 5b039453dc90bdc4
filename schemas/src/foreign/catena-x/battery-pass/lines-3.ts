import type {
  DocumentLink,
  Material,
  Measurement,
  PartNumber,
  PowerAtCharge,
  SpareSource,
  TemperatureRange,
  Warranty,
} from '../../../generated/types.ts';
import type { Passport } from '../../../passport.ts';
import { categoryOf } from '../../lines/battery-terms.ts';
import { pruned } from '../../lines/draft.ts';
import { elementsOf, type Place, placeAt, type Used } from '../../lines/foreign-document.ts';
import * as read from '../../lines/foreign-values.ts';
import { plainText } from '../../lines/plain-text.ts';
import {
  both,
  type FixedLine,
  fixed,
  must,
  readOnly,
  type TwoWayLine,
  type TwoWayMapping,
  type Writing,
} from '../../lines/two-way.ts';
import { unitCode, unitIdentifier, writtenIdentifier } from '../../lines/unit-code.ts';
import { address, contact, writeAddress, writeContact } from '../address.ts';
import { chemistry, nowhere, warrantyMonths } from '../facts.ts';
import { recycledInAll } from '../materials.ts';
import { documents, firstDocument, month, writeCount, writeMonth } from '../values.ts';

const percent = read.measurement('%');
const energy = 'electrochemicalProperties';
const power = `${energy}.batteryPower`;
const resistance = `${energy}.internalResistance`;

/**
 * Catena-X `battery_pass` 3.0.0 and 3.0.1 and the shape before. Their makers have withdrawn them, but passports in them are about.
 * They name no category; it follows from the words for the type of battery, or else from its weight.
 */
export const batteryPass3: TwoWayMapping = {
  title: 'Catena-X battery_pass 3.0.1',
  lines: [
    ...identification(),
    ...parties(),
    ...sizes(),
    ...materialsAndParts(),
    ...documentLines(),
    ...electrochemistry(),
    ...inUse(),
    must('carbonFootprint.absoluteKgCo2e', 'cO2FootprintTotal', read.number),
  ],
  fixed: [
    fixed('manufacturer.contact', () => ({})),
    // Only cells that are cylinders have one; read as "not known".
    fixed('physicalDimensions.diameter', () => 0),
    ...['cathodeActiveMaterials', 'anodeActiveMaterials', 'electrolyteComposition'].map(noneIn('cellChemistry')),
    ...['cathodeCompositionOther', 'anodeCompositionOther', 'recyclateContentActiveMaterials'].map(
      noneIn('cellChemistry'),
    ),
    ...['componentsSupplier', 'componentsPartNumber'].map(noneIn('composition.components')),
    noneIn('composition')('compositionOfBattery'),
    fixed('composition.criticalRawMaterials', () => ''),
  ],
};

function noneIn(parent: string): (name: string) => FixedLine {
  return (name) => fixed(`${parent}.${name}`, () => []);
}

function identification(): TwoWayLine[] {
  const at = (name: string) => `batteryIdentification.${name}`;
  return [
    must<string>('general.uniqueIdentifier', at('batteryIDDMCCode'), unitIdentifier, writtenIdentifier),
    readOnly('general.serialNumber', at('batteryIDDMCCode'), unitCode),
    must<Category>('general.category', at('batteryType'), category, (ours, { may }) => {
      const chemistry = may('materials.chemistry');
      return chemistry === undefined ? kinds[ours] : `${chemistry} (${kinds[ours]})`;
    }),
    readOnly('general.category', 'physicalDimensions.weight', vehicleBattery),
    readOnly('materials.chemistry', at('batteryType'), chemistryOf),
    must('general.modelIdentifier', at('batteryModel'), read.text),
  ];
}

function parties(): TwoWayLine[] {
  return [
    must('general.manufacturer.name', 'manufacturer.name', read.text),
    must('general.manufacturer.address', 'manufacturer.address', address, writeAddress),
    both('general.manufacturer.contact', 'manufacturer.contact', contact, writeContact),
    must('general.manufacturingPlace.address', 'manufacturing.address', address, writeAddress),
    must('general.manufacturedOn', 'manufacturing.dateOfManufacturing', month, writeMonth),
    must('general.placedOnMarketOn', 'datePlacedOnMarket', read.calendarDate),
    {
      ...must('general.warranty.months', 'warrantyPeriod', read.whole),
      otherwise: (writing: Writing) => {
        const warranty = writing.may<Warranty>('general.warranty');
        return warranty && warrantyMonths(warranty, writing);
      },
    },
  ];
}

function sizes(): TwoWayLine[] {
  return [
    must('general.massKg', 'physicalDimensions.weight', positive),
    ...['length', 'width', 'height'].map((name) =>
      must(`general.dimensions.${name}Mm`, `physicalDimensions.${name}`, positive),
    ),
    both('general.dimensions.diameterMm', 'physicalDimensions.diameter', positive),
  ];
}

function materialsAndParts(): TwoWayLine[] {
  const at = (name: string) => `cellChemistry.${name}`;
  const listed = (to: string, from: string, location?: string) =>
    both<Material[]>(to, from, materials(location), (list) => list.map(writeMaterial));
  return [
    listed('materials.cathode', at('cathodeActiveMaterials'), 'Cathode'),
    readOnly('materials.cathode', at('cathodeCompositionOther'), materials('Cathode')),
    listed('materials.anode', at('anodeActiveMaterials'), 'Anode'),
    readOnly('materials.anode', at('anodeCompositionOther'), materials('Anode')),
    listed('materials.electrolyte', at('electrolyteComposition'), 'Electrolyte'),
    listed('materials.composition', 'composition.compositionOfBattery'),
    both<Material[]>('materials.criticalRawMaterials', 'composition.criticalRawMaterials', names, (list) =>
      list.map(({ name }) => name.replaceAll(/[,;]/g, ' ')).join(', '),
    ),
    ...Object.entries({ nickel: 'Ni', cobalt: 'Co', lithium: 'Li', lead: 'Pb' }).map(([metal, sign]) => ({
      ...both<number>(
        `circularity.recycledContent.${metal}Percent`,
        at('recyclateContentActiveMaterials'),
        recycled(metal, sign),
        (share) => [{ materialName: sign, materialPercentageMassFraction: share }],
      ),
      otherwise: recycledInAll(metal),
    })),
    both<SpareSource[]>(
      'circularity.spareSources',
      'composition.components.componentsSupplier',
      read.list(supplier),
      (sources, { leaveOut }) =>
        sources.flatMap(({ name, address, contact }) => {
          if (address)
            return [
              { componentsSupplierName: name, address: writeAddress(address), contact: pruned(writeContact(contact)) },
            ];
          leaveOut(name, ['circularity.spareSources.address']);
          return [];
        }),
    ),
    both<PartNumber[]>(
      'circularity.partNumbers',
      'composition.components.componentsPartNumber',
      read.list(component),
      (parts) => parts.map(({ component, partNumber }) => [component, partNumber].filter(Boolean).join(': ')),
    ),
  ];
}

function documentLines(): TwoWayLine[] {
  const at = (name: string) => `document.${name}`;
  const write = ({ url, title = '' }: DocumentLink) => ({ title, fileLocation: url });
  const many = (to: string, name: string) => both<DocumentLink[]>(to, at(name), documents, (links) => links.map(write));
  const one = (to: string, name: string) => both<DocumentLink>(to, at(name), firstDocument, (link) => [write(link)]);
  return [
    one('symbols.declarationOfConformity.document', 'declarationOfConformity'),
    many('symbols.testReports', 'testReportsResults'),
    one('dueDiligence.report', 'responsibleSourcing'),
    many('circularity.removalManuals', 'vehicleDismantlingProcedure'),
    many('circularity.disassemblyManuals', 'batteryDismantlingProcedure'),
    many('circularity.safetyDocuments', 'safetyMeasures'),
  ];
}

/** Power stands in kilowatt, energy in watt-hours. */
function electrochemistry(): TwoWayLine[] {
  const scaled = (to: string, from: string, factor: number) => must<number>(to, from, times(factor), by(1 / factor));
  const powerAt = (charge: number) =>
    must<PowerAtCharge[]>(
      'performance.originalPowerByCharge',
      `${power}.powerCapabilityAt${charge}Charge`,
      (place, used) => {
        const powerW = times(1000)(place, used);
        return powerW === undefined ? undefined : [{ stateOfChargePercent: charge, powerW }];
      },
      (list) => by(0.001)(list.find(({ stateOfChargePercent }) => stateOfChargePercent === charge)?.powerW),
    );
  return [
    must('performance.ratedCapacityAh', `${energy}.ratedCapacity`, read.number),
    must('performance.capacityFade', `${energy}.capacityFade`, percent, writeCount),
    must('performance.exhaustionThresholdPercent', `${energy}.capacityThresholdExhaustion`, read.number),
    must('performance.minimumVoltageV', `${energy}.batteryVoltage.minVoltage`, read.number),
    must('performance.nominalVoltageV', `${energy}.batteryVoltage.nominalVoltage`, read.number),
    must('performance.maximumVoltageV', `${energy}.batteryVoltage.maxVoltage`, read.number),
    scaled('performance.originalPowerW', `${power}.originalPowerCapability`, 1000),
    scaled('performance.maximumPowerW', `${power}.maximumAllowedBatteryPower`, 1000),
    // Annex XIII 1(i) asks for the power and its limits; ours is the maximum permitted.
    must<number>('performance.maximumPowerW', `${power}.originalPowerCapabilityLimits`, nowhere, by(0.001)),
    powerAt(20),
    powerAt(80),
    must('performance.powerFade', `${power}.powerFade`, percent, writeCount),
    scaled('performance.nominalEnergyKwh', `${energy}.batteryEnergy.maximumAllowedBatteryEnergy`, 0.001),
    must('performance.initialEfficiencyPercent', `${energy}.batteryEnergy.energyRoundtripEfficiency`, read.number),
    must('performance.efficiencyFade', `${energy}.batteryEnergy.energyRoundtripEfficiencyChange`, percent, writeCount),
    must('performance.initialResistance.cellOhm', `${resistance}.cellInternalResistance`, read.number),
    must('performance.initialResistance.packOhm', `${resistance}.packInternalResistance`, read.number),
    must('performance.resistanceIncrease', `${resistance}.packInternalResistanceIncrease`, percent, writeCount),
    must(
      'performance.powerEnergyRatioWPerWh',
      `${energy}.ratioMaximumAllowedBatteryPowerAndMaximumAllowedBatteryEnergy`,
      read.number,
    ),
  ];
}

function inUse(): TwoWayLine[] {
  return [
    must<TemperatureRange>(
      'performance.idleTemperatureRange',
      'temperatureRangeIdleState',
      temperatures,
      ({ minimumC, maximumC }) => ({
        temperatureRangeIdleStateLowerLimit: minimumC,
        temperatureRangeIdleStateUpperLimit: maximumC,
      }),
    ),
    must('performance.expectedLifetimeCycles', 'batteryCycleLife.expectedLifetime', read.whole),
    must('performance.cRate', 'batteryCycleLife.cycleLifeTestCRate', read.number),
    must(
      'performance.cycleLifeTestConditions.depthOfDischargePercent',
      'batteryCycleLife.cycleLifeTestDepthOfDischarge',
      read.number,
    ),
    must('general.status', 'stateOfBattery.statusBattery', status),
    must('performance.stateOfCharge', 'stateOfBattery.stateOfCharge', percent, writeCount),
    // The share of capacity that is left; who wrote it else may mean another share, so it is not read.
    must<Measurement>('performance.capacityFade', 'stateOfBattery.stateOfHealth', nowhere, ({ value }) =>
      Number((100 - value).toPrecision(12)),
    ),
  ];
}

type Category = Passport['general']['category'];

/** 2023/1542 Art. 3(1), points 14, 11, 13 and 15. */
const kinds: Readonly<Record<Category, string>> = {
  ev: 'electric vehicle battery',
  lmt: 'light means of transport battery',
  industrial: 'industrial battery',
  stationary: 'stationary battery energy storage system',
};

/** Without the kind of battery that our own writing puts behind it. */
function chemistryOf(at: Place, used: Used): string | undefined {
  const said = plainText(at.value);
  const kind = Object.values(kinds).find((each) => said.endsWith(` (${each})`));
  if (kind === undefined) return chemistry(at, used);
  used.add(at.pointer);
  return chemistry({ value: said.slice(0, -kind.length - 3), pointer: at.pointer }, used);
}

function recycled(metal: string, sign: string): read.Read<number> {
  const called = new RegExp(`^(${metal}|${sign}\\b)`, 'i');
  return (place, used) => {
    const found = elementsOf(place).find((each) => called.test(plainText(placeAt(each, 'materialName')?.value)));
    const share =
      found && read.fieldOf(found, 'materialPercentageMassFraction|matierialPercentageMassFraction', read.number, used);
    if (found && share !== undefined && placeAt(found, 'materialName')?.value === sign)
      used.add(`${found.pointer}/materialName`);
    return share;
  };
}

function writeMaterial({ name, sharePercent, massKg }: Material): object {
  return {
    materialName: name,
    materialPercentageMassFraction: sharePercent,
    materialWeight: massKg === undefined ? undefined : Number((massKg * 1000).toPrecision(12)),
  };
}

/** A component, with its number behind a colon where our own writing gives it. */
function component(at: Place, used: Used): PartNumber | undefined {
  const said = read.text(at, used);
  const [, name = said, partNumber] = /^(.+): ([!-~]+)$/.exec(said ?? '') ?? [];
  return name && name.length <= 200 ? read.compact({ component: name, partNumber }) : undefined;
}

function by(factor: number): (value: number | undefined) => number | undefined {
  return (value) => (value === undefined ? undefined : Number((value * factor).toPrecision(12)));
}

function category(at: Place): string | undefined {
  const words = plainText(at.value);
  return categoryOf(words) ?? (/\b(EV|HVB?|traction|high[- ]voltage)\b/i.test(words) ? 'ev' : undefined);
}

/**
 * The model is about batteries of vehicles: it defines the day one is placed on the market as the day its vehicle was made. One of
 * more than 25 kg is none of a light means of transport, 2023/1542 Art. 3(1)(11), so it is that of an electric vehicle, (14).
 */
function vehicleBattery(place: Place): string | undefined {
  return (positive(place, new Set()) ?? 0) > 25 ? 'ev' : undefined;
}

/** Only the Regulation's own words; "first life" and the like stay where they are. */
function status(at: Place, used: Used): string | undefined {
  const word = read.text(at, new Set())?.toLowerCase();
  if (!['original', 'repurposed', 're-used', 'remanufactured', 'waste'].includes(word ?? '')) return undefined;
  used.add(at.pointer);
  return word;
}

/** Weights of batteries stand in kilogram, lengths in millimetre. Null and nought stand for what nobody knows. */
function positive(at: Place, used: Used): number | undefined {
  const value = read.number(at, new Set());
  if (value === undefined || value <= 0) return undefined;
  used.add(at.pointer);
  return value;
}

function times(factor: number): read.Read<number> {
  return (at, used) => {
    const value = read.number(at, used);
    return value === undefined ? undefined : Number((value * factor).toPrecision(12));
  };
}

function materials(location?: string) {
  return read.list((at: Place, used: Used): Material | undefined => {
    const name = read.fieldOf(at, 'materialName', read.text, used)?.slice(0, 200);
    if (!name) return undefined;
    const gram = read.fieldOf(at, 'materialWeight|matierialWeight', read.number, used);
    return read.compact({
      name,
      location,
      sharePercent: read.fieldOf(
        at,
        'materialPercentageMassFraction|matierialPercentageMassFraction',
        read.number,
        used,
      ),
      massKg: gram === undefined ? undefined : Number((gram / 1000).toPrecision(12)),
    });
  });
}

function names(at: Place, used: Used): Material[] | undefined {
  const listed =
    read
      .text(at, new Set())
      ?.split(/[,;]/)
      .flatMap((name) => name.trim() || []) ?? [];
  if (listed.length === 0 || listed.some((name) => name.length > 200)) return undefined;
  used.add(at.pointer);
  return listed.map((name) => ({ name }));
}

function supplier(at: Place, used: Used): SpareSource | undefined {
  const name = read.fieldOf(at, 'componentsSupplierName', read.text, used);
  if (!name) return undefined;
  return read.compact({
    name,
    address: read.fieldOf(at, 'address', address, used),
    contact: read.fieldOf(at, 'contact', contact, used),
  });
}

function temperatures(at: Place, used: Used): object | undefined {
  const minimumC = read.fieldOf(at, 'temperatureRangeIdleStateLowerLimit', read.number, used);
  const maximumC = read.fieldOf(at, 'temperatureRangeIdleStateUpperLimit', read.number, used);
  return minimumC === undefined || maximumC === undefined ? undefined : { minimumC, maximumC };
}
