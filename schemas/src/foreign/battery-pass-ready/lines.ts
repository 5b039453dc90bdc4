import type { Passport } from '../../generated/types.ts';
import { categoryOf, gtinOfLink } from '../lines/battery-terms.ts';
import { countryCode } from '../lines/country-code.ts';
import { type Place, type Used, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { type Line, line } from '../lines/mapping.ts';
import { unitCode, unitIdentifier } from '../lines/unit-code.ts';

const general = (name: string) => `Battery_Passport.IdentifiersAndProductData.${name}`;
const symbols = (name: string) => `Battery_Passport.SymbolsLabelsAndDocumentationOfConformity.${name}`;
const carbon = (name: string) => `Battery_Passport.BatteryCarbonFootprint.${name}`;
const diligence = (name: string) => `Battery_Passport.SupplyChainDueDiligence.${name}`;
const materials = (name: string) => `Battery_Passport.BatteryMaterialsAndComposition.${name}`;
const circularity = (name: string) => `Battery_Passport.CircularityAndResourceEfficiency.${name}`;
const performance = (name: string) => `Battery_Passport.PerformanceAndDurability.${name}`;
const perKwh = read.quantity('kg CO₂e/kWh');
const percent = read.quantity('%');

/** BatteryPass-Ready JSON (GEFEG, June 2026): names are sentences in Pascal case, quantities name their unit. */
export const batteryPassReadyLines: readonly Line[] = [
  line('general.uniqueIdentifier', general('UniqueBatteryIdentifierUniqueProductIdentifier'), unitIdentifier),
  line('general.passportIdentifier', general('UniqueBatteryPassportIdentifierUniqueDPPIdentifier'), read.text),
  line('general.operator', general('EconomicOperatorInformation'), firm),
  line('general.operator.identifier', general('UniqueEconomicOperatorIdentifier'), read.text),
  line('general.manufacturer', general('ManufacturerInformation'), firm),
  line('general.manufacturer.identifier', general('UniqueManufacturerIdentifier'), read.text),
  line('general.category', general('BatteryCategory.batteryCategoryValue'), category),
  line('general.modelIdentifier', general('BatteryModelIdentifier'), read.text),
  line('general.serialNumber', general('BatterySerialNumber'), read.text),
  line('general.serialNumber', general('UniqueBatteryIdentifierUniqueProductIdentifier'), unitCode),
  line('general.batchNumber', general('BatteryBatchNumber'), read.text),
  line('general.gtin', general('UniqueBatteryIdentifierUniqueProductIdentifier'), gtinOfLink),
  line('general.manufacturingPlace.address', general('ManufacturingPlace'), postalLine),
  line('general.manufacturingPlace.identifier', general('UniqueFacilityIdentifier'), read.text),
  line('general.manufacturedOn', general('ManufacturingDate'), read.month),
  line('general.putIntoServiceOn', general('DateOfPuttingTheBatteryIntoService'), read.month),
  line('general.warranty.until', general('WarrantyPeriodOfTheBattery'), read.month),
  line('general.massKg', general('BatteryMass'), read.quantity('kg')),
  line('general.status', general('BatteryStatus.batteryStatusValues'), read.lifeStatus),

  line('symbols.separateCollection', symbols('SeparateCollectionSymbol'), symbol),
  line('symbols.carbonFootprintLabel', symbols('CarbonFootprintLabel'), read.link),
  line('symbols.extinguishingAgents', symbols('ExtinguishingAgent.extinguishingAgent'), read.list(read.text)),
  line('symbols.fireClasses', symbols('ExtinguishingAgent.agentFireClass'), fireClass),
  line('symbols.labelMeanings', symbols('MeaningOfLabelsAndSymbols'), labelNames),
  line('symbols.declarationOfConformity.document', symbols('EUDeclarationOfConformity'), read.link),
  line('symbols.testReports', symbols('ResultsOfTestReportsProvingCompliance'), read.links),

  line('carbonFootprint.perFunctionalUnitKgCo2ePerKwh', carbon('BatteryCarbonFootprintPerFunctionalUnit'), perKwh),
  line(
    'carbonFootprint.rawMaterialsKgCo2ePerKwh',
    carbon('ContributionOfRawMaterialAcquisitionAndPre-processingLifecycleStage'),
    perKwh,
  ),
  line('carbonFootprint.productionKgCo2ePerKwh', carbon('ContributionOfMainProductProductionLifecycleStage'), perKwh),
  line('carbonFootprint.distributionKgCo2ePerKwh', carbon('ContributionOfDistributionLifecycleStage'), perKwh),
  line('carbonFootprint.endOfLifeKgCo2ePerKwh', carbon('ContributionOfEndOfLifeAndRecyclingLifecycleStage'), perKwh),
  line('carbonFootprint.absoluteKgCo2e', carbon('AbsoluteBatteryCarbonFootprint'), read.quantity('kg CO₂e')),
  line('carbonFootprint.performanceClass', carbon('CarbonFootprintPerformanceClass'), read.text),
  line('carbonFootprint.study', carbon('WebLinkToPublicCarbonFootprintStudy'), read.link),

  line('dueDiligence.report', diligence('InformationOfDueDiligenceReport'), read.link),
  line('dueDiligence.assurances', diligence('ThirdPartyAssurancesOfRecognisedSchemes'), read.links),
  line('dueDiligence.supplyChainIndex', diligence('SupplyChainIndices'), read.number),

  line('materials.chemistry', materials('BatteryChemistry.chemicalCodeValue|additionallyPossibleValue'), read.text),
  line('materials.composition', materials('MaterialsUsedInCathodeAnodeAndElectrolyte'), named),
  line('materials.hazardousSubstances', materials('HazardousSubstances'), namedWithCas),
  line('materials.criticalRawMaterials', materials('CriticalRawMaterials'), casNumbers),
  line(
    'materials.substanceImpact',
    materials('ImpactOfSubstancesOnEnvironmentHumanHealthSafetyPersons'),
    read.localText,
  ),

  ...['Nickel', 'Cobalt', 'Lithium'].flatMap((metal) => [
    line(
      `circularity.recycledContent.${metal.toLowerCase()}PreConsumerPercent`,
      circularity(`Pre-consumerRecycled${metal}Share`),
      percent,
    ),
    line(
      `circularity.recycledContent.${metal.toLowerCase()}PostConsumerPercent`,
      circularity(`Post-consumerRecycled${metal}Share`),
      percent,
    ),
  ]),
  line('circularity.recycledContent.leadPercent', circularity('RecycledLeadShare'), percent),
  line('circularity.renewableSharePercent', circularity('RenewableContentShare'), percent),
  line(
    'circularity.disassemblyManuals',
    circularity('DismantlingInformation-ManualsForTheRemovalAndTheDisassemblyOfTheBatteryPack'),
    read.links,
  ),
  line(
    'circularity.removalManuals',
    circularity('DismantlingInformation-ManualsForTheRemovalAndTheDisassemblyOfTheBatteryPack'),
    read.links,
  ),
  line('circularity.partNumbers', circularity('PartNumbersForComponents'), partList),
  line('circularity.spareSources', circularity('InformationOnSourcesOfSpareParts'), spareSource),
  line('circularity.safetyDocuments', circularity('SafetyMeasures'), read.links),
  line(
    'circularity.wastePrevention',
    circularity('InformationOnTheRoleOfEnd-usersInContributingToWastePrevention'),
    read.links,
  ),
  line(
    'circularity.separateCollection',
    circularity('InformationOnTheRoleOfEnd-usersInContributingToTheSeparateCollectionOfWasteBatteries'),
    read.links,
  ),
  line(
    'circularity.collectionAndTreatment',
    circularity('InformationOnBatteryCollectionPreparationForSecondLifeAndOnTreatmentAtEndOfLife'),
    read.links,
  ),

  line('performance.ratedCapacityAh', performance('RatedCapacity'), read.quantity('Ah')),
  line('performance.nominalEnergyKwh', performance('CertifiedUsableBatteryEnergy'), read.quantity('kWh')),
  line('performance.minimumVoltageV', performance('MinimumVoltage'), read.quantity('V')),
  line('performance.nominalVoltageV', performance('NominalVoltage'), read.quantity('V')),
  line('performance.maximumVoltageV', performance('MaximumVoltage'), read.quantity('V')),
  line('performance.originalPowerByCharge', performance('OriginalPowerCapability'), powerByCharge),
  line('performance.maximumPowerW', performance('MaximumPermittedBatteryPower'), read.quantity('W')),
  line(
    'performance.expectedLifetimeCycles',
    performance('ExpectedLifetime-NumberOfCharge-dischargeCycles'),
    read.whole,
  ),
  line('performance.expectedYears', performance('ExpectedLifetimeInCalendarYears'), counted('years')),
  line('performance.cycleLifeTest', performance('Cycle-lifeReferenceTest'), read.text),
  line('performance.cRate', performance('C-rateOfRelevantCycle-lifeTest'), read.quantity('A/Ah')),
  line('performance.exhaustionThresholdPercent', performance('CapacityThresholdForExhaustion'), percent),
  line(
    'performance.idleTemperatureRange.minimumC',
    performance('TemperatureRangeIdleStateLowerBoundary'),
    read.quantity('°C'),
  ),
  line(
    'performance.idleTemperatureRange.maximumC',
    performance('TemperatureRangeIdleStateUpperBoundary'),
    read.quantity('°C'),
  ),
  line('performance.initialEfficiencyPercent', performance('InitialRoundTripEnergyEfficiency'), percent),
  line('performance.halfLifeEfficiencyPercent', performance('RoundTripEnergyEfficiencyAt50OfCycleLife'), percent),
  line(
    'performance.initialResistance.packOhm',
    performance('InitialInternalResistanceOfBatteryCellAndPackModuleRecommended'),
    read.quantity('Ω'),
  ),
  line('performance.capacityFade', performance('CapacityFade'), read.measurement('%')),
  line('performance.powerFade', performance('PowerFade'), read.measurement('%')),
  line('performance.efficiencyFade', performance('EnergyRoundTripEfficiencyFade'), read.measurement('%')),
  line(
    'performance.resistanceIncrease',
    performance('InternalResistanceIncreaseOfPackCellAndModuleRecommended'),
    read.measurement('%'),
  ),
  line('performance.stateOfCertifiedEnergy', performance('StateOfCertifiedEnergySOCE'), read.measurement('%')),
  line('performance.remainingCapacity', performance('RemainingCapacity'), read.measurement('Ah')),
  line('performance.remainingPower', performance('RemainingPowerCapability.wattValueAt80SoC'), read.measurement('W')),
  line('performance.remainingEfficiency', performance('RemainingRoundTripEnergyEfficiency'), read.measurement('%')),
  line('performance.stateOfCharge', performance('StateOfChargeSoC'), read.measurement('%')),
  line('performance.cycles', performance('NumberOfFullChargingAndDischargingCycles'), counted('cycles')),
  line('performance.operatingTemperature', performance('TemperatureInformation'), read.measurement('°C')),
  line('performance.deepDischarges', performance('NumberOfDeepDischargeEvents'), counted('events')),
  line('performance.overcharges', performance('NumberOfOverchargeEvents'), counted('events')),
  line('performance.remainingUsableEnergy', performance('RemainingUsableBatteryEnergy'), read.measurement('kWh')),
  line(
    'performance.powerEnergyRatioWPerWh',
    performance('RatioBetweenNominalBatteryPowerAndBatteryEnergy'),
    read.quantity('W/Wh'),
  ),
  line(
    'performance.initialSelfDischargePercentPerMonth',
    performance('InitialSelf-dischargeRate'),
    read.quantity('%/month'),
  ),
  line('performance.currentSelfDischarge', performance('CurrentSelf-dischargeRate'), read.measurement('%/month')),
  line('performance.selfDischarge', performance('EvolutionOfSelf-dischargeRates'), read.measurement('%')),
  line('performance.energyThroughput', performance('EnergyThroughput'), read.measurement('kWh')),
  line('performance.capacityThroughput', performance('CapacityThroughput'), read.measurement('Ah')),
  ...extremes(),
  line('performance.negativeEvents', performance('InformationOnAccidents'), accidents),
];

/** Annex VII Part B (4): minutes beyond the limits, of all time and of the time spent charging. */
function extremes(): Line[] {
  return [
    ['extremeHeat', 'TimeSpentInExtremeTemperaturesAboveBoundary'],
    ['extremeCold', 'TimeSpentInExtremeTemperaturesBelowBoundary'],
    ['chargingInHeat', 'TimeSpentChargingDuringExtremeTemperaturesAboveBoundary'],
    ['chargingInCold', 'TimeSpentChargingDuringExtremeTemperaturesBelowBoundary'],
  ].map(([ours, theirs]) => line(`performance.${ours}`, performance(theirs as string), counted('min')));
}

function category(at: Place, used: Used): Passport['general']['category'] | undefined {
  return categoryOf(read.text(at, used) ?? '');
}

function firm(at: Place, used: Used): object | undefined {
  const firm = read.party(at, used);
  if (!firm) return undefined;
  const email = read.fieldOf(at, 'e-mailAddress', read.text, used);
  const website = read.fieldOf(at, 'webAddress', read.link, used)?.url;
  return read.compact({
    ...firm,
    address: read.fieldOf(at, 'postalAddress', postalLine, used),
    contact: read.filled({ ...firm.contact, ...(email && { email }), ...(website && { website }) }),
  });
}

/** "Street 1, 04109, Leipzig, DE", "Street 1, 04109 Leipzig, Germany" or "Leipzig, DE"; anything else stays with what was left over. */
function postalLine({ value, pointer }: Place, used: Used): object | undefined {
  const said = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [];
  const country = countryCode(said.pop() ?? '');
  // A postcode is told from a city by its figures.
  const parts = said.flatMap((part, index) => {
    const [, code, city] = (index > 0 && /^((?:[A-Z]{1,2}-)?\d[\dA-Z-]{2,8}) (\D+)$/.exec(part)) || [];
    return code && city ? [code, city] : [part];
  });
  if (!country || parts.length > 3 || parts.includes('')) return undefined;
  used.add(pointer);
  const [city, postalCode, street] = parts.reverse();
  return read.compact({ street, postalCode, city, country });
}

function symbol(at: Place, used: Used): object | undefined {
  const image = read.link(at, used);
  return image && { shown: true, image };
}

function fireClass(at: Place, used: Used): string[] | undefined {
  const letter = typeof at.value === 'string' ? /\b([ABCDF])$/.exec(at.value)?.[1] : undefined;
  if (letter) used.add(at.pointer);
  return letter ? [letter] : undefined;
}

function named({ value, pointer }: Place, used: Used): { name: string }[] | undefined {
  const names =
    typeof value === 'string'
      ? value
          .split(';')
          .map((name) => name.trim())
          .filter(Boolean)
      : [];
  if (names.length > 0) used.add(pointer);
  return names.length > 0 ? names.map((name) => ({ name: name.slice(0, 200) })) : undefined;
}

function labelNames(at: Place, used: Used): object[] | undefined {
  return named(at, used)?.map(({ name }) => ({ label: name }));
}

/** "AcuteToxicity (CAS 21324-40-3); …": name and number, or what there is of them. */
function namedWithCas(at: Place, used: Used): object[] | undefined {
  return named(at, used)?.map(({ name }) => {
    const [, plain, casNumber] = /^(.*\S) \(CAS (\d{2,7}-\d{2}-\d)\)$/.exec(name) ?? [];
    return read.compact({ name: plain ?? name, casNumber });
  });
}

/** Names with numbers as above, or numbers alone behind some words. */
function casNumbers(at: Place, used: Used): object[] | undefined {
  if (typeof at.value === 'string' && at.value.includes('(CAS ')) return namedWithCas(at, used);
  const numbers = typeof at.value === 'string' ? (at.value.match(/\b\d{2,7}-\d{2}-\d\b/g) ?? []) : [];
  if (numbers.length === 0) return named(at, used);
  used.add(at.pointer);
  return numbers.map((casNumber) => ({ name: `CAS ${casNumber}`, casNumber }));
}

function partList(at: Place, used: Used): object[] | undefined {
  const document = read.link(at, used);
  return document && [{ component: 'Bill of material', document }];
}

function spareSource(at: Place, used: Used): object[] | undefined {
  const website = read.link(at, used)?.url;
  return website ? [{ name: URL.parse(website)?.hostname ?? website, contact: { website } }] : undefined;
}

function accidents(at: Place, used: Used): object[] | undefined {
  const document = read.link(at, used);
  return document && [{ document }];
}

function powerByCharge(at: Place, used: Used): object[] | undefined {
  const steps = [80, 20].flatMap((stateOfChargePercent) => {
    const powerW = read.fieldOf(at, `wattValueAt${stateOfChargePercent}SoC`, read.number, used);
    return powerW === undefined ? [] : [{ stateOfChargePercent, powerW }];
  });
  if (steps.length === 2) useMembers(at, /^watt/, used);
  return steps.length > 0 ? steps : undefined;
}

function counted(unit: string) {
  return (at: Place, used: Used): object | undefined => {
    const value = read.number(at, used);
    return value === undefined ? undefined : { value, unit };
  };
}
