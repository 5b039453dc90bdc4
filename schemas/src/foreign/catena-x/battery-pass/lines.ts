import type { DocumentLink, LabelMeaning, PartNumber, Party } from '../../../generated/types.ts';
import * as read from '../../lines/foreign-values.ts';
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
import { unitIdentifier, writtenIdentifier } from '../../lines/unit-code.ts';
import { uuidIn, uuidOf } from '../../lines/uuid.ts';
import {
  agents,
  category,
  categoryWord,
  chemistry,
  fireClasses,
  gtin,
  identifier,
  inOneList,
  keyed,
  keyedEntry,
  labelMeanings,
  namedApart,
  nowhere,
  partner,
  partnerNumber,
  plantOf,
  sparePart,
  stationary,
  stationaryClass,
  uuid,
  warranty,
  warrantyWritten,
  withDocument,
  writeLabelMeanings,
} from '../facts.ts';
import { footprintFixed, footprintLines } from '../footprint.ts';
import { materialFixed, materialLines } from '../materials.ts';
import { metadataFixed } from '../metadata.ts';
import { performanceFixed, performanceLines } from '../performance.ts';
import { addressUnder, passportHeader, sourceLines, sourceOf } from '../sources.ts';
import {
  documents,
  firstDocument,
  month,
  sentence,
  sentenceUnder,
  size,
  writeDocument,
  writeDocuments,
  writeMonth,
  writeSize,
} from '../values.ts';

/** Versions of the aspect model that share one shape; they differ in a few names. */
type BatteryPassVersion = '5.0.0' | '6.0.0' | '6.1.0';

/** Catena-X `battery_pass` 5.0.0 to 6.1.0, both ways. */
export function batteryPassMapping(version: BatteryPassVersion): TwoWayMapping {
  const isFive = version === '5.0.0';
  return {
    title: `Catena-X battery_pass ${version}`,
    lines: [
      ...identification(),
      ...operation(isFive),
      ...characteristics(),
      ...conformity(isFive),
      ...safety(),
      ...sustainability(),
      ...materialLines(
        isFive ? namedApart('materialName', 'materialIdentification') : inOneList('materialIdentification'),
        isFive ? namedApart('name', 'id') : inOneList('id'),
      ),
      ...performanceLines('performance', (document) => document),
      ...sourceLines('type'),
    ],
    fixed: [
      ...materialFixed,
      ...performanceFixed('performance'),
      footprintFixed('sustainability.carbonFootprint'),
      ...fixedLines(version),
    ],
  };
}

function identification(): TwoWayLine[] {
  const at = (name: string) => `identification.${name}`;
  const inner = (name: string) => at(`identification.${name}`);
  return [
    must<string>('general.uniqueIdentifier', at('idDmc'), identifier, writtenIdentifier),
    readOnly('general.uniqueIdentifier', 'metadata.passportIdentifier', uuid),
    readOnly('general.uniqueIdentifier', at('idDmc'), unitIdentifier),
    both<string>('general.passportIdentifier', 'sources', addressUnder(passportHeader), (id) =>
      uuidIn(id) ? undefined : [sourceOf({ url: id }, 'Product Specifications', passportHeader, 'type')],
    ),
    must<string>('general.passportIdentifier', 'metadata.passportIdentifier', uuid, uuidOf),
    readOnly('general.category', 'identification', stationary),
    must('general.category', at('category'), category, categoryWord),
    both<string>('general.category', inner('classification'), nowhere, (ours) =>
      ours === 'stationary' ? [stationaryClass] : undefined,
    ),
    must('materials.chemistry', at('chemistry'), chemistry),
    must('general.modelIdentifier', inner('type.manufacturerPartId'), read.text),
    {
      ...must('general.modelName', inner('type.nameAtManufacturer'), read.text),
      otherwise: ({ may }: Writing) => may('general.modelIdentifier'),
    },
    both('general.serialNumber', inner('serial'), keyed('partInstanceId'), keyedEntry('partInstanceId')),
    both('general.batchNumber', inner('batch'), keyed('batchId'), keyedEntry('batchId')),
    both('general.gtin', inner('codes'), gtin, keyedEntry('GTIN')),
  ];
}

function operation(isFive: boolean): TwoWayLine[] {
  const handling = isFive ? 'handling.spareParts|content' : 'handling.content|spareParts';
  return [
    must<Party>('general.manufacturer', 'operation.manufacturer.manufacturer', partner, partnerNumber),
    must<Party>('general.operator', 'metadata.economicOperatorId', partner, partnerNumber),
    both('general.manufacturingPlace.businessPartnerNumber', 'operation.manufacturer.facility', nowhere, (facility) => [
      { facility },
    ]),
    both('general.manufacturedOn', 'operation.manufacturer.manufacturingDate', month, writeMonth),
    both('general.putIntoServiceOn', 'operation.intoServiceDate', month, writeMonth),
    ...(isFive ? [] : [both('general.placedOnMarketOn', 'commercial.placedOnMarket', read.calendarDate)]),
    both<PartNumber[]>('circularity.partNumbers', `${handling}.sparePart`, read.list(sparePart), (parts) =>
      parts.flatMap(({ component, partNumber }) =>
        partNumber === undefined ? [] : [{ manufacturerPartId: partNumber, nameAtManufacturer: component }],
      ),
    ),
  ];
}

function characteristics(): TwoWayLine[] {
  const size_ = (name: string) => `characteristics.physicalDimension.${name}`;
  return [
    must('general.warranty', 'characteristics.warranty', warranty, warrantyWritten),
    must('general.massKg', size_('weight'), size('kg'), writeSize('unit:kilogram')),
    ...['length', 'width', 'height'].map((name) =>
      both(`general.dimensions.${name}Mm`, size_(name), size('mm'), writeSize('unit:millimetre')),
    ),
  ];
}

function conformity(isFive: boolean): TwoWayLine[] {
  const at = (name: string) => `conformity.${name}`;
  return [
    both(
      'symbols.declarationOfConformity.document',
      at('declarationOfConformity'),
      firstDocument,
      (link: DocumentLink) => [writeDocument(link)],
    ),
    isFive
      ? both(
          'symbols.declarationOfConformity.number',
          at('declarationOfConformityId'),
          sentenceUnder('Number'),
          (number: string) => [sentence('Number', number)],
        )
      : both('symbols.declarationOfConformity.number', at('declarationOfConformityId'), withDocument),
    both('symbols.testReports', at('resultOfTestReport'), documents, writeDocuments),
    both('dueDiligence.assurances', at('thirdPartyAssurance'), documents, writeDocuments),
    // Annex XIII 1(d): the report on the policies of due diligence, Art. 52(3).
    both('dueDiligence.report', at('dueDiligencePolicy'), firstDocument, (link: DocumentLink) => [writeDocument(link)]),
  ];
}

function safety(): TwoWayLine[] {
  const at = (name: string) => `safety.${name}`;
  return [
    both<string[]>('symbols.extinguishingAgents', at('usableExtinguishAgent'), agents, (media, { may }) =>
      media.map((each) => ({ media: each, fireClass: may<string[]>('symbols.fireClasses')?.join(', ') ?? '' })),
    ),
    readOnly('symbols.fireClasses', at('usableExtinguishAgent'), fireClasses),
    both('circularity.safetyDocuments', at('safetyMeasures'), documents, writeDocuments),
    both<LabelMeaning[]>('symbols.labelMeanings', at('meaningOfLabels'), labelMeanings, writeLabelMeanings),
    both('circularity.disassemblyManuals', at('dismantling'), documents, writeDocuments),
    both('circularity.removalManuals', at('removalFromAppliance'), documents, writeDocuments),
  ];
}

function sustainability(): TwoWayLine[] {
  const at = (name: string) => `sustainability.${name}`;
  return [
    must('general.status', at('status'), read.lifeStatus),
    both('circularity.separateCollection', at('documents.separateCollection'), documents, writeDocuments),
    both('circularity.wastePrevention', at('documents.wastePrevention'), documents, writeDocuments),
    ...footprintLines(at('carbonFootprint'), plantOf),
  ];
}

function fixedLines(version: BatteryPassVersion): FixedLine[] {
  const isFive = version === '5.0.0';
  const empty = [
    'identification.identification.codes',
    'identification.identification.classification',
    'operation.manufacturer.facility',
    'conformity.declarationOfConformity',
    'conformity.resultOfTestReport',
    'conformity.thirdPartyAssurance',
    'conformity.dueDiligencePolicy',
    'safety.usableExtinguishAgent',
    'safety.safetyMeasures',
    'safety.meaningOfLabels',
    'safety.dismantling',
    'sustainability.documents.separateCollection',
    'sustainability.documents.wastePrevention',
    `handling.${isFive ? 'spareParts' : 'content'}.producer`,
    `handling.${isFive ? 'spareParts' : 'content'}.sparePart`,
  ];
  return [
    ...(version === '6.1.0' ? [fixed('specVersion', () => 'urn:io.catenax.battery.battery_pass:6.1.0')] : []),
    ...empty.map((at) => fixed(at, () => [])),
    ...metadataFixed(!isFive),
    fixed('identification.identification.dataCarrier', () => ({ carrierType: 'QR', carrierLayout: '' })),
    fixed('handling.applicable', ({ may }) =>
      (may<PartNumber[]>('circularity.partNumbers') ?? []).some(({ partNumber }) => partNumber !== undefined),
    ),
    ...(isFive ? [] : [fixed('commercial.purpose', () => ['automotive'])]),
  ];
}
