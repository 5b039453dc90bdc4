import type { HazardousSubstance, Material, PartyAddress, PowerAtCharge } from '../../generated/types.ts';
import { localised, type Passport } from '../../passport.ts';
import { type Draft, draftOf, incomplete, pruned, type WriteContext, type Written } from '../lines/draft.ts';
import { writtenIdentifierOf } from '../lines/unit-code.ts';
import { type ReadyKind, readyCategories, readyChemistries, readyKinds, readyPerformance } from './names.ts';

/**
 * BatteryPass-Ready JSON (GEFEG, June 2026). One document with everything or none: nearly all is mandatory, so a passport
 * that does not say it is refused with what it lacks. Properties a category's schema does not list are left out.
 */
export function writeBatteryPassReady(passport: Partial<Passport>, context: WriteContext): Written {
  const draft = draftOf(passport);
  const kind = kindOf(passport);
  const groups = {
    SymbolsLabelsAndDocumentationOfConformity: symbols(draft),
    SupplyChainDueDiligence: dueDiligence(draft),
    PerformanceAndDurability: performance(draft, kind),
    IdentifiersAndProductData: identifiers(draft, kind, context),
    CircularityAndResourceEfficiency: circularity(draft),
    BatteryMaterialsAndComposition: materials(draft, kind),
    BatteryCarbonFootprint: carbonFootprint(draft),
  };
  if (draft.missing.length > 0) return incomplete('BatteryPass-Ready', draft.missing);
  return { document: { Battery_Passport: pruned(groups) }, omitted: [] };
}

/** Which of the five schemas a battery falls under: without anything a management system records, an industrial lead battery is one without such a system. */
export function kindOf({ general, performance, materials }: Partial<Passport>): ReadyKind {
  if (general?.category === 'industrial' && /^pb/i.test(materials?.chemistry ?? '') && !performance?.cycles)
    return 'withoutBms';
  return general?.category ?? 'ev';
}

function identifiers(draft: Draft, kind: ReadyKind, { updatedAt }: WriteContext): object {
  const { need, may, given } = draft;
  const day = (month: string | undefined) => month && `${month}-01`;
  const dated = kind !== 'withoutBms';
  const inService = kind === 'lmt' || kind === 'stationary' ? need : may;
  return {
    DPPSchemaVersion: 'BatteryPass-Ready 1.0',
    DPPStatus: { dppStatusValue: 'Active' },
    DPPGranularity: 'item',
    'Date-timeOfLatestUpdateOfDPP': updatedAt,
    BatteryModelIdentifier: need('general.modelIdentifier'),
    UniqueBatteryPassportIdentifierUniqueDPPIdentifier: need('general.passportIdentifier'),
    UniqueBatteryIdentifierUniqueProductIdentifier: writtenIdentifierOf(need('general.uniqueIdentifier')),
    BatterySerialNumber: need('general.serialNumber'),
    UniqueEconomicOperatorIdentifier: need('general.operator.identifier'),
    UniqueManufacturerIdentifier: need('general.manufacturer.identifier'),
    UniqueFacilityIdentifier: need('general.manufacturingPlace.identifier'),
    EconomicOperatorInformation: firm(draft, 'general.operator'),
    ManufacturerInformation: firm(draft, 'general.manufacturer'),
    ManufacturingPlace: postalLine(need<PartyAddress>('general.manufacturingPlace.address')),
    ManufacturingDate: dated ? day(need('general.manufacturedOn')) : undefined,
    DateOfPuttingTheBatteryIntoService: dated ? day(inService('general.putIntoServiceOn')) : undefined,
    WarrantyPeriodOfTheBattery: day(given('general.warranty.until', warrantyEnd(draft))),
    BatteryCategory: { batteryCategoryValue: readyCategories[kind] },
    BatteryMass: { gramKg: 'kg', gramKgValue: need<number>('general.massKg') },
    BatteryStatus: { batteryStatusValues: need('general.status') },
  };
}

function firm(draft: Draft, at: string): object {
  return {
    name: draft.need(`${at}.name`),
    registeredTradeNameOrRegisteredTrademark: draft.may(`${at}.tradeName`) ?? draft.may(`${at}.name`),
    postalAddress: postalLine(draft.need<PartyAddress>(`${at}.address`)),
    webAddress: draft.may(`${at}.contact.website`),
    'e-mailAddress': draft.may(`${at}.contact.email`),
  };
}

function postalLine(address: PartyAddress | undefined): string | undefined {
  return address && [address.street, address.postalCode, address.city, address.country].filter(Boolean).join(', ');
}

/** The month it ends in: as given, or counted from when the battery went into service. */
function warrantyEnd({ may }: Draft): string | undefined {
  const from = may('general.putIntoServiceOn') ?? may('general.manufacturedOn');
  const months = may<number>('general.warranty.months');
  const until = may('general.warranty.until');
  if (until !== undefined || from === undefined || months === undefined) return until;
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function symbols({ need, may }: Draft): object {
  const agents = need<string[]>('symbols.extinguishingAgents');
  const fireClass = may<string[]>('symbols.fireClasses')?.[0];
  const meanings = need<{ label: string }[]>('symbols.labelMeanings');
  const image = need('symbols.separateCollection.image.url');
  return {
    SeparateCollectionSymbol: image,
    // The chemical symbols stand beside the bin, Art. 13(5); where no picture shows them alone, this one does.
    SymbolsForCadmiumAndLead: image,
    CarbonFootprintLabel: need('symbols.carbonFootprintLabel.url'),
    ExtinguishingAgent: {
      agentFireClass: fireClass && `Class ${fireClass}`,
      extinguishingAgent: agents?.join('; '),
    },
    MeaningOfLabelsAndSymbols: meanings?.map(({ label }) => label).join('; '),
    EUDeclarationOfConformity: need('symbols.declarationOfConformity.document.url'),
    ResultsOfTestReportsProvingCompliance: need('symbols.testReports.0.url'),
  };
}

function dueDiligence({ need, may }: Draft): object {
  const index = may<number>('dueDiligence.supplyChainIndex');
  return {
    InformationOfDueDiligenceReport: need('dueDiligence.report.url'),
    ThirdPartyAssurancesOfRecognisedSchemes: may('dueDiligence.assurances.0.url'),
    SupplyChainIndices: index === undefined ? undefined : String(index),
  };
}

function materials({ need, may, given }: Draft, kind: ReadyKind): object {
  const chemistry = need('materials.chemistry');
  const code = chemistry && (readyChemistries.find((each) => each === chemistry) ?? chemistryCode(chemistry));
  const used = ['cathode', 'anode', 'electrolyte', 'composition'].flatMap(
    (part) => may<Material[]>(`materials.${part}`) ?? [],
  );
  const critical = may<Material[]>('materials.criticalRawMaterials') ?? used.filter((each) => each.critical);
  const impact = need<Record<string, string>>('materials.substanceImpact');
  const substances = may<HazardousSubstance[]>('materials.hazardousSubstances');
  return {
    BatteryChemistry: code
      ? { chemicalCodeValue: kind === 'withoutBms' ? 'Pb' : code }
      : { additionallyPossibleValue: chemistry },
    CriticalRawMaterials: given('materials.criticalRawMaterials', critical.map(withCas).join('; ')),
    HazardousSubstances: given('materials.hazardousSubstances', substances?.map(withCas).join('; ')),
    MaterialsUsedInCathodeAnodeAndElectrolyte: given(
      'materials.composition',
      used.length > 0 ? [...new Set(used.map(({ name }) => name))].join('; ') : undefined,
    ),
    ImpactOfSubstancesOnEnvironmentHumanHealthSafetyPersons: impact && localised(impact, 'en'),
  };
}

/** Li-NMC, NMC 811 … → Li-ion NMC; a chemistry the list does not have keeps its own name. */
function chemistryCode(chemistry: string): string | undefined {
  const short = /\b(LCO|LFP|LMO|NCA|NMC)\b/.exec(chemistry.toUpperCase())?.[1];
  return short && `Li-ion ${short}`;
}

function withCas({ name, casNumber }: { name: string; casNumber?: string }): string {
  return casNumber ? `${name} (CAS ${casNumber})` : name;
}

function circularity({ need, may, given }: Draft): object {
  const percent = (name: string) => percentage(need<number>(`circularity.recycledContent.${name}`));
  const manuals = 'DismantlingInformation-ManualsForTheRemovalAndTheDisassemblyOfTheBatteryPack';
  const parts = may<{ document?: { url: string } }[]>('circularity.partNumbers') ?? [];
  const removal = may('circularity.removalManuals.0.url');
  return {
    [manuals]: given('circularity.disassemblyManuals', may('circularity.disassemblyManuals.0.url') ?? removal),
    PartNumbersForComponents: given(
      'circularity.partNumbers.document',
      parts.find(({ document }) => document)?.document?.url,
    ),
    InformationOnSourcesOfSpareParts: need('circularity.spareSources.0.contact.website'),
    SafetyMeasures: need('circularity.safetyDocuments.0.url'),
    'Pre-consumerRecycledNickelShare': percent('nickelPreConsumerPercent'),
    'Pre-consumerRecycledCobaltShare': percent('cobaltPreConsumerPercent'),
    'Pre-consumerRecycledLithiumShare': percent('lithiumPreConsumerPercent'),
    'Post-consumerRecycledNickelShare': percent('nickelPostConsumerPercent'),
    'Post-consumerRecycledCobaltShare': percent('cobaltPostConsumerPercent'),
    'Post-consumerRecycledLithiumShare': percent('lithiumPostConsumerPercent'),
    RecycledLeadShare: percent('leadPercent'),
    RenewableContentShare: percentage(need<number>('circularity.renewableSharePercent')),
    'InformationOnTheRoleOfEnd-usersInContributingToWastePrevention': need('circularity.wastePrevention.0.url'),
    'InformationOnTheRoleOfEnd-usersInContributingToTheSeparateCollectionOfWasteBatteries': need(
      'circularity.separateCollection.0.url',
    ),
    InformationOnBatteryCollectionPreparationForSecondLifeAndOnTreatmentAtEndOfLife: need(
      'circularity.collectionAndTreatment.0.url',
    ),
  };
}

function carbonFootprint({ need, may }: Draft): object {
  const perKwh = (name: string) => ({
    'kgCO2-equivalentPerKilowattHourValue': need<number>(`carbonFootprint.${name}`),
    'kgCO2-equivalentPerKilowattHour': 'kgCO2-eq/kWh',
  });
  const absolute = may<number>('carbonFootprint.absoluteKgCo2e');
  return {
    BatteryCarbonFootprintPerFunctionalUnit: perKwh('perFunctionalUnitKgCo2ePerKwh'),
    'ContributionOfRawMaterialAcquisitionAndPre-processingLifecycleStage': perKwh('rawMaterialsKgCo2ePerKwh'),
    ContributionOfMainProductProductionLifecycleStage: perKwh('productionKgCo2ePerKwh'),
    ContributionOfDistributionLifecycleStage: perKwh('distributionKgCo2ePerKwh'),
    ContributionOfEndOfLifeAndRecyclingLifecycleStage: perKwh('endOfLifeKgCo2ePerKwh'),
    CarbonFootprintPerformanceClass: need('carbonFootprint.performanceClass'),
    WebLinkToPublicCarbonFootprintStudy: need('carbonFootprint.study.url'),
    AbsoluteBatteryCarbonFootprint:
      absolute === undefined
        ? undefined
        : { 'kgCO2-equivalentValue': Math.round(absolute), 'kgCO2-equivalent': 'kgCO2-eq' },
  };
}

/** The performance of a battery, as far as the schema of its kind lists it. */
function performance(draft: Draft, kind: ReadyKind): object {
  const { need, may, given } = draft;
  const column = readyKinds.indexOf(kind);
  const entries = readyPerformance.flatMap(([name, path, form, listed]) => {
    if (listed[column] === '-') return [];
    const value = (listed[column] === 'R' ? need : may)<number>(`performance.${path}`);
    return value === undefined ? [] : [[name, form(value)] as const];
  });
  const steps = may<PowerAtCharge[]>('performance.originalPowerByCharge');
  const power = (percent: number) => steps?.find((step) => step.stateOfChargePercent === percent)?.powerW;
  const original = powers(
    given('performance.originalPowerByCharge', power(80)),
    given('performance.originalPowerByCharge', power(20)),
  );
  return {
    ...Object.fromEntries(entries),
    OriginalPowerCapability: original,
    RemainingPowerCapability: kind === 'withoutBms' ? undefined : remainingPower(draft, kind, power(80), power(20)),
    'Cycle-lifeReferenceTest': need('performance.cycleLifeTest'),
    InformationOnAccidents: need('performance.negativeEvents.0.document.url'),
  };
}

/** Ours is one value; at the other state of charge it is taken to have faded alike. */
function remainingPower({ need, may }: Draft, kind: ReadyKind, at80 = 0, at20 = 0): object | undefined {
  const isMandatory = kind === 'lmt' || kind === 'stationary';
  const power = (isMandatory ? need : may)<number>('performance.remainingPower.value');
  return power === undefined || at80 === 0 ? undefined : powers(power, (power * at20) / at80);
}

function powers(at80: number | undefined, at20: number | undefined): object | undefined {
  if (at80 === undefined || at20 === undefined) return undefined;
  return { wattValueAt80SoC: Math.round(at80), wattValueAt20SoC: Math.round(at20), watt: 'W' };
}

function percentage(value: number | undefined): object | undefined {
  return value === undefined ? undefined : { percent: '%', percentageValue: value };
}
