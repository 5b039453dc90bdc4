import type { PartNumber, Party, Warranty } from '../../../generated/types.ts';
import type { Passport } from '../../../passport.ts';
import { categoryOf } from '../../lines/battery-terms.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../../lines/foreign-document.ts';
import * as read from '../../lines/foreign-values.ts';
import { mapped } from '../../lines/mapping.ts';
import { notGivenBack } from '../../lines/own-sections.ts';
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
import { uuidIn, uuidOf } from '../../lines/uuid.ts';
import { address, firm, hasWritablePostcode, writeAddress, writeFirm } from '../address.ts';
import {
  gtin,
  keyed,
  keyedEntry,
  partner,
  partnerNumber,
  sparePart,
  stationaryClass,
  uuid,
  warrantyMonths,
} from '../facts.ts';
import { footprintFixed, footprintLines } from '../footprint.ts';
import { guaranteedMonths, lifetimeIn } from '../lifespan.ts';
import { composed } from '../materials.ts';
import { metadataFixed } from '../metadata.ts';
import { addressUnder, passportHeader, sourceLines, sourceOf } from '../sources.ts';
import { month, size, writeMonth, writeSize } from '../values.ts';
import { additionalData, withAdditionalData } from './additional-data.ts';
import { listedMaterials, listedSubstances, materialsOfSeven } from './materials.ts';

/** Versions of the generic passport; 6.0.0 is read as 6.1.0. */
type GenericVersion = '5.0.0' | '6.0.0' | '6.1.0' | '7.0.0';

/** Catena-X `digital_product_passport` 5.0.0 to 7.0.0 of a battery, both ways. What it has no place for goes into its open fields. */
export function genericMapping(version: GenericVersion): TwoWayMapping {
  const isSeven = version === '7.0.0';
  return {
    title: `Catena-X digital_product_passport ${version}`,
    lines: [
      ...identification(isSeven),
      ...parties(isSeven),
      ...dates(isSeven),
      ...characteristics(isSeven),
      must('general.status', isSeven ? 'sustainability.productStatus' : 'sustainability.status', read.lifeStatus),
      ...footprintLines('sustainability.productFootprint.carbon', isSeven ? plantOfSeven : plantByNumber),
      ...(isSeven ? materialsOfSeven() : [...listedMaterials(), ...listedSubstances()]),
      ...sourceLines(isSeven ? 'contentType' : 'type'),
    ],
    fixed: [
      ...metadataFixed(true).filter(({ at }) => !(isSeven && at === 'metadata.predecessor')),
      footprintFixed('sustainability.productFootprint.carbon'),
      ...(isSeven ? fixedOfSeven() : fixedBefore(version)),
    ],
    rest: {
      at: 'additionalData',
      make: (passport, document, lines) => additionalData(notGivenBack(passport, mapped(document, lines).part)),
      read: withAdditionalData,
    },
  };
}

function identification(isSeven: boolean): TwoWayLine[] {
  const at = (before: string, since: string) => `identification.${isSeven ? since : before}`;
  const type = at('type', 'partTypeInformation');
  const classes = at('classification', 'partClassification');
  return [
    both('general.uniqueIdentifier', 'identification.codes', keyed(productKey), keyedEntry(productKey)),
    readOnly('general.uniqueIdentifier', 'identification.codes', keyed('DID')),
    readOnly('general.uniqueIdentifier', 'metadata.passportIdentifier', uuid),
    both<string>('general.passportIdentifier', 'sources', addressUnder(passportHeader), (id) =>
      uuidIn(id)
        ? undefined
        : [sourceOf({ url: id }, 'Product Specifications', passportHeader, isSeven ? 'contentType' : 'type')],
    ),
    must<string>('general.passportIdentifier', 'metadata.passportIdentifier', uuid, uuidOf),
    must<Category>('general.category', classes, category, (ours) => [classOf(ours, isSeven)]),
    must('general.modelIdentifier', `${type}.manufacturerPartId`, read.text),
    {
      ...must('general.modelName', `${type}.nameAtManufacturer`, read.text),
      otherwise: ({ may }: Writing) => may('general.modelIdentifier'),
    },
    both(
      'general.serialNumber',
      at('serial', 'serialInformation'),
      keyed('partInstanceId'),
      keyedEntry('partInstanceId'),
    ),
    both('general.batchNumber', at('batch', 'batchInformation'), keyed('batchId'), keyedEntry('batchId')),
    both('general.gtin', 'identification.codes', gtin, keyedEntry('GTIN')),
    ...(isSeven
      ? []
      : [
          both<PartNumber[]>('circularity.partNumbers', 'handling.content.sparePart', read.list(sparePart), (parts) =>
            parts.flatMap(({ component, partNumber }) =>
              partNumber === undefined ? [] : [{ manufacturerPartId: partNumber, nameAtManufacturer: component }],
            ),
          ),
        ]),
  ];
}

/** ESPR's word, (EU) 2024/1781 Art. 2(30), as a key among the codes of a product. */
const productKey = 'uniqueProductIdentifier';

type Category = Passport['general']['category'];

/** Article 3(1), points 14, 11, 13 and 15. */
const categoryNames: Record<Category, string> = {
  ev: 'electric vehicle battery',
  lmt: 'LMT battery',
  industrial: 'industrial battery',
  stationary: 'stationary battery energy storage system',
};

const regulation = stationaryClass.classificationStandard;

function classOf(category: Category, isSeven: boolean): object {
  const id = categoryNames[category];
  return isSeven ? { standard: regulation, id } : { classificationStandard: regulation, classificationID: id };
}

/** By the Regulation's words, or by words of somebody else that speak of a battery. */
function category(place: Place, used: Used): Category | undefined {
  for (const each of elementsOf(place)) {
    const words = ['classificationID|id', 'classificationDescription|description'].map((name) =>
      plainText(placeAt(each, name)?.value ?? ''),
    );
    const own = Object.entries(categoryNames).find(([, name]) => name === words[0])?.[0] as Category | undefined;
    const found =
      own ??
      words
        .filter((text) => /batter/i.test(text))
        .map(categoryOf)
        .find(Boolean);
    if (!found) continue;
    if (own) useMembers(each, /^(classification(Standard|ID|Description)|standard|id|description)$/, used);
    return found;
  }
  return undefined;
}

function parties(isSeven: boolean): TwoWayLine[] {
  if (!isSeven)
    return [
      must<Party>('general.manufacturer', 'operation.manufacturer.manufacturer', partner, partnerNumber),
      must<Party>('general.operator', 'metadata.economicOperatorId', partner, partnerNumber),
      both(
        'general.manufacturingPlace.businessPartnerNumber',
        'operation.manufacturer.facility',
        () => undefined,
        (facility) => [{ facility }],
      ),
    ];
  return [
    must<Party>(
      'general.manufacturer',
      'operation.manufacturing.manufacturer',
      firm('manufacturer'),
      writeFirm('manufacturer'),
    ),
    must<Party>(
      'general.operator',
      'metadata.economicOperator',
      firm('economicOperator'),
      writeFirm('economicOperator'),
    ),
    both<Facility>('general.manufacturingPlace', 'operation.manufacturing.facilities', facility, (ours) => {
      const written = writeFacility(ours);
      return written && [written];
    }),
  ];
}

type Facility = NonNullable<Passport['general']['manufacturingPlace']>;

function facility(place: Place, used: Used): Facility | undefined {
  const first = elementsOf(place)[0];
  const found = first && read.fieldOf(first, 'facilityAddress', address, used);
  const id = first && read.fieldOf(first, 'facilityIdentification', read.text, used);
  if (!found) return undefined;
  const isPartner = /^BPN[AS][0-9A-Za-z]{12}$/.test(id ?? '');
  return read.compact({
    identifier: isPartner ? undefined : id,
    businessPartnerNumber: isPartner ? id : undefined,
    address: found,
  });
}

function writeFacility({ identifier, businessPartnerNumber, address }: Facility): object | undefined {
  const id = businessPartnerNumber ?? identifier;
  if (id === undefined || !hasWritablePostcode(address)) return undefined;
  return { facilityIdentification: id, facilityAddress: writeAddress(address) };
}

function dates(isSeven: boolean): TwoWayLine[] {
  const operation = isSeven ? 'operation.manufacturing' : 'operation.manufacturer';
  return [
    both('general.manufacturedOn', `${operation}.manufacturingDate`, month, writeMonth),
    both('general.placedOnMarketOn', 'commercial.placedOnMarket', read.calendarDate),
  ];
}

function characteristics(isSeven: boolean): TwoWayLine[] {
  const at = (name: string) => `characteristics.physicalDimension.${name}`;
  const litre = writeSize('unit:litre');
  const [value, unit, key] = isSeven ? ['lifeValue', 'lifeUnit', 'lifeType'] : ['value', 'unit', 'key'];
  const life = (number: number, of: string, kind: string) => [{ [value]: number, [unit]: of, [key]: kind }];
  return [
    must('general.massKg', at('weight'), size('kg'), writeSize('unit:kilogram')),
    must('general.dimensions.volumeL', at('volume'), size('l'), litre),
    must('general.dimensions.packedVolumeL', at('grossVolume'), size('l'), litre),
    must('general.dimensions.packedMassKg', at('grossWeight'), size('kg'), writeSize('unit:kilogram')),
    ...['length', 'width', 'height', 'diameter'].map((name) =>
      both(`general.dimensions.${name}Mm`, at(name), size('mm'), writeSize('unit:millimetre')),
    ),
    both<Warranty>('general.warranty', 'characteristics.lifespan', guaranteedMonths, (ours, writing) => {
      const months = warrantyMonths(ours, writing);
      return months === undefined ? undefined : life(months, 'unit:month', 'guaranteed lifetime');
    }),
    both<number>('performance.expectedLifetimeCycles', 'characteristics.lifespan', lifetimeIn('unit:cycle'), (cycles) =>
      life(cycles, 'unit:cycle', 'technical lifetime'),
    ),
  ];
}

function plantByNumber({ may }: Writing): object[] {
  const number = may('general.manufacturingPlace.businessPartnerNumber');
  return number === undefined ? [] : [{ facility: number }];
}

function plantOfSeven({ may }: Writing): object[] {
  const place = may<Facility>('general.manufacturingPlace');
  const written = place && writeFacility(place);
  return written ? [written] : [];
}

/** The model asks for the parts of an import even where there was none, and lets them be dummies then. */
function fixedBefore(version: GenericVersion): FixedLine[] {
  const isFive = version === '5.0.0';
  return [
    ...(version === '6.1.0'
      ? [fixed('metadata.specVersion', () => 'urn:io.catenax.generic.digital_product_passport:6.1.0')]
      : []),
    ...(isFive ? [] : [fixed('metadata.language', () => 'EN')]),
    ...['identification.codes', 'identification.classification', 'operation.manufacturer.facility', 'sources'].map(
      empty,
    ),
    fixed('identification.dataCarrier', () => ({ carrierType: 'QR', carrierLayout: '' })),
    fixed('operation.import', () => ({ applicable: false, content: { eori: 'XX0', id: 'BPNL000000000000' } })),
    ...handling(),
    empty('characteristics.lifespan'),
    fixed('commercial.purpose', () => ['automotive']),
    ...(isFive ? [] : [fixed('commercial.recallInformation', () => ({ applicable: false }))]),
    fixed('materials.substancesOfConcern.applicable', hasAny('materials.hazardousSubstances')),
    empty('materials.substancesOfConcern.content'),
    fixed('materials.materialComposition.applicable', (writing) => composed(writing).length > 0),
    empty('materials.materialComposition.content'),
  ];
}

function fixedOfSeven(): FixedLine[] {
  const noContent = [
    'metadata.predecessor',
    'operation.import',
    'operation.extendedProducerResponsibilityScheme',
    'commercial.recallInformation',
    'sustainability.reusability',
    'sustainability.recycleabilityPerformance',
    'composition.componentInformation',
    'handling',
  ];
  const lists = [
    'identification.codes',
    'identification.productImages',
    'operation.manufacturing.facilities',
    'characteristics.lifespan',
    'sources',
    'compliances',
    'composition.materialInformation.materials',
  ];
  return [
    fixed('metadata.specVersion', () => 'urn:io.catenax.generic.digital_product_passport:7.0.0'),
    fixed('metadata.language', () => 'en'),
    ...lists.map(empty),
    fixed('identification.dataCarriers', () => [{ carrierType: 'QR', carrierPositions: [] }]),
    fixed('commercial.purpose', () => ['automotive']),
    ...noContent.map((at) => fixed(`${at}.applicable`, () => false)),
  ];
}

function handling(): FixedLine[] {
  return [
    fixed('handling.applicable', ({ may }) =>
      (may<PartNumber[]>('circularity.partNumbers') ?? []).some(({ partNumber }) => partNumber !== undefined),
    ),
    empty('handling.content.producer'),
    empty('handling.content.sparePart'),
  ];
}

function empty(at: string): FixedLine {
  return fixed(at, () => []);
}

function hasAny(path: string) {
  return ({ may }: Writing): boolean => (may<unknown[]>(path) ?? []).length > 0;
}
