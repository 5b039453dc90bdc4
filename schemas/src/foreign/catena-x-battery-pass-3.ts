import type { Material, SpareSource } from '../generated/types.ts';
import { address, contact } from './catena-x-address.ts';
import { chemistry } from './catena-x-facts.ts';
import { documents, firstDocument, month } from './catena-x-values.ts';
import type { Place, Used } from './foreign-document.ts';
import * as read from './foreign-values.ts';
import { categoryOf } from './openepcis.ts';
import { plainText } from './plain-text.ts';
import { must, readOnly, type TwoWayMapping } from './two-way.ts';
import { unitCode, unitIdentifier, writtenIdentifier } from './unit-code.ts';

const percent = read.measurement('%');
const energy = 'electrochemicalProperties';

/**
 * Catena-X `battery_pass` 3.0.0 and 3.0.1 and the shape before, which their makers have withdrawn: only read. They name no
 * category; it follows from the words for the type of battery, or else from its weight.
 */
export const batteryPass3: TwoWayMapping = {
  title: 'Catena-X battery_pass 3.0.1',
  lines: [
    must<string>(
      'general.uniqueIdentifier',
      'batteryIdentification.batteryIDDMCCode',
      unitIdentifier,
      writtenIdentifier,
    ),
    readOnly('general.serialNumber', 'batteryIdentification.batteryIDDMCCode', unitCode),
    must('general.category', 'batteryIdentification.batteryType', category),
    readOnly('general.category', 'physicalDimensions.weight', vehicleBattery),
    must('general.modelIdentifier', 'batteryIdentification.batteryModel', read.text),
    must('general.manufacturer.name', 'manufacturer.name', read.text),
    readOnly('general.manufacturer.address', 'manufacturer.address', address),
    readOnly('general.manufacturer.contact', 'manufacturer.contact', contact),
    readOnly('general.manufacturingPlace.address', 'manufacturing.address', address),
    readOnly('general.manufacturedOn', 'manufacturing.dateOfManufacturing', month),
    readOnly('general.placedOnMarketOn', 'datePlacedOnMarket', read.calendarDate),
    readOnly('general.massKg', 'physicalDimensions.weight', kilograms),
    ...['length', 'width', 'height', 'diameter'].map((name) =>
      readOnly(`general.dimensions.${name}Mm`, `physicalDimensions.${name}`, positive),
    ),
    readOnly('general.warranty.months', 'warrantyPeriod', read.whole),
    readOnly('general.status', 'stateOfBattery.statusBattery', status),
    readOnly('materials.chemistry', 'batteryIdentification.batteryType', chemistry),
    readOnly('materials.cathode', 'cellChemistry.cathodeActiveMaterials', materials('Cathode')),
    readOnly('materials.cathode', 'cellChemistry.cathodeCompositionOther', materials('Cathode')),
    readOnly('materials.anode', 'cellChemistry.anodeActiveMaterials', materials('Anode')),
    readOnly('materials.anode', 'cellChemistry.anodeCompositionOther', materials('Anode')),
    readOnly('materials.electrolyte', 'cellChemistry.electrolyteComposition', materials('Electrolyte')),
    readOnly('materials.composition', 'composition.compositionOfBattery', materials()),
    readOnly('materials.criticalRawMaterials', 'composition.criticalRawMaterials', names),
    readOnly('circularity.spareSources', 'composition.components.componentsSupplier', read.list(supplier)),
    readOnly('carbonFootprint.absoluteKgCo2e', 'cO2FootprintTotal', read.number),
    readOnly('symbols.declarationOfConformity.document', 'document.declarationOfConformity', firstDocument),
    readOnly('symbols.testReports', 'document.testReportsResults', documents),
    readOnly('dueDiligence.report', 'document.responsibleSourcing', firstDocument),
    readOnly('circularity.removalManuals', 'document.vehicleDismantlingProcedure', documents),
    readOnly('circularity.disassemblyManuals', 'document.batteryDismantlingProcedure', documents),
    readOnly('circularity.safetyDocuments', 'document.safetyMeasures', documents),
    readOnly('performance.ratedCapacityAh', `${energy}.ratedCapacity`, read.number),
    readOnly('performance.capacityFade', `${energy}.capacityFade`, percent),
    readOnly('performance.exhaustionThresholdPercent', `${energy}.capacityThresholdExhaustion`, read.number),
    readOnly('performance.minimumVoltageV', `${energy}.batteryVoltage.minVoltage`, read.number),
    readOnly('performance.nominalVoltageV', `${energy}.batteryVoltage.nominalVoltage`, read.number),
    readOnly('performance.maximumVoltageV', `${energy}.batteryVoltage.maxVoltage`, read.number),
    readOnly('performance.originalPowerW', `${energy}.batteryPower.originalPowerCapability`, times(1000)),
    readOnly('performance.maximumPowerW', `${energy}.batteryPower.maximumAllowedBatteryPower`, times(1000)),
    readOnly('performance.powerFade', `${energy}.batteryPower.powerFade`, percent),
    readOnly('performance.nominalEnergyKwh', `${energy}.batteryEnergy.maximumAllowedBatteryEnergy`, times(0.001)),
    readOnly('performance.initialEfficiencyPercent', `${energy}.batteryEnergy.energyRoundtripEfficiency`, read.number),
    readOnly('performance.efficiencyFade', `${energy}.batteryEnergy.energyRoundtripEfficiencyChange`, percent),
    readOnly(
      'performance.initialResistance.cellOhm',
      `${energy}.internalResistance.cellInternalResistance`,
      read.number,
    ),
    readOnly(
      'performance.initialResistance.packOhm',
      `${energy}.internalResistance.packInternalResistance`,
      read.number,
    ),
    readOnly('performance.resistanceIncrease', `${energy}.internalResistance.packInternalResistanceIncrease`, percent),
    readOnly(
      'performance.powerEnergyRatioWPerWh',
      `${energy}.ratioMaximumAllowedBatteryPowerAndMaximumAllowedBatteryEnergy`,
      read.number,
    ),
    readOnly('performance.idleTemperatureRange', 'temperatureRangeIdleState', temperatures),
    readOnly('performance.expectedLifetimeCycles', 'batteryCycleLife.expectedLifetime', read.whole),
    readOnly('performance.cRate', 'batteryCycleLife.cycleLifeTestCRate', read.number),
    readOnly(
      'performance.cycleLifeTestConditions.depthOfDischargePercent',
      'batteryCycleLife.cycleLifeTestDepthOfDischarge',
      read.number,
    ),
    readOnly('performance.stateOfCharge', 'stateOfBattery.stateOfCharge', percent),
  ],
  fixed: [],
};

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

/** Weights of batteries stand in kilogram, lengths in millimetre. */
function kilograms(at: Place, used: Used): number | undefined {
  return positive(at, used);
}

/** Null and nought stand for what nobody knows. */
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
