import { formats } from '../formats.ts';
import type { DocumentLink, LabelMeaning, PartNumber, Party, Warranty } from '../generated/types.ts';
import { footprintFixed, footprintLines } from './catena-x-footprint.ts';
import { type Identify, materialFixed, materialLines } from './catena-x-materials.ts';
import { performanceFixed, performanceLines } from './catena-x-performance.ts';
import { addressUnder, passportHeader, sourceLines, sourceOf } from './catena-x-sources.ts';
import {
  businessPartner,
  dayOf,
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
} from './catena-x-values.ts';
import { elementsOf, type Place, placeAt, type Used } from './foreign-document.ts';
import * as read from './foreign-values.ts';
import {
  both,
  type FixedLine,
  fixed,
  must,
  readOnly,
  type TwoWayLine,
  type TwoWayMapping,
  type Writing,
} from './two-way.ts';
import { uuidIn, uuidOf } from './uuid.ts';

/** Versions of the aspect model that share one shape; they differ in a few names. */
export type BatteryPassVersion = '5.0.0' | '6.0.0' | '6.1.0';

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
    must('general.uniqueIdentifier', at('idDmc'), identifier),
    readOnly('general.uniqueIdentifier', 'metadata.passportIdentifier', uuid),
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
    must('general.status', at('status'), read.text),
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

/** The frame of a passport in Catena-X; the model itself asks for dummies where there is nothing to say. */
export function metadataFixed(withLastModification: boolean): FixedLine[] {
  return [
    fixed('metadata.version', () => '1.0.0'),
    fixed('metadata.issueDate', ({ context }) => dayOf(context.updatedAt)),
    // 2023/1542 Art. 77(8): a passport ends when the battery has been recycled, on no day known before.
    fixed('metadata.expirationDate', () => '9999-12-31'),
    fixed('metadata.predecessor', () => 'urn:uuid:00000000-0000-0000-0000-000000000000'),
    fixed('metadata.backupReference', () => ''),
    ...(withLastModification ? [fixed('metadata.lastModification', ({ context }) => dayOf(context.updatedAt))] : []),
  ];
}

/** A unique identifier that is a web address or URN; a code of another kind stays where it is. */
export function identifier(at: Place, used: Used): string | undefined {
  const text = read.text(at, new Set());
  if (!text || !formats['identifier-uri']?.(text)) return undefined;
  used.add(at.pointer);
  return text;
}

/** An identifier of the form `urn:uuid:…`. */
export function uuid(at: Place, used: Used): string | undefined {
  const found = typeof at.value === 'string' ? uuidIn(at.value) : undefined;
  if (found) used.add(at.pointer);
  return found;
}

/** Categories without a passport (Art. 77(1)) keep their foreign word, so that the refusal names it. */
export function category(at: Place, used: Used): string | undefined {
  const word = read.text(at, used);
  return word === undefined ? undefined : (categories[word] ?? word);
}

const categories: Record<string, string> = { EV: 'ev', LMT: 'lmt', industrial: 'industrial' };

function categoryWord(ours: string): string {
  return ours === 'ev' || ours === 'lmt' ? ours.toUpperCase() : 'industrial';
}

/** The format's list of categories does not tell stationary batteries apart; a classification by the Regulation does. */
export const stationaryClass = {
  classificationStandard: 'Regulation (EU) 2023/1542',
  classificationID: 'stationary battery energy storage system',
  classificationDescription: 'Article 3(1), point (15)',
};

function stationary(identification: Place, used: Used): string | undefined {
  const classes = placeAt(identification, 'identification.classification');
  const found = (classes ? elementsOf(classes) : []).find(
    (each) =>
      placeAt(each, 'classificationStandard')?.value === stationaryClass.classificationStandard &&
      placeAt(each, 'classificationID')?.value === stationaryClass.classificationID,
  );
  if (!found) return undefined;
  used.add(found.pointer);
  used.add(`${identification.pointer}/category`);
  return 'stationary';
}

/** The short name of a chemistry has 60 characters; longer ones stay where they are. */
export function chemistry(at: Place, used: Used): string | undefined {
  const text = read.text(at, new Set());
  if (!text) return undefined;
  if (text.length <= 60) used.add(at.pointer);
  return text.slice(0, 60);
}

/** The value of the entry with that key in a list of keys and values. */
export function keyed(key: string): read.Read<string> {
  return (place, used) => {
    const found = elementsOf(place).find(
      (each) => String(placeAt(each, 'key')?.value).toLowerCase() === key.toLowerCase(),
    );
    const value = found && read.fieldOf(found, 'value', read.text, used)?.slice(0, 100);
    if (found && value) used.add(`${found.pointer}/key`);
    return value || undefined;
  };
}

/** The one entry of such a list. */
export function keyedEntry(key: string): (value: string) => object[] {
  return (value) => [{ key, value }];
}

/** A GTIN of eight to fourteen digits, filled up to fourteen. */
export function gtin(place: Place, used: Used): string | undefined {
  const touched: Used = new Set();
  const digits = keyed('GTIN')(place, touched)?.padStart(14, '0');
  if (!digits || !formats.gtin?.(digits)) return undefined;
  for (const pointer of touched) used.add(pointer);
  return digits;
}

/** Who is known by number only goes by that number until somebody says the name. */
export function partner(at: Place, used: Used): Party | undefined {
  const businessPartnerNumber = businessPartner('BPNL')(at, used);
  return businessPartnerNumber ? { name: businessPartnerNumber, businessPartnerNumber } : undefined;
}

/** A legal entity's number, also where it stands as the firm's identifier. */
export function partnerNumber({ businessPartnerNumber, identifier }: Party): string | undefined {
  return [businessPartnerNumber, identifier].find((each) => /^BPNL[0-9A-Za-z]{12}$/.test(each ?? ''));
}

/** A place of ours has a country, which a number alone does not say; it stays where it is. */
function nowhere(): undefined {
  return undefined;
}

/** The plant by its number: ours, or the one that came with the document and is no place of ours yet. */
function plantOf({ may, context }: Writing): object[] {
  const facility = may('general.manufacturingPlace.businessPartnerNumber');
  const kept = context.kept?.['/operation/manufacturer/facility'];
  if (facility !== undefined) return [{ facility }];
  return Array.isArray(kept) ? kept : [];
}

/** A component with its number. */
export function sparePart(at: Place, used: Used): PartNumber | undefined {
  const component = read.fieldOf(at, 'nameAtManufacturer', read.text, used);
  if (!component) return undefined;
  return read.compact({ component, partNumber: read.fieldOf(at, 'manufacturerPartId', read.text, used) });
}

const monthsIn: Record<string, number> = { 'unit:month': 1, 'unit:year': 12 };

/** Whole months; days, cycles and hours of operation stay where they are. */
function warranty(at: Place, used: Used): Warranty | undefined {
  const months = (monthsIn[String(placeAt(at, 'lifeUnit')?.value)] ?? 0) * Number(placeAt(at, 'lifeValue')?.value);
  if (!Number.isInteger(months) || months < 1 || months > 600) return undefined;
  used.add(at.pointer);
  return { months };
}

/** How long a warranty lasts: as given, or from when the battery went into service until it ends. */
export function warrantyMonths({ months, until }: Warranty, { may }: Writing): number | undefined {
  const from = may('general.putIntoServiceOn') ?? may('general.manufacturedOn');
  return months ?? (until && from ? monthsBetween(from, until) : undefined);
}

function warrantyWritten(warranty: Warranty, writing: Writing): object | undefined {
  const counted = warrantyMonths(warranty, writing);
  return counted === undefined ? undefined : { lifeValue: counted, lifeUnit: 'unit:month' };
}

function monthsBetween(from: string, until: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(until) - count(from);
}

/** A number of ours belongs to a document; without one it stays where it is. */
function withDocument(at: Place, used: Used): string | undefined {
  return read.text(at, used);
}

function agents(place: Place, used: Used): string[] | undefined {
  const found = elementsOf(place).flatMap((each) => read.fieldOf(each, 'media', read.text, used) ?? []);
  return found.length > 0 ? found : undefined;
}

function fireClasses(place: Place, used: Used): string[] | undefined {
  const found = new Set<string>();
  for (const each of elementsOf(place)) {
    const text = placeAt(each, 'fireClass');
    const letters = String(text?.value ?? '')
      .split(/[^A-Za-z]+/)
      .filter((letter) => /^[ABCDF]$/.test(letter));
    if (text && letters.length > 0) used.add(text.pointer);
    for (const letter of letters) found.add(letter);
  }
  return found.size > 0 ? [...found].sort() : undefined;
}

const spoken = /^text\/plain; ?lang=([a-z]{2})$/;

/** What labels mean, in words: one document per label and language. */
function writeLabelMeanings(meanings: readonly LabelMeaning[]): object[] {
  return meanings.flatMap(({ label, meaning }) =>
    Object.entries(meaning ?? {}).map(([language, text]) => ({
      ...sentence(label.slice(0, 100), text),
      contentType: `text/plain; lang=${language}`,
    })),
  );
}

function labelMeanings(place: Place, used: Used): LabelMeaning[] | undefined {
  const found = new Map<string, LabelMeaning>();
  for (const each of elementsOf(place)) {
    const language = spoken.exec(String(placeAt(each, 'contentType')?.value))?.[1];
    const label = read.fieldOf(each, 'header', read.text, new Set());
    const text = read.fieldOf(each, 'content', read.text, new Set());
    if (!language || !label || !text) continue;
    used.add(each.pointer);
    found.set(label, { label, meaning: { ...found.get(label)?.meaning, [language]: text } });
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

/** Since 6.0.0 names and numbers of a material stand in one list … */
function inOneList(member: string): Identify {
  return (numbers) => ({ [member]: numbers });
}

/** … before, the name stood apart, with a kind of its own, and the list knew numbers only. */
function namedApart(nameMember: string, listMember: string): Identify {
  return (numbers) => ({
    [nameMember]: { name: numbers[0]?.name, type: 'IUPAC' },
    [listMember]: numbers.filter(({ type }) => type !== 'IUPAC').map(({ id, type }) => ({ id, type })),
  });
}
