import type { DocumentLink, Place as MadeAt, Material, Party } from '../../generated/types.ts';
import { categoryOf, gtinOfLink } from '../lines/battery-terms.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, must, readOnly, type TwoWayLine, type Writing } from '../lines/two-way.ts';
import { anyParty, madeAt, partyIn, partyOf, productIdentifier, uriOf } from './parties.ts';

const subject = 'credentialSubject';
const at = (name: string) => `${subject}.${name}`;
const trait = (name: string) => `${subject}.characteristics.${name}`;

/**
 * UNTP 0.7.0 Digital Product Passport, both ways. The vocabulary knows products of every kind; what makes a battery a
 * battery stands in `characteristics`, for which the names of published battery samples are used.
 */
export const untpLines: readonly TwoWayLine[] = [
  must('general.uniqueIdentifier', at('id'), productIdentifier, uri),
  readOnly('general.gtin', at('id'), gtinOfLink),
  both('general.passportIdentifier', 'id', productIdentifier, uri),
  both('general.operator', 'issuer', anyParty, issuerOf),
  both('general.manufacturer', at('relatedParty'), partyIn(/^(manufacturer|producer)$/), related('manufacturer')),
  // Who sells a battery under a name of their own counts as its manufacturer, 2023/1542 Art. 44(a).
  readOnly('general.manufacturer', at('relatedParty'), partyIn(/^(remanufacturer|brandOwner)$/)),
  readOnly('general.operator', at('relatedParty'), partyIn(/^operator$/)),
  must('general.modelIdentifier', at('modelNumber'), read.text),
  // The format lets the number of the model be missing; a product number stands for it, 2023/1542 Annex VI Part A (2).
  readOnly('general.modelIdentifier', at('id'), gtinOfLink),
  readOnly('general.modelIdentifier', at('name'), modelInWords),
  both('general.modelName', at('name'), read.text),
  both('general.serialNumber', at('itemNumber'), read.text),
  both('general.batchNumber', at('batchNumber'), read.text),
  both('general.category', trait('batteryCategory'), (place, used) => categoryOf(read.term(place, used) ?? '')),
  readOnly('general.category', at('productCategory'), categoryOfProduct),
  both('general.manufacturingPlace', subject, madeAt, productionAt),
  both('general.manufacturedOn', at('productionDate'), read.month, (month: string) => `${month}-01`),
  both('general.massKg', at('dimensions.weight'), read.quantity('kg'), (value: number) => ({ value, unit: 'KGM' })),
  both('general.warranty.months', trait('warrantyPeriodMonths'), read.whole),
  both('general.status', trait('batteryStatus'), read.lifeStatus),

  both('symbols.extinguishingAgents', trait('extinguishingAgent'), read.list(read.text)),
  both(
    'symbols.declarationOfConformity.document',
    at('relatedDocument'),
    document('euDeclarationOfConformity'),
    linked('euDeclarationOfConformity'),
  ),
  both('carbonFootprint.perFunctionalUnitKgCo2ePerKwh', at('performanceClaim'), footprint, footprintClaim),
  readOnly('carbonFootprint.performanceClass', at('performanceClaim'), footprintClass),
  both(
    'carbonFootprint.study',
    at('relatedDocument'),
    document('carbonFootprintStudy'),
    linked('carbonFootprintStudy'),
  ),
  both('dueDiligence.report', at('relatedDocument'), document('dueDiligenceReport'), linked('dueDiligenceReport')),

  both('materials.chemistry', trait('batteryChemistry'), read.text),
  both('materials.composition', at('materialProvenance'), read.list(material), provenance),

  both(
    'circularity.disassemblyManuals',
    at('relatedDocument'),
    documents('dismantlingInfo'),
    linked('dismantlingInfo'),
  ),
  both('circularity.safetyDocuments', at('relatedDocument'), documents('safetyMeasures'), linked('safetyMeasures')),
  both(
    'circularity.collectionAndTreatment',
    at('relatedDocument'),
    documents('endOfLifeInfo'),
    linked('endOfLifeInfo'),
  ),

  ...performance(),
];

function performance(): TwoWayLine[] {
  const measure = (unit: string) => (value: number) => ({ value, unit });
  const quantity = (property: string, name: string, unit: string) =>
    both(`performance.${property}`, trait(name), read.quantity(unit), measure(unit));
  return [
    quantity('ratedCapacityAh', 'ratedCapacity', 'Ah'),
    quantity('nominalEnergyKwh', 'certifiedUsableEnergy', 'kWh'),
    quantity('minimumVoltageV', 'minimumVoltage', 'V'),
    quantity('nominalVoltageV', 'nominalVoltage', 'V'),
    quantity('maximumVoltageV', 'maximumVoltage', 'V'),
    quantity('originalPowerW', 'originalPowerCapability', 'W'),
    quantity('maximumPowerW', 'maximumPermittedPower', 'W'),
    both('performance.expectedLifetimeCycles', trait('expectedLifetimeCycles'), read.whole),
    both(
      'performance.expectedYears',
      trait('expectedLifetimeYears'),
      read.measurement('years'),
      ({ value }: { value: number }) => value,
    ),
    both('performance.exhaustionThresholdPercent', trait('capacityThresholdForExhaustion'), read.number),
    both('performance.initialEfficiencyPercent', trait('initialRoundTripEnergyEfficiency'), read.number),
    quantity('initialSelfDischargePercentPerMonth', 'initialSelfDischargeRate', '%/month'),
    quantity('initialResistance.cellOhm', 'initialInternalResistance.cell', 'Ω'),
    quantity('initialResistance.packOhm', 'initialInternalResistance.pack', 'Ω'),
    both('performance.idleTemperatureRange', trait('temperatureRangeIdleState'), temperatures, temperatureRange),
  ];
}

/** A name that fits where an identifier of the model stands. */
function modelInWords(place: Place): string | undefined {
  const name = read.text(place, new Set());
  return name !== undefined && name.length <= 100 ? name : undefined;
}

/** By the words of whatever classification. */
function categoryOfProduct(place: Place): string | undefined {
  return elementsOf(place)
    .map((each) => categoryOf(read.fieldOf(each, 'name', read.text, new Set()) ?? ''))
    .find(Boolean);
}

function uri(identifier: string): string {
  return uriOf(identifier, '417');
}

function issuerOf(operator: Party): object | undefined {
  const party = partyOf(operator) as { id: string; name: string } | undefined;
  return party && { ...party, type: ['CredentialIssuer'] };
}

function related(role: string) {
  return (party: Party): object[] | undefined => {
    const made = partyOf(party);
    return made && [{ role, party: made }];
  };
}

/** The place needs an identifier, the country stands beside it. */
function productionAt({ name, identifier, address }: MadeAt): object | undefined {
  if (identifier === undefined) return undefined;
  const called = name ?? [address.street, address.city, address.country].filter(Boolean).join(', ');
  return {
    producedAtFacility: { type: ['Facility'], id: uriOf(identifier, '414'), name: called },
    countryOfProduction: { countryCode: address.country },
  };
}

const linkTypes = 'https://vocabulary.uncefact.org/untp/linkTypes/';

function documents(type: string): read.Read<DocumentLink[]> {
  return (place, used) => {
    const found = elementsOf(place).flatMap((each) => documentLink(each, type, used) ?? []);
    return found.length > 0 ? found : undefined;
  };
}

function document(type: string): read.Read<DocumentLink> {
  return (place, used) => {
    for (const each of elementsOf(place)) {
      const link = documentLink(each, type, used);
      if (link) return link;
    }
    return undefined;
  };
}

function documentLink(each: Place, type: string, used: Used): DocumentLink | undefined {
  const said = placeAt(each, 'linkType')?.value;
  if (typeof said !== 'string' || said.slice(said.search(/[^/#]*$/)) !== type) return undefined;
  const url = read.fieldOf(each, 'linkURL', read.link, used)?.url;
  if (url === undefined) return undefined;
  const title = read.fieldOf(each, 'linkName', read.text, used)?.slice(0, 200);
  const mediaType = read.fieldOf(each, 'mediaType', read.text, used);
  used.add(`${each.pointer}/linkType`);
  return read.compact({ url, title: title === type ? undefined : title, mediaType });
}

function linked(type: string) {
  return (links: DocumentLink | DocumentLink[]): object[] =>
    [links].flat().map(({ url, title, mediaType }) => ({
      linkURL: url,
      linkName: title ?? type,
      mediaType,
      linkType: linkTypes + type,
    }));
}

function material(place: Place, used: Used): Material | undefined {
  const name = read.fieldOf(place, 'name', read.text, used);
  if (!name) return undefined;
  const share = read.fieldOf(place, 'massFraction', read.number, used);
  const code = read.fieldOf(place, 'materialType.code', read.text, new Set());
  const casNumber = code !== undefined && /^\d{2,7}-\d{2}-\d$/.test(code) ? code : undefined;
  if (casNumber !== undefined) used.add(`${place.pointer}/materialType`);
  return read.compact({
    name,
    casNumber,
    sharePercent: share === undefined ? undefined : Number((share * 100).toPrecision(12)),
    massKg: read.fieldOf(place, 'mass', read.quantity('kg'), used),
    originCountry: read.fieldOf(place, 'originCountry.countryCode', read.text, used),
  });
}

/** Origin, kind and share are mandatory; a material without them is not told here. */
function provenance(materials: readonly Material[]): object[] | undefined {
  const told = materials.flatMap(({ name, casNumber, sharePercent, massKg, originCountry }) => {
    if (casNumber === undefined || sharePercent === undefined || originCountry === undefined) return [];
    const materialType = {
      code: casNumber,
      name,
      schemeId: 'https://commonchemistry.cas.org/',
      schemeName: 'CAS Registry Number',
    };
    return [
      {
        name,
        originCountry: { countryCode: originCountry },
        materialType,
        massFraction: Number((sharePercent / 100).toPrecision(12)),
        mass: massKg === undefined ? undefined : { value: massKg, unit: 'KGM' },
      },
    ];
  });
  return told.length > 0 ? told : undefined;
}

const footprintMetric = 'https://vocabulary.uncefact.org/performance-metric/product-carbon-footprint';
const regulation = {
  type: ['Regulation'],
  id: 'https://eur-lex.europa.eu/eli/reg/2023/1542/oj',
  name: 'Regulation (EU) 2023/1542',
};

/** 2023/1542 Art. 7: kilograms of CO₂ equivalent per kWh; UNTP has no unit for the quotient, so the text says it. */
function footprintClaim(value: number, { may, context }: Writing): object[] {
  const performanceClass = may('carbonFootprint.performanceClass');
  const topic = 'https://vocabulary.uncefact.org/conformity-topic/greenhouse-gas-emissions';
  return [
    {
      type: ['Claim'],
      id: `${uri(may('general.passportIdentifier') ?? may('general.uniqueIdentifier') ?? '')}#carbon-footprint`,
      name: 'Carbon footprint per kWh',
      description: 'In kilograms of carbon dioxide equivalent per kilowatt-hour over the expected service life.',
      referenceCriteria: [],
      referenceRegulation: [regulation],
      claimDate: may('carbonFootprint.verification.on') ?? context.updatedAt.slice(0, 10),
      claimedPerformance: [
        {
          metric: { type: ['PerformanceMetric'], id: footprintMetric, name: 'Product carbon footprint' },
          measure: { value, unit: 'KGM' },
          score: performanceClass && { code: performanceClass },
        },
      ],
      conformityTopic: [{ type: ['ConformityTopic'], id: topic, name: 'Greenhouse gas emissions' }],
    },
  ];
}

/** A claim under another regulation may be per unit, per tonne or per year. */
function footprintPerformance(place: Place): Place | undefined {
  for (const claim of elementsOf(place)) {
    const rules = placeAt(claim, 'referenceRegulation');
    const isOurs = (rules ? elementsOf(rules) : []).some((each) =>
      /2023\/1542/.test(plainText(placeAt(each, 'id')?.value)),
    );
    const performances = placeAt(claim, 'claimedPerformance');
    for (const each of isOurs && performances ? elementsOf(performances) : [])
      if (plainText(placeAt(each, 'metric.id')?.value).endsWith('/product-carbon-footprint')) return each;
  }
  return undefined;
}

function footprint(place: Place, used: Used): number | undefined {
  const found = footprintPerformance(place);
  return found && read.fieldOf(found, 'measure', read.quantity('kg CO₂e'), used);
}

function footprintClass(place: Place, used: Used): string | undefined {
  const found = footprintPerformance(place);
  return found && read.fieldOf(found, 'score.code', read.text, used);
}

/** Only degrees Celsius; another unit is kept as it stands, and never taken for them. */
function temperatures(place: Place, used: Used): object | undefined {
  const unit = placeAt(place, 'unit')?.value;
  if (unit !== undefined && unit !== 'CEL' && unit !== '°C') return undefined;
  const minimumC = read.fieldOf(place, 'lower', read.number, used);
  const maximumC = read.fieldOf(place, 'upper', read.number, used);
  if (minimumC === undefined || maximumC === undefined) return undefined;
  used.add(`${place.pointer}/unit`);
  return { minimumC, maximumC };
}

function temperatureRange({ minimumC, maximumC }: { minimumC: number; maximumC: number }): object {
  return { lower: minimumC, upper: maximumC, unit: 'CEL' };
}
