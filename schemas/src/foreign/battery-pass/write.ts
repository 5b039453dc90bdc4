import type {
  DocumentLink,
  HazardousSubstance,
  LabelMeaning,
  Material,
  Measurement,
  NegativeEvent,
  PartNumber,
  PowerAtCharge,
  SpareSource,
} from '../../generated/types.ts';
import type { Passport } from '../../passport.ts';
import { type Draft, draftOf, incomplete, pruned, type WriteContext, type Written } from '../lines/draft.ts';
import { writtenIdentifierOf } from '../lines/unit-code.ts';
import { aspects, materialMassG, recycledMetals, subjectOfLabel, substanceClassOf } from './terms.ts';

/**
 * Battery Pass data model 1.2.0 with Performance 1.2.1 (SAMM): one JSON object per aspect, under the URN of the aspect.
 * Spelling is that of the published schemas, misspelt names included. An aspect that makes mandatory what the passport
 * does not say is left out and named.
 */
export function writeBatteryPass(passport: Partial<Passport>, context: WriteContext): Written {
  const document: Record<string, object> = {};
  const omitted: { part: string; missing: string[] }[] = [];
  for (const [name, write] of Object.entries(writers)) {
    const draft = draftOf(passport);
    const aspect = write(draft, context);
    const urn = aspects[name as keyof typeof aspects];
    if (draft.missing.length > 0) omitted.push({ part: name, missing: [...draft.missing] });
    else {
      document[urn] = pruned(aspect);
      omitted.push(...draft.leftOut);
    }
  }
  if (Object.keys(document).length > 0) return { document, omitted };
  return incomplete('Battery Pass 1.2', [...new Set(omitted.flatMap(({ missing }) => missing))]);
}

const writers: Record<keyof typeof aspects, (draft: Draft, context: WriteContext) => object> = {
  GeneralProductInformation: general,
  Labeling: labels,
  CarbonFootprintForBatteries: carbonFootprint,
  SupplyChainDueDiligence: dueDiligence,
  MaterialComposition: materials,
  Circularity: circularity,
  PerformanceAndDurability: performance,
};

function general(draft: Draft, context: WriteContext): object {
  const { need, given, may } = draft;
  return {
    productIdentifier: writtenIdentifierOf(need('general.uniqueIdentifier')),
    batteryPassportIdentifier: given(
      'general.passportIdentifier',
      passportUrn(may('general.passportIdentifier'), context),
    ),
    batteryCategory: need('general.category'),
    manufacturerInformation: firm(draft, 'general.manufacturer'),
    manufacturingDate: firstOfMonth(need('general.manufacturedOn')),
    batteryStatus: statusWord(need('general.status')),
    batteryMass: need<number>('general.massKg'),
    manufacturingPlace: address(draft, 'general.manufacturingPlace.address'),
    operatorInformation: firm(draft, 'general.operator'),
    puttingIntoService: firstOfMonth(need('general.putIntoServiceOn')),
    warrentyPeriod: given('general.warranty', warrantyMonth(draft)),
  };
}

/** The format's own pattern allows no upper case and no marks in a URN of two parts. */
function passportUrn(identifier: string | undefined, { id }: WriteContext): string | undefined {
  if (identifier && /^urn:[a-z0-9]+:[a-z0-9]+$/.test(identifier)) return identifier;
  return id && `urn:kreispass:${id.toLowerCase()}`;
}

function firm(draft: Draft, at: string): object {
  const email = draft.may(`${at}.contact.email`);
  return {
    contactName: draft.need(`${at}.name`),
    postalAddress: address(draft, `${at}.address`),
    identifier: draft.words(`${at}.identifier`),
    // The published pattern lost a backslash; only what it matches may be written.
    emailAddress: email && /^[w.-]+@[w.-]+.[A-Za-z]{2,}$/.test(email) ? email : undefined,
    webAddress: draft.may(`${at}.contact.website`),
  };
}

function address(draft: Draft, at: string): object {
  return {
    addressCountry: draft.need(`${at}.country`),
    postalCode: draft.words(`${at}.postalCode`),
    streetAddress: draft.words(`${at}.street`),
  };
}

/** Months have no day in our passport; the format has no months. */
function firstOfMonth(month: string | undefined): string | undefined {
  return month && `${month}-01T00:00:00Z`;
}

function statusWord(status: string | undefined): string | undefined {
  const word = status?.replace('-', '');
  return word && word.charAt(0).toUpperCase() + word.slice(1);
}

/** A month without a year (xsd:gMonth): all the format has room for. */
function warrantyMonth({ may }: Draft): string | undefined {
  const until = may('general.warranty.until');
  const from = may('general.putIntoServiceOn') ?? may('general.manufacturedOn');
  const months = may<number>('general.warranty.months');
  if (until) return `--${until.slice(5, 7)}`;
  if (!from || months === undefined) return undefined;
  return `--${String(((Number(from.slice(5, 7)) - 1 + months) % 12) + 1).padStart(2, '0')}`;
}

function labels({ need, may }: Draft): object {
  const meanings = may<LabelMeaning[]>('symbols.labelMeanings') ?? [];
  const meaningOf = (subject: string) => meanings.find(({ label }) => subjectOfLabel(label) === subject)?.meaning ?? {};
  const fixed = [
    ['SeparateCollection', may('symbols.separateCollection.image.url')],
    ['CarbonFootPrint', may('symbols.carbonFootprintLabel.url')],
  ].flatMap(([subject, url]) => (subject && url ? [symbolOf(subject, url, meaningOf(subject))] : []));
  const further = meanings.flatMap(({ label, meaning, image }) => {
    const subject = subjectOfLabel(label);
    if (!subject || !image || fixed.some(({ labelingSubject }) => labelingSubject === subject)) return [];
    return [symbolOf(subject, image.url, meaning ?? {})];
  });
  return {
    declarationOfConformity: need('symbols.declarationOfConformity.document.url'),
    resultOfTestReport: need('symbols.testReports.0.url'),
    labels: [...fixed, ...further],
  };
}

function symbolOf(labelingSubject: string, labelingSymbol: string, labelingMeaning: object) {
  return { labelingSymbol, labelingMeaning, labelingSubject };
}

function carbonFootprint({ need, may }: Draft): object {
  const stages = {
    RawMaterialExtraction: may<number>('carbonFootprint.rawMaterialsKgCo2ePerKwh'),
    MainProduction: may<number>('carbonFootprint.productionKgCo2ePerKwh'),
    Distribution: may<number>('carbonFootprint.distributionKgCo2ePerKwh'),
    Recycling: may<number>('carbonFootprint.endOfLifeKgCo2ePerKwh'),
  };
  return {
    batteryCarbonFootprint: need<number>('carbonFootprint.perFunctionalUnitKgCo2ePerKwh'),
    carbonFootprintPerLifecycleStage: Object.entries(stages).flatMap(([lifecycleStage, carbonFootprint]) =>
      carbonFootprint === undefined ? [] : [{ lifecycleStage, carbonFootprint }],
    ),
    carbonFootprintPerformanceClass: need('carbonFootprint.performanceClass'),
    carbonFootprintStudy: need('carbonFootprint.study.url'),
    absoluteCarbonFootprint: may<number>('carbonFootprint.absoluteKgCo2e'),
  };
}

function dueDiligence({ need, may }: Draft): object {
  return {
    supplyChainDueDiligenceReport: need('dueDiligence.report.url'),
    thirdPartyAussurances: may('dueDiligence.assurances.0.url'),
    supplyChainIndicies: may<number>('dueDiligence.supplyChainIndex'),
  };
}

function materials({ need, may, leaveOut }: Draft): object {
  const composition = may<Material[]>('materials.composition') ?? [];
  const criticalOnes = (may<Material[]>('materials.criticalRawMaterials') ?? []).map((each) => ({
    ...each,
    critical: true,
  }));
  const critical = new Set([...composition, ...criticalOnes].filter((each) => each.critical).map(nameOf));
  // What is in the detailed list may be at several places; the list of critical ones only adds what is not in it.
  const listed = new Set(composition.map(nameOf));
  const parts = [...composition, ...criticalOnes.filter((each) => !listed.has(nameOf(each)))];
  const batteryMass = may<number>('general.massKg');
  const batteryMaterials = parts.flatMap((part) => {
    const mass = materialMassG(part, batteryMass);
    if (part.casNumber === undefined || mass === undefined) {
      const missing = [part.casNumber === undefined && 'casNumber', mass === undefined && 'massKg'].filter(Boolean);
      leaveOut(
        part.name,
        missing.map((name) => `materials.composition.${name}`),
      );
      return [];
    }
    return [
      {
        batteryMaterialLocation: { componentName: part.location ?? '' },
        batteryMaterialIdentifier: part.casNumber,
        batteryMaterialName: part.name,
        batteryMaterialMass: mass,
        isCriticalRawMaterial: part.critical ?? critical.has(nameOf(part)),
      },
    ];
  });
  return {
    batteryChemistry: {
      shortName: need('materials.chemistry'),
      clearName: may('materials.chemistryName') ?? may('materials.chemistry'),
    },
    batteryMaterials,
    hazardousSubstances: (may<HazardousSubstance[]>('materials.hazardousSubstances') ?? []).flatMap((each) =>
      substance(each, leaveOut),
    ),
  };
}

function nameOf({ casNumber, name }: Material): string {
  return casNumber ?? name.toLowerCase();
}

/** The format knows three hazard classes only and wants a CAS number and a concentration for each substance. */
function substance(found: HazardousSubstance, leaveOut: Draft['leaveOut']): object[] {
  const hazardousSubstanceClass = substanceClassOf(found);
  if (!hazardousSubstanceClass || found.casNumber === undefined || found.concentrationPercent === undefined) {
    const missing = [
      !hazardousSubstanceClass && 'hazardClasses',
      found.casNumber === undefined && 'casNumber',
      found.concentrationPercent === undefined && 'concentrationPercent',
    ].filter(Boolean);
    leaveOut(
      found.name,
      missing.map((name) => `materials.hazardousSubstances.${name}`),
    );
    return [];
  }
  return [
    {
      hazardousSubstanceClass,
      hazardousSubstanceName: found.name,
      hazardousSubstanceConcentration: found.concentrationPercent,
      hazardousSubstanceImpact: found.impact ? [found.impact.en ?? Object.values(found.impact)[0]] : [],
      hazardousSubstanceLocation: { componentName: found.location ?? '' },
      hazardousSubstanceIdentifier: found.casNumber,
    },
  ];
}

function circularity({ need, may }: Draft): object {
  const documents = (kind: string, path: string) =>
    (may<DocumentLink[]>(path) ?? []).map((link) => documentOf(kind, link));
  const diagram = may<DocumentLink>('circularity.cellLayout.diagram');
  const parts = may<PartNumber[]>('circularity.partNumbers') ?? [];
  return {
    dismantlingAndRemovalInformation: [
      ...documents('RemovalManual', 'circularity.removalManuals'),
      ...documents('DismantlingManual', 'circularity.disassemblyManuals'),
      ...parts.flatMap(({ document }) => (document ? [documentOf('BillOfMaterial', document)] : [])),
      ...(diagram ? [documentOf('Drawing', diagram)] : []),
    ],
    sparePartSources: (may<SpareSource[]>('circularity.spareSources') ?? []).flatMap((source) =>
      supplier(source, parts),
    ),
    recycledContent: recycledMetals.flatMap((recycledMaterial) => {
      const at = `circularity.recycledContent.${recycledMaterial.toLowerCase()}`;
      const preConsumerShare = may<number>(`${at}PreConsumerPercent`);
      const postConsumerShare = may<number>(`${at}PostConsumerPercent`);
      if (preConsumerShare === undefined || postConsumerShare === undefined) return [];
      return [{ preConsumerShare, recycledMaterial, postConsumerShare }];
    }),
    safetyMeasures: {
      safetyInstructions: need('circularity.safetyDocuments.0.url'),
      extinguishingAgent: may<string[]>('symbols.extinguishingAgents') ?? [],
    },
    endOfLifeInformation: {
      wastePrevention: need('circularity.wastePrevention.0.url'),
      separateCollection: need('circularity.separateCollection.0.url'),
      informationOnCollection: need('circularity.collectionAndTreatment.0.url'),
    },
    renewableContent: need<number>('circularity.renewableSharePercent'),
  };
}

function documentOf(documentType: string, { url, mediaType }: DocumentLink): object {
  // RFC 2046 § 4.5.1: what is not known to be anything else.
  return { documentType, mimeType: mediaType ?? 'application/octet-stream', documentURL: url };
}

/** A supplier needs address, e-mail and website in this format; one without them has no place in it. */
function supplier({ name, address, contact }: SpareSource, parts: PartNumber[]): object[] {
  if (!address || !contact?.email || !contact.website || !/^[\w.-]+@[\w.-]+\.[A-Za-z]{2,}$/.test(contact.email))
    return [];
  return [
    {
      nameOfSupplier: name,
      addressOfSupplier: {
        addressCountry: address.country,
        postalCode: address.postalCode ?? '',
        streetAddress: address.street ?? '',
      },
      emailAddressOfSupplier: contact.email,
      supplierWebAddress: contact.website,
      components: parts.flatMap(({ component, partNumber }) =>
        partNumber === undefined ? [] : [{ partName: component, partNumber }],
      ),
    },
  ];
}

function performance(draft: Draft, context: WriteContext): object {
  return { batteryTechicalProperties: technical(draft), batteryCondition: condition(draft, context) };
}

function technical({ need, may, given }: Draft): object {
  const at = (name: string) => `performance.${name}`;
  const percentOf = (name: string) => need<number>(at(`${name}.value`));
  const resistance = ['pack', 'module', 'cell'].flatMap((batteryComponent) => {
    const ohmicResistance = may<number>(at(`initialResistance.${batteryComponent}Ohm`));
    return ohmicResistance === undefined ? [] : [{ ohmicResistance, batteryComponent }];
  });
  const test = need(at('cycleLifeTest'));
  return {
    originalPowerCapability: (need<PowerAtCharge[]>(at('originalPowerByCharge')) ?? []).map(powerAt),
    ratedMaximumPower: times(need<number>(at('maximumPowerW')), 0.001),
    // The data model declares per cent for this ratio.
    powerCapabilityRatio: times(need<number>(at('powerEnergyRatioWPerWh')), 100),
    ratedEnergy: need<number>(at('nominalEnergyKwh')),
    expectedNumberOfCycles: need<number>(at('expectedLifetimeCycles')),
    initialSelfDischarge: need<number>(at('initialSelfDischargePercentPerMonth')),
    roundtripEfficiency: need<number>(at('initialEfficiencyPercent')),
    ratedCapacity: need<number>(at('ratedCapacityAh')),
    initialInternalResistance: resistance,
    expectedLifetime: need<number>(at('expectedYears.value')),
    nominalVoltage: need<number>(at('nominalVoltageV')),
    minimumVoltage: need<number>(at('minimumVoltageV')),
    maximumVoltage: need<number>(at('maximumVoltageV')),
    capacityThresholdForExhaustion: need<number>(at('exhaustionThresholdPercent')),
    lifetimeReferenceTest: given(
      at('cycleLifeTest'),
      test && /^[a-z][a-z0-9+.-]*:\S+$/i.test(test) ? test : testUri(test),
    ),
    cRateLifeCycleTest: need<number>(at('cRate')),
    temperatureRangeIdleState: {
      minimum: need<number>(at('idleTemperatureRange.minimumC')),
      maximum: need<number>(at('idleTemperatureRange.maximumC')),
    },
    roundTripEfficiencyat50PerCentCycleLife: need<number>(at('halfLifeEfficiencyPercent')),
    roundTripEfficiencyFade: percentOf('efficiencyFade'),
    powerFade: percentOf('powerFade'),
  };
}

/** The name of a test in the form of a URI, readable and reversible. */
function testUri(name: string | undefined): string | undefined {
  return name && `urn:kreispass:test:${encodeURIComponent(name)}`;
}

/** In watt: the per cent the data model declares for this value is the unit of the state of charge beside it. */
function powerAt({ stateOfChargePercent, powerW }: PowerAtCharge): object {
  return { atSoC: stateOfChargePercent, powerCapabilityAt: powerW };
}

function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : Number((value * factor).toPrecision(12));
}

function condition(draft: Draft, { updatedAt }: WriteContext): object {
  const { need, may } = draft;
  const dated = (name: string, valueName: string) => {
    const measured = need<Measurement>(`performance.${name}`);
    return { [valueName]: measured?.value, lastUpdate: measured?.measuredAt ?? updatedAt };
  };
  const increases = { pack: 'resistanceIncrease', module: 'moduleResistanceIncrease', cell: 'cellResistanceIncrease' };
  return {
    energyThroughput: dated('energyThroughput', 'energyThroughputValue'),
    capacityThroughput: dated('capacityThroughput', 'capacityThroughputValue'),
    numberOfFullCycles: dated('cycles', 'numberOfFullCyclesValue'),
    stateOfCertifiedEnergy: dated('stateOfCertifiedEnergy', 'stateOfCertifiedEnergyValue'),
    capacityFade: dated('capacityFade', 'capacityFadeValue'),
    remainingEnergy: dated('remainingUsableEnergy', 'remainingEnergyValue'),
    remainingCapacity: dated('remainingCapacity', 'remainingCapacityValue'),
    negativeEvents: (may<NegativeEvent[]>('performance.negativeEvents') ?? []).map((event) => ({
      negativeEvent: event.description ?? event.kind ?? event.document?.url ?? '',
      lastUpdate: event.occurredOn ? `${event.occurredOn}T00:00:00Z` : updatedAt,
    })),
    temperatureInformation: {
      timeExtremeHighTemp: need<number>('performance.extremeHeat.value'),
      timeExtremeLowTemp: need<number>('performance.extremeCold.value'),
      timeExtremeHighTempCharging: need<number>('performance.chargingInHeat.value'),
      timeExtremeLowTempCharging: need<number>('performance.chargingInCold.value'),
      lastUpdate: may('performance.extremeHeat.measuredAt') ?? updatedAt,
    },
    remainingPowerCapability: remainingPower(draft, updatedAt),
    evolutionOfSelfDischarge: dated('selfDischarge', 'evolutionOfSelfDischargeValue'),
    currentSelfDischargingRate: dated('currentSelfDischarge', 'currentSelfDischargingRateValue'),
    internalResistanceIncrease: Object.entries(increases).flatMap(([batteryComponent, name]) => {
      const measured = may<Measurement>(`performance.${name}`);
      if (!measured) return [];
      const lastUpdate = measured.measuredAt ?? updatedAt;
      return [{ internalResistanceIncreaseValue: measured.value, lastUpdate, batteryComponent }];
    }),
    remainingRoundTripEnergyEfficiency: dated('remainingEfficiency', 'remainingRoundTripEnergyEfficiencyValue'),
    stateOfCharge: dated('stateOfCharge', 'stateOfChargeValue'),
  };
}

/** Ours names no state of charge; theirs is the first for which the new battery's power is given, so both compare. */
function remainingPower({ need }: Draft, updatedAt: string): object {
  const power = need<Measurement>('performance.remainingPower');
  const atSoC = need<number>('performance.originalPowerByCharge.0.stateOfChargePercent');
  const lastUpdate = power?.measuredAt ?? updatedAt;
  return {
    remainingPowerCapabilityValue: { atSoC, powerCapabilityAt: power?.value, rPCLastUpdated: lastUpdate },
    lastUpdate,
  };
}
