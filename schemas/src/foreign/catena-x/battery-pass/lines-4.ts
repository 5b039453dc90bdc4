import type {
  DocumentLink,
  HazardousSubstance,
  Material,
  PartNumber,
  Party,
  Place as Plant,
  Warranty,
} from '../../../generated/types.ts';
import { pruned } from '../../lines/draft.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../../lines/foreign-document.ts';
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
import { unitIdentifier, writtenIdentifier } from '../../lines/unit-code.ts';
import { uuidIn } from '../../lines/uuid.ts';
import { address, contact, hasWritablePostcode, writeAddress, writeContact } from '../address.ts';
import {
  agents,
  category,
  categoryWord,
  chemistry,
  fireClasses,
  gtin,
  identifier,
  keyed,
  keyedEntry,
  uuid,
  warrantyMonths,
} from '../facts.ts';
import { footprintFixed, footprintLines } from '../footprint.ts';
import { guaranteedMonths } from '../lifespan.ts';
import { composed, materialsOf, named, recycledInAll } from '../materials.ts';
import { metadataFixed } from '../metadata.ts';
import { performanceFixed, performanceLines } from '../performance.ts';
import {
  businessPartner,
  concentration,
  documents,
  type ForeignDocument,
  firstDocument,
  month,
  size,
  writeDocument,
  writeMonth,
  writeSize,
} from '../values.ts';

/**
 * Catena-X `battery_pass` 4.0.0. Its makers have withdrawn it, but passports in it are about. Many places are either `left` or
 * `right`.
 */
export function batteryPass4(): TwoWayMapping {
  return {
    title: 'Catena-X battery_pass 4.0.0',
    lines: [
      ...identification(),
      ...parties(),
      ...sizes(),
      ...circularity(),
      ...materials(),
      ...performanceLines('performance', asSource('Product Specifications')),
      ...papers(),
    ],
    fixed: [
      ...metadataFixed(false).filter(({ at }) => !/backupReference|predecessor/.test(at)),
      fixed('metadata.predecessor.left', () => 'urn:uuid:00000000-0000-0000-0000-000000000000'),
      fixed('metadata.passportIdentifier.right', ({ may }) =>
        may('general.passportIdentifier') === undefined ? '' : undefined,
      ),
      fixed('identification.localIdentifier', () => []),
      fixed('identification.typology.shortName', ({ may }) => may('general.modelIdentifier')),
      fixed('generalInformation.lifespan', () => []),
      footprintFixed('circularity.carbonFootprint'),
      ...['separateCollection', 'wastePrevention', 'impactOfSubstances'].map(noneIn('circularity.documents')),
      ...['declarationOfConformity', 'resultOfTestReport', 'thirdPartyAssurance', 'dueDiligencePolicy'].map(
        noneIn('conformity'),
      ),
      ...['usableExtinguishAgent', 'safetyMeasures', 'meaningOfLabels', 'dismantling'].map(noneIn('safety')),
      ...performanceFixed('performance'),
      ...materialFixed(),
    ],
  };
}

function noneIn(parent: string): (name: string) => FixedLine {
  return (name) => fixed(`${parent}.${name}`, () => []);
}

function identification(): TwoWayLine[] {
  const at = (name: string) => `identification.${name}`;
  const passport = (name: string) => `metadata.passportIdentifier.${name}`;
  return [
    must<string>('general.uniqueIdentifier', at('idDmc'), identifier, writtenIdentifier),
    readOnly('general.uniqueIdentifier', passport('left'), uuid),
    readOnly('general.uniqueIdentifier', at('idDmc'), unitIdentifier),
    both<string>('general.passportIdentifier', passport('left'), uuid, (id) => (uuidIn(id) ? id : undefined)),
    both<string>('general.passportIdentifier', passport('right'), identifier, (id) => (uuidIn(id) ? undefined : id)),
    must('general.category', at('category'), category, categoryWord),
    must('materials.chemistry', at('chemistry'), chemistry),
    must('general.modelIdentifier', at('typeId'), read.text),
    readOnly('general.modelIdentifier', at('localIdentifier'), keyed('ModelId')),
    {
      ...must('general.modelName', at('typology.longName'), read.text),
      otherwise: ({ may }: Writing) => may('general.modelIdentifier'),
    },
    both('general.serialNumber', at('localIdentifier'), keyed('PartInstanceId'), keyedEntry('PartInstanceId')),
    both('general.batchNumber', at('localIdentifier'), keyed('BatchId'), keyedEntry('BatchId')),
    both('general.gtin', at('additionalCode'), gtin, keyedEntry('GTIN')),
  ];
}

function parties(): TwoWayLine[] {
  const at = (name: string) => `generalInformation.${name}`;
  return [
    must<Party>('general.manufacturer', at('manufacturer.manufacturer'), firm, writeFirm),
    {
      ...must<Party>('general.operator', 'metadata.economicOperator.economicOperatorId', firm, writeFirm),
      otherwise: ({ may }: Writing) => may('general.manufacturer'),
    },
    must<Plant>('general.manufacturingPlace', at('manufacturer.facility'), plant, writePlant),
    must('general.manufacturedOn', at('manufacturer.manufacturingDate'), month, writeMonth),
    both('general.putIntoServiceOn', at('intoServiceDate'), month, writeMonth),
    both<Warranty>('general.warranty', at('lifespan'), guaranteedMonths, (ours, writing) => {
      const value = warrantyMonths(ours, writing);
      return value === undefined ? undefined : [{ value, unit: 'unit:month', key: 'guaranteed lifetime' }];
    }),
  ];
}

function sizes(): TwoWayLine[] {
  return [
    must('general.massKg', 'physicalDimension.weight', size('kg'), writeSize('unit:kilogram')),
    must('general.dimensions.volumeL', 'physicalDimension.volume', size('l'), writeSize('unit:litre')),
    ...['length', 'width', 'height', 'diameter'].map((name) =>
      both(`general.dimensions.${name}Mm`, `physicalDimension.${name}`, size('mm'), writeSize('unit:millimetre')),
    ),
  ];
}

function circularity(): TwoWayLine[] {
  const at = (name: string) => `circularity.${name}`;
  return [
    must('general.status', at('status'), read.lifeStatus),
    both('circularity.separateCollection', at('documents.separateCollection'), documents, links('End of Life')),
    both('circularity.wastePrevention', at('documents.wastePrevention'), documents, links('End of Life')),
    both<PartNumber[]>('circularity.partNumbers', at('spareParts.left.sparePart'), read.list(sparePart), (parts) => {
      const numbered = parts.filter(({ partNumber }) => partNumber !== undefined);
      return numbered.length === 0
        ? undefined
        : numbered.map(({ component, partNumber }) => ({ partName: component, partNumber }));
    }),
    both<boolean>('symbols.separateCollection.shown', at('documents.separateCollectionSymbol'), shown, (isShown) =>
      isShown ? { left: 'separate collection symbol' } : undefined,
    ),
    ...footprint(at('carbonFootprint')),
  ];
}

/** Rules and declaration are texts here, and the plant is an address. */
function footprint(at: string): TwoWayLine[] {
  const text: read.Read<string> = (place, used) =>
    typeof place.value === 'string' ? read.text(place, used)?.slice(0, 200) : undefined;
  const written = footprintLines(at, () => []).map((line) =>
    line.write === undefined
      ? line
      : {
          ...line,
          write: (value: never, writing: Writing) =>
            ((line.write?.(value, writing) ?? []) as object[]).map((entry) => ({
              ...entry,
              rulebook: writing.may('carbonFootprint.calculationStandard') ?? '',
              declaration: writing.may('carbonFootprint.declaration.url') ?? '',
              manufacturingPlant: writePlant(writing.may<Plant>('general.manufacturingPlace')),
            })),
        },
  );
  return [
    ...written,
    readOnly('carbonFootprint.calculationStandard', `${at}.rulebook`, text),
    readOnly('carbonFootprint.declaration', `${at}.declaration`, read.link),
  ];
}

const activeMetals = ['nickel', 'lithium', 'cobalt', 'lead'];
const hazardousMetals = { lead: '7439-92-1', cadmium: '7440-43-9', mercury: '7439-97-6' };
const absent = 'not applicable';

function materials(): TwoWayLine[] {
  const at = (name: string) => `chemicalMaterial.${name}`;
  return [
    both<string[]>('symbols.heavyMetals', at('materialSymbol.left'), metals, (symbols) =>
      symbols.length > 0 ? [...symbols].sort().join(', ') : undefined,
    ),
    ...activeMetals.map((metal) => ({
      ...both(`circularity.recycledContent.${metal}Percent`, at(`activeMaterials.${metal}.left.recycled`), read.number),
      otherwise: recycledInAll(metal),
    })),
    readOnly('materials.composition', at('activeMaterials.otherMaterials.left'), read.list(part)),
    {
      ...both('materials.composition', at('otherMaterials.left'), read.list(part), (_, writing) => {
        const all = composed(writing);
        return all.length === 0
          ? undefined
          : all.map(({ material, share }) => ({
              ...writeNames(material),
              ...writeShare(share),
              location: material.location ?? '',
              renewable: material.renewablePercent,
              recycled: material.recycledPercent,
            }));
      }),
      otherwise: materialsOf,
    },
    both<Material[]>('materials.criticalRawMaterials', at('criticalMaterial'), read.list(critical), (list) =>
      list.map((material) => ({ criticalName: material.name, ...writeNames(material) })),
    ),
    ...Object.entries(hazardousMetals).map(([metal, cas]) =>
      both<HazardousSubstance[]>(
        'materials.hazardousSubstances',
        at(`hazardousSubstance.${metal}.left`),
        metalOf(metal, cas),
        (all) => {
          const listed = all.find(({ casNumber }) => casNumber === cas);
          if (listed?.concentrationPercent === undefined) return undefined;
          return { ...writeShare(listed.concentrationPercent), location: listed.location ?? '' };
        },
      ),
    ),
    // Of others the format asks for recycled and renewable shares, which nobody knows of an electrolyte's salt.
    readOnly('materials.hazardousSubstances', at('hazardousSubstance.other.left'), read.list(substance)),
  ];
}

function materialFixed(): FixedLine[] {
  const at = (name: string) => `chemicalMaterial.${name}`;
  const isKnown = (metal: string) => (writing: Writing) => recycledInAll(metal)(writing) !== undefined;
  const concentrationOf = (cas: string, { may }: Writing) =>
    (may<HazardousSubstance[]>('materials.hazardousSubstances') ?? []).find(({ casNumber }) => casNumber === cas)
      ?.concentrationPercent;
  return [
    ...activeMetals.flatMap((metal) => [
      fixed(at(`activeMaterials.${metal}.left.location`), (writing) => (isKnown(metal)(writing) ? '' : undefined)),
      fixed(at(`activeMaterials.${metal}.right`), (writing) => (isKnown(metal)(writing) ? undefined : absent)),
    ]),
    ...Object.entries(hazardousMetals).map(([metal, cas]) =>
      fixed(at(`hazardousSubstance.${metal}.right`), (writing) =>
        concentrationOf(cas, writing) === undefined ? absent : undefined,
      ),
    ),
    fixed(at('otherMaterials.right'), (writing) => (composed(writing).length === 0 ? absent : undefined)),
    fixed(at('criticalMaterial'), () => []),
    fixed('circularity.documents.separateCollectionSymbol', ({ may }) =>
      may('symbols.separateCollection.shown') ? undefined : { right: [] },
    ),
    fixed('circularity.spareParts.left.producer', ({ may }) => (hasNumbers(may) ? [] : undefined)),
    fixed('circularity.spareParts.right', ({ may }) => (hasNumbers(may) ? undefined : absent)),
  ];
}

function hasNumbers(may: Writing['may']): boolean {
  return (may<PartNumber[]>('circularity.partNumbers') ?? []).some(({ partNumber }) => partNumber !== undefined);
}

function papers(): TwoWayLine[] {
  const conformity = (name: string) => `conformity.${name}`;
  const safety = (name: string) => `safety.${name}`;
  const one = (to: string, from: string, kind: string) =>
    both<DocumentLink>(to, from, firstDocument, (link) => links(kind)([link]));
  return [
    one('symbols.declarationOfConformity.document', conformity('declarationOfConformity'), compliance),
    both('symbols.testReports', conformity('resultOfTestReport'), documents, links(compliance)),
    both('dueDiligence.assurances', conformity('thirdPartyAssurance'), documents, links(compliance)),
    one('dueDiligence.report', conformity('dueDiligencePolicy'), 'Supply Chain Information'),
    both<string[]>('symbols.extinguishingAgents', safety('usableExtinguishAgent'), agents, (media, { may }) =>
      media.map((each) => ({ media: each, fireClass: may<string[]>('symbols.fireClasses')?.join(', ') ?? '' })),
    ),
    readOnly('symbols.fireClasses', safety('usableExtinguishAgent'), fireClasses),
    both('circularity.safetyDocuments', safety('safetyMeasures'), documents, links('Safety Information')),
    both('circularity.disassemblyManuals', safety('dismantling'), documents, links('Safety Information')),
    both('circularity.removalManuals', safety('removalFromAppliance'), documents, links('Safety Information')),
  ];
}

const compliance = 'Certifications and Compliance';

/** A document as this version lists it, with one of its categories; what is no link is "Other". */
function asSource(category: string): (document: ForeignDocument) => object {
  return ({ content, header, contentType }) => ({
    content,
    category,
    type: contentType === 'text/plain' ? 'Other' : 'URL',
    header,
  });
}

function links(category: string): (list: readonly DocumentLink[]) => object[] {
  return (list) => list.map(writeDocument).map(asSource(category));
}

function writeNames({ name, casNumber }: Material): object {
  return {
    substanceName: { chemicalName: name, type: 'IUPAC' },
    substanceIdentification: casNumber === undefined ? [] : [{ materialid: casNumber, type: 'CAS' }],
  };
}

function writeShare(value: number): object {
  return { concentration: { right: { value } }, substanceUnit: 'unit:percent' };
}

function writeFirm({ name, address, contact, businessPartnerNumber, identifier }: Party): object {
  if (address && hasWritablePostcode(address))
    return {
      left: { companyName: [name], address: writeAddress(address), contactProperty: pruned(writeContact(contact)) },
    };
  const partner = [businessPartnerNumber, identifier].find((each) => /^BPNL[0-9]{8}[a-zA-Z0-9]{4}$/.test(each ?? ''));
  const businessIdentifier = partner === undefined ? { right: identifier ?? name } : { left: partner };
  return { right: [{ businessIdentifier, businessIdentifierType: partner === undefined ? '' : 'BPNL' }] };
}

function writePlant(place: Plant | undefined): object {
  if (place && hasWritablePostcode(place.address)) return { left: writeAddress(place.address) };
  const number = place?.businessPartnerNumber;
  const locationIdentifier = /^BPNA[0-9]{8}[a-zA-Z0-9]{4}$/.test(number ?? '')
    ? { left: number }
    : { right: place?.identifier ?? '' };
  return { right: { locationIdentifier, locationIdentifierType: 'left' in locationIdentifier ? 'BPNA' : '' } };
}

/** By name and address (left), or by numbers (right). */
function firm(at: Place, used: Used): Party | undefined {
  const name = read.fieldOf(at, 'left.companyName', read.text, used);
  if (name)
    return read.compact({
      name,
      address: read.fieldOf(at, 'left.address', address, used),
      contact: read.fieldOf(at, 'left.contactProperty', contact, used),
    });
  const number = read.fieldOf(at, 'right.businessIdentifier.left', businessPartner('BPNL'), used);
  if (number) return { name: number, businessPartnerNumber: number };
  const identifier = read.fieldOf(at, 'right.businessIdentifier.right', read.text, used);
  return identifier ? { name: identifier, identifier } : undefined;
}

/** A number of a plant does not say in which country it is; it stays where it is. */
function plant(at: Place, used: Used): Plant | undefined {
  const found = read.fieldOf(at, 'left', address, used);
  return found && { address: found };
}

function sparePart(at: Place, used: Used): PartNumber | undefined {
  const component = read.fieldOf(at, 'partName', read.text, used);
  if (!component) return undefined;
  return read.compact({ component, partNumber: read.fieldOf(at, 'partNumber', read.text, used) });
}

function shown(at: Place, used: Used): boolean | undefined {
  const pictures = placeAt(at, 'right');
  if (!placeAt(at, 'left')) return pictures && elementsOf(pictures).length > 0 ? true : undefined;
  useMembers(at, /^left$/, used);
  return true;
}

function metals({ value, pointer }: Place, used: Used): string[] | undefined {
  const found = plainText(value)
    .split(/, */)
    .filter((metal) => metal === 'Cd' || metal === 'Pb');
  if (found.length > 0) used.add(pointer);
  return found.length > 0 ? found.sort() : undefined;
}

/** A value (right), or a range (left), which stays where it is. */
function shareOf(at: Place, used: Used): number | undefined {
  const value = placeAt(at, 'concentration.right.value');
  const unit = placeAt(at, 'substanceUnit');
  const plain = { value: { concentration: value?.value, unit: unit?.value }, pointer: at.pointer };
  const found = concentration(plain, 'unit', new Set());
  if (found !== undefined && value && unit) for (const { pointer } of [value, unit]) used.add(pointer);
  return found;
}

function part(at: Place, used: Used): Material | undefined {
  const { name, casNumber } = named(at, used);
  if (!name) return undefined;
  return read.compact({
    name,
    casNumber,
    location: read.fieldOf(at, 'location', read.text, used)?.slice(0, 100),
    sharePercent: shareOf(at, used),
    recycledPercent: read.fieldOf(at, 'recycled', read.number, used),
    renewablePercent: read.fieldOf(at, 'renewable', read.number, used),
  });
}

function critical(at: Place, used: Used): Material | undefined {
  const { name, casNumber } = named(at, used);
  return name ? read.compact({ name, casNumber }) : undefined;
}

function substance(at: Place, used: Used): HazardousSubstance | undefined {
  const { name, casNumber, ecNumber } = named(at, used);
  if (!name) return undefined;
  const hazardClass = read.fieldOf(at, 'hazardClass', read.text, used);
  return read.compact({
    name,
    casNumber,
    ecNumber,
    hazardClasses: hazardClass ? [hazardClass] : undefined,
    concentrationPercent: shareOf(at, used),
    location: read.fieldOf(at, 'location', read.text, used)?.slice(0, 100),
  });
}

function metalOf(metal: string, casNumber: string) {
  return (at: Place, used: Used): HazardousSubstance[] => [
    read.compact({
      name: metal.charAt(0).toUpperCase() + metal.slice(1),
      casNumber,
      concentrationPercent: shareOf(at, used),
      location: read.fieldOf(at, 'location', read.text, used)?.slice(0, 100),
    }),
  ];
}
