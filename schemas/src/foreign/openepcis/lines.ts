import type { HazardousSubstance, LabelMeaning, Material, PartNumber, SpareSource } from '../../generated/types.ts';
import { categoryOf, gtinOfLink } from '../lines/battery-terms.ts';
import { elementsOf, type Place, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { type Line, line } from '../lines/mapping.ts';
import { unitIdentifier } from '../lines/unit-code.ts';

/**
 * openEPCIS "DPP ready" battery passports: the JSON-LD form (`eubat:`, `gs1:`, `schema:` terms), its operational form
 * (the same names without prefix, as EN 18223 serialises them) and the source form of the BatteryPass-Ready examples.
 */
export const openEpcisLines: readonly Line[] = [
  line(
    'general.uniqueIdentifier',
    'id|uniqueProductIdentifier|batteryIdentifier|digitalProductPassportId',
    unitIdentifier,
  ),
  line('general.passportIdentifier', 'digitalProductPassportId|batteryPassportIdentifier', read.text),
  line('general.operator', 'operatorInformation|economicOperatorInformation', read.party),
  line('general.manufacturer', 'manufacturer|manufacturerInformation', read.party),
  line('general.category', 'category|batteryCategory', category),
  line('general.modelIdentifier', 'batteryModelIdentifier', read.text),
  // Annex VI Part A (2) takes a product number where there is no model identifier.
  line('general.modelIdentifier', 'gtin', read.text),
  line('general.modelName', 'model', read.text),
  line('general.modelName', 'productName', read.text),
  line('general.serialNumber', 'serialNumber|batterySerialNumber', read.text),
  line('general.batchNumber', 'batchNumber|hasBatchLotNumber', read.text),
  line('general.gtin', 'id|uniqueProductIdentifier', gtinOfLink),
  line('general.gtin', 'gtin', read.text),
  line('general.manufacturingPlace', 'manufacturingPlace', place),
  line('general.manufacturedOn', 'productionDate|manufacturingDate', read.month),
  line('general.putIntoServiceOn', 'dateOfPuttingIntoService|putIntoServiceDate', read.month),
  line('general.massKg', 'netWeight|batteryMass', read.quantity('kg')),
  line('general.warranty.months', 'manufacturersWarranty.durationOfWarranty', read.quantity('months')),
  line('general.warranty.scope', 'manufacturersWarranty.warrantyScopeDescription', read.text),
  line('general.warranty.conditions', 'warrantyConditions', read.link),
  line('general.warranty.until', 'warrantyExpiryDate', read.month),
  line('general.status', 'status|batteryStatus', status),

  line('symbols.separateCollection', 'separateCollectionSymbolUrl', symbol),
  line('symbols.heavyMetals', 'cadmiumSymbolRequired', required('Cd')),
  line('symbols.heavyMetals', 'leadSymbolRequired', required('Pb')),
  line('symbols.carbonFootprintLabel', 'carbonFootprintLabelUrl', read.link),
  line('symbols.extinguishingAgents', 'endOfLifeInfo.extinguishingAgent', read.list(read.text)),
  line('symbols.labelMeanings', 'labels', read.list(label)),
  line('symbols.declarationOfConformity.document', 'euDeclarationOfConformity.declarationOfConformity', read.link),
  line('symbols.declarationOfConformity.number', 'euDeclarationOfConformity.euDeclarationOfConformityId', read.text),
  line(
    'symbols.declarationOfConformity.notifiedBody',
    'euDeclarationOfConformity.notifiedBody.notifiedBodyName',
    read.text,
  ),
  line(
    'symbols.declarationOfConformity.notifiedBodyNumber',
    'euDeclarationOfConformity.notifiedBody.notifiedBodyNumber',
    read.text,
  ),
  line('symbols.testReports', 'resultOfTestReport', read.links),

  ...carbonFootprint(),
  line('dueDiligence.report', 'supplyChainDueDiligence.dueDiligenceReportUrl', read.link),
  line('dueDiligence.policy', 'supplyChainDueDiligence.dueDiligencePolicyUrl', read.link),
  line('dueDiligence.assurances', 'supplyChainDueDiligence.thirdPartyAssurancesUrl', read.links),
  line('dueDiligence.supplyChainIndex', 'supplyChainDueDiligence.supplyChainIndex', read.number),

  line(
    'materials.chemistry',
    'batteryChemistry.shortName|alternateName|name|documentTitle|cathodeActiveMaterial',
    read.text,
  ),
  line('materials.chemistryName', 'batteryChemistry.fullName|name|documentTitle', read.text),
  line('materials.criticalRawMaterials', 'materialComposition', read.list(criticalMaterial)),
  line('materials.hazardousSubstances', 'hazardousSubstances', read.list(hazardousSubstance)),
  line('materials.cathode', 'batteryChemistry.cathodeActiveMaterial', materialNamed),
  line('materials.anode', 'batteryChemistry.anodeActiveMaterial', materialNamed),
  line('materials.electrolyte', 'batteryChemistry.electrolyteType', materialNamed),
  line('materials.composition', 'materialComposition', read.list(material)),

  line('circularity.partNumbers', 'dismantlingDocuments', read.list(billOfMaterial)),
  line('circularity.safetyDocuments', 'dismantlingDocuments', read.list(documentOf(/^SafetyDataSheet$/))),
  line(
    'circularity.disassemblyManuals',
    'dismantlingDocuments',
    read.list(documentOf(/^(?!BillOfMaterial$|SafetyDataSheet$)/)),
  ),
  line('circularity.removalManuals', 'endOfLifeInfo.dismantlingInstructions', read.links),
  line('circularity.safetyDocuments', 'endOfLifeInfo.safetyInstructionsForDismantling', read.links),
  line('circularity.spareSources', 'sparePartSources', read.list(spareSource)),
  line('circularity.cellLayout.cells', 'numberOfCells', read.whole),
  line('circularity.cellLayout.modules', 'numberOfModules', read.whole),
  line('circularity.cellLayout.format', 'cellType', words),
  ...recycledContent(),
  line('circularity.renewableSharePercent', 'endOfLifeInfo.renewableContent', read.number),
  line('circularity.wastePrevention', 'endOfLifeInfo.wastePrevention', read.links),
  line('circularity.separateCollection', 'endOfLifeInfo.separateCollection', read.links),
  line('circularity.collectionAndTreatment', 'endOfLifeInfo.informationOnCollection', read.links),
  line('circularity.safeHandling', 'endOfLifeInfo.safetyInstructions', read.links),

  ...performance(),
];

function carbonFootprint(): Line[] {
  const at = (name: string) => `carbonFootprintDeclaration.${name}`;
  const perKwh = read.quantity('kg CO₂e/kWh');
  return [
    line('carbonFootprint.perFunctionalUnitKgCo2ePerKwh', at('carbonFootprintTotal'), perKwh),
    line('carbonFootprint.rawMaterialsKgCo2ePerKwh', at('carbonFootprintRawMaterialExtraction'), perKwh),
    line('carbonFootprint.productionKgCo2ePerKwh', at('carbonFootprintProduction'), perKwh),
    line('carbonFootprint.distributionKgCo2ePerKwh', at('carbonFootprintDistribution'), perKwh),
    line('carbonFootprint.endOfLifeKgCo2ePerKwh', at('carbonFootprintRecycling'), perKwh),
    line('carbonFootprint.performanceClass', at('carbonFootprintPerformanceClass'), performanceClass),
    line('carbonFootprint.study', at('carbonFootprintStudyUrl'), read.link),
    line('carbonFootprint.declarationNumber', at('carbonFootprintDeclarationId'), read.text),
    line('carbonFootprint.functionalUnit', at('functionalUnit'), read.text),
    line('carbonFootprint.calculationStandard', at('calculationStandard'), read.text),
    line('carbonFootprint.verification.body', at('thirdPartyVerification.verificationBodyName'), read.text),
    line('carbonFootprint.verification.on', at('thirdPartyVerification.verificationDate'), read.calendarDate),
    line('carbonFootprint.verification.standard', at('thirdPartyVerification.verificationStandard'), read.text),
    line(
      'carbonFootprint.verification.certificate',
      at('thirdPartyVerification.verificationCertificateUrl'),
      read.link,
    ),
  ];
}

function recycledContent(): Line[] {
  const shares = ['cobalt', 'lithium', 'nickel', 'lead'].flatMap((metal) =>
    ['PreConsumer', 'PostConsumer'].map((source) =>
      line(
        `circularity.recycledContent.${metal}${source}Percent`,
        `recycledContent.${metal}${source}Share`,
        read.number,
      ),
    ),
  );
  const whole = ['cobalt', 'lithium', 'nickel', 'lead'].map((metal) =>
    line(`circularity.recycledContent.${metal}Percent`, `recycledContent.${metal}RecycledShare`, read.number),
  );
  return [...shares, ...whole];
}

function performance(): Line[] {
  const at = (name: string) => `technicalSpecifications.${name}`;
  return [
    line('performance.ratedCapacityAh', at('ratedCapacity'), read.quantity('Ah')),
    line('performance.nominalEnergyKwh', at('ratedEnergy'), read.quantity('kWh')),
    line('performance.minimumVoltageV', at('minimumVoltage'), read.quantity('V')),
    line('performance.nominalVoltageV', at('nominalVoltage'), read.quantity('V')),
    line('performance.maximumVoltageV', at('maximumVoltage'), read.quantity('V')),
    line('performance.originalPowerByCharge', at('originalPowerCapability'), read.list(powerAtCharge)),
    line('performance.maximumPowerW', at('maximumPermittedBatteryPower|ratedMaximumPower'), read.quantity('W')),
    line('performance.powerEnergyRatioWPerWh', at('powerCapabilityRatio'), read.number),
    line('performance.expectedLifetimeCycles', at('expectedCycleLife|expectedNumberOfCycles'), read.whole),
    line('performance.expectedYears', at('expectedLifetimeYears'), years),
    line('performance.cycleLifeTest', at('lifetimeReferenceTest'), read.text),
    line('performance.cRate', at('cRateLifeCycleTest'), read.number),
    line('performance.exhaustionThresholdPercent', at('capacityThresholdForExhaustion'), read.number),
    line('performance.idleTemperatureRange', at('temperatureRangeIdleState'), temperatures),
    line('performance.initialEfficiencyPercent', at('roundTripEfficiency'), read.number),
    line('performance.halfLifeEfficiencyPercent', at('roundTripEfficiencyAt50PercentCycleLife'), read.number),
    line('performance.initialResistance.packOhm', at('initialInternalResistance'), read.quantity('Ω')),
    line('performance.initialSelfDischargePercentPerMonth', at('initialSelfDischarge'), read.number),
    line('performance.capacityFade', 'capacityFade', read.measurement('%')),
    line('performance.powerFade', 'powerFade', read.measurement('%')),
    line('performance.internalResistance', 'internalResistance', read.measurement('Ω')),
    line('performance.resistanceIncrease', 'internalResistanceIncrease', read.measurement('%')),
    line('performance.efficiencyFade', 'roundTripEfficiencyFade', read.measurement('%')),
    line('performance.expectedCycles', 'expectedRemainingCycles', cycles),
    line('performance.stateOfCertifiedEnergy', 'stateOfCertifiedEnergy', read.measurement('%')),
    line('performance.remainingCapacity', 'remainingCapacity', read.measurement('Ah')),
    line('performance.remainingPower', 'remainingPowerCapability.powerCapability', read.measurement('W')),
    line('performance.remainingEfficiency', 'remainingRoundTripEfficiency', read.measurement('%')),
    line('performance.stateOfCharge', 'stateOfCharge', read.measurement('%')),
    line('performance.cycles', 'numberOfFullCycles', cycles),
  ];
}

function category(at: Place, used: Used): string | undefined {
  return categoryOf(read.term(at, used) ?? '');
}

function status(at: Place, used: Used): string | undefined {
  const word = read
    .term(at, new Set())
    ?.toLowerCase()
    .replace(/^reused$/, 're-used');
  if (!word || !['original', 'repurposed', 're-used', 'remanufactured', 'waste'].includes(word)) return undefined;
  used.add(at.pointer);
  return word;
}

function place(at: Place, used: Used): object | undefined {
  const address = read.fieldOf(at, 'address', read.address, used);
  if (!address) return undefined;
  const identifier = read.fieldOf(at, 'globalLocationNumber|gln', read.text, used);
  return read.compact({ identifier, address });
}

function symbol(at: Place, used: Used): object | undefined {
  const image = read.link(at, used);
  return image && { shown: true, image };
}

/** Both symbols' answers end up in one list; "not required" is an answer too. */
function required(metal: 'Cd' | 'Pb') {
  return (at: Place, used: Used): string[] | undefined => {
    const answer = read.truth(at, used);
    return answer === undefined ? undefined : answer ? [metal] : [];
  };
}

function label(at: Place, used: Used): LabelMeaning | undefined {
  const subject = read.fieldOf(at, 'labelSubject', read.term, used);
  if (!subject) return undefined;
  const meaning = read.fieldOf(at, 'labelMeaning', read.localText, used);
  return read.compact({ label: read.words(subject), meaning, image: read.fieldOf(at, 'labelSymbol', read.link, used) });
}

function performanceClass(at: Place, used: Used): string | undefined {
  const letter = /([A-G])$/.exec(read.term(at, new Set()) ?? '')?.[1];
  if (letter) used.add(at.pointer);
  return letter;
}

function material(at: Place, used: Used): Material | undefined {
  const casNumber = cas(at, 'casNumber', used);
  const name = read.fieldOf(at, 'materialName|name|documentTitle', read.text, used) ?? casNumber;
  if (!name) return undefined;
  return read.compact({
    name,
    casNumber,
    location: read.fieldOf(at, 'componentLocation', words, used),
    sharePercent: read.fieldOf(at, 'weightPercentage|massPercentage', read.number, used),
    critical: read.fieldOf(at, 'isCriticalRawMaterial', read.truth, used),
    originCountry: read.fieldOf(at, 'materialOrigin.countryCode', read.text, used),
  });
}

function criticalMaterial(at: Place): Material | undefined {
  const found = material(at, new Set());
  if (!found?.critical) return undefined;
  const { critical: _, ...rest } = found;
  return rest;
}

function materialNamed(at: Place, used: Used): Material[] | undefined {
  const name = read.text(at, used);
  return name ? [{ name }] : undefined;
}

function hazardousSubstance(at: Place, used: Used): HazardousSubstance | undefined {
  const casNumber = cas(at, 'substanceCasNumber|casNumber', used);
  const name = read.fieldOf(at, 'substanceName|name|documentTitle', read.text, used) ?? casNumber;
  if (!name) return undefined;
  const hazard = read.fieldOf(at, 'hazardClass', words, used);
  return read.compact({
    name,
    casNumber,
    ecNumber: read.fieldOf(at, 'substanceEcNumber|ecNumber', read.text, used),
    hazardClasses: hazard ? [hazard] : undefined,
    concentrationPercent: read.fieldOf(at, 'concentration', read.number, used),
    location: read.fieldOf(at, 'substanceLocation', words, used),
    impact: read.fieldOf(at, 'hazardImpact', read.localText, used),
  });
}

/** CAS numbers with a blank at the end are a known flaw of published samples. */
function cas(at: Place, path: string, used: Used): string | undefined {
  return read.fieldOf(at, path, read.text, used);
}

function documentOf(kind: RegExp) {
  return (at: Place, used: Used): object | undefined => {
    const type = read.fieldOf(at, 'documentType', read.term, new Set()) ?? '';
    if (!kind.test(type)) return undefined;
    const link = read.fieldOf(at, 'documentUrl', read.link, used);
    if (!link) return undefined;
    used.add(at.pointer);
    const mediaType = read.fieldOf(at, 'mimeType', read.text, used);
    const language = read.fieldOf(at, 'languageCode', read.text, used);
    return read.compact({ ...link, title: type ? read.words(type) : undefined, mediaType, language });
  };
}

function billOfMaterial(at: Place, used: Used): PartNumber | undefined {
  const document = documentOf(/^BillOfMaterial$/)(at, used) as PartNumber['document'];
  return document && { component: 'Bill of material', document };
}

function spareSource(at: Place, used: Used): SpareSource | undefined {
  const firm = read.party(at, used);
  if (!firm) return undefined;
  const { name, address, contact } = firm;
  return read.compact({ name, parts: read.fieldOf(at, 'spareParts', read.text, used), address, contact });
}

function powerAtCharge(at: Place, used: Used): object | undefined {
  const stateOfChargePercent = read.fieldOf(at, 'stateOfChargeLevel', read.number, used);
  const powerW = read.fieldOf(at, 'powerCapability', read.quantity('W'), used);
  return stateOfChargePercent === undefined || powerW === undefined ? undefined : { stateOfChargePercent, powerW };
}

function temperatures(at: Place, used: Used): object | undefined {
  const minimumC = read.fieldOf(at, 'minimumTemperature', read.quantity('°C'), used);
  const maximumC = read.fieldOf(at, 'maximumTemperature', read.quantity('°C'), used);
  return minimumC === undefined || maximumC === undefined ? undefined : { minimumC, maximumC };
}

function years(at: Place, used: Used): object | undefined {
  const value = read.number(at, used);
  return value === undefined ? undefined : { value, unit: 'years' };
}

function cycles(at: Place, used: Used): object | undefined {
  const value = read.whole(at, used);
  return value === undefined ? undefined : { value, unit: 'cycles' };
}

function words(at: Place, used: Used): string | undefined {
  const found = elementsOf(at).flatMap((element) => read.term(element, used) ?? []);
  return found.length > 0 ? found.map(read.words).join(', ') : undefined;
}
