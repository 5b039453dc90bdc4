import type { HazardousSubstance, Material, PartNumber, Party, Place as Plant } from '../generated/types.ts';
import { address, contact } from './catena-x-address.ts';
import { agents, category, chemistry, gtin, identifier, keyed, uuid } from './catena-x-facts.ts';
import { footprintLines } from './catena-x-footprint.ts';
import { guaranteedMonths } from './catena-x-lifespan.ts';
import { named } from './catena-x-materials.ts';
import { performanceLines } from './catena-x-performance.ts';
import { businessPartner, concentration, documents, firstDocument, month, size } from './catena-x-values.ts';
import { type Place, placeAt, type Used } from './foreign-document.ts';
import * as read from './foreign-values.ts';
import { plainText } from './plain-text.ts';
import { must, readOnly, type TwoWayMapping } from './two-way.ts';
import { unitIdentifier } from './unit-code.ts';

/** Catena-X `battery_pass` 4.0.0, which its makers have withdrawn: it is only read. Many places are either `left` or `right`. */
export const batteryPass4: TwoWayMapping = {
  title: 'Catena-X battery_pass 4.0.0',
  lines: [
    must('general.uniqueIdentifier', 'identification.idDmc', identifier),
    readOnly('general.uniqueIdentifier', 'metadata.passportIdentifier.left', uuid),
    readOnly('general.uniqueIdentifier', 'identification.idDmc', unitIdentifier),
    readOnly('general.passportIdentifier', 'metadata.passportIdentifier.left', uuid),
    readOnly('general.passportIdentifier', 'metadata.passportIdentifier.right', identifier),
    must('general.category', 'identification.category', category),
    readOnly('materials.chemistry', 'identification.chemistry', chemistry),
    must('general.modelIdentifier', 'identification.typeId', read.text),
    readOnly('general.modelIdentifier', 'identification.localIdentifier', keyed('ModelId')),
    readOnly('general.modelName', 'identification.typology.longName', read.text),
    readOnly('general.serialNumber', 'identification.localIdentifier', keyed('PartInstanceId')),
    readOnly('general.batchNumber', 'identification.localIdentifier', keyed('BatchId')),
    readOnly('general.gtin', 'identification.additionalCode', gtin),
    must('general.manufacturer', 'generalInformation.manufacturer.manufacturer', firm),
    readOnly('general.operator', 'metadata.economicOperator.economicOperatorId', firm),
    readOnly('general.manufacturingPlace', 'generalInformation.manufacturer.facility', plant),
    readOnly('general.manufacturedOn', 'generalInformation.manufacturer.manufacturingDate', month),
    readOnly('general.putIntoServiceOn', 'generalInformation.intoServiceDate', month),
    readOnly('general.warranty', 'generalInformation.lifespan', guaranteedMonths),
    readOnly('general.massKg', 'physicalDimension.weight', size('kg')),
    readOnly('general.dimensions.volumeL', 'physicalDimension.volume', size('l')),
    ...['length', 'width', 'height', 'diameter'].map((name) =>
      readOnly(`general.dimensions.${name}Mm`, `physicalDimension.${name}`, size('mm')),
    ),
    readOnly('general.status', 'circularity.status', read.text),
    readOnly('circularity.separateCollection', 'circularity.documents.separateCollection', documents),
    readOnly('circularity.wastePrevention', 'circularity.documents.wastePrevention', documents),
    readOnly('circularity.partNumbers', 'circularity.spareParts.left.sparePart', read.list(sparePart)),
    readOnly('symbols.separateCollection.shown', 'circularity.documents.separateCollectionSymbol', shown),
    readOnly('symbols.heavyMetals', 'chemicalMaterial.materialSymbol.left', metals),
    ...footprintLines('circularity.carbonFootprint', () => []),
    ...['nickel', 'lithium', 'cobalt', 'lead'].map((metal) =>
      readOnly(
        `circularity.recycledContent.${metal}Percent`,
        `chemicalMaterial.activeMaterials.${metal}.left.recycled`,
        read.number,
      ),
    ),
    readOnly('materials.composition', 'chemicalMaterial.activeMaterials.otherMaterials.left', read.list(part)),
    readOnly('materials.composition', 'chemicalMaterial.otherMaterials.left', read.list(part)),
    readOnly('materials.criticalRawMaterials', 'chemicalMaterial.criticalMaterial', read.list(critical)),
    ...Object.entries({ lead: '7439-92-1', cadmium: '7440-43-9', mercury: '7439-97-6' }).map(([metal, cas]) =>
      readOnly(
        'materials.hazardousSubstances',
        `chemicalMaterial.hazardousSubstance.${metal}.left`,
        metalOf(metal, cas),
      ),
    ),
    readOnly('materials.hazardousSubstances', 'chemicalMaterial.hazardousSubstance.other.left', read.list(substance)),
    ...performanceLines('performance', (document) => document),
    readOnly('symbols.declarationOfConformity.document', 'conformity.declarationOfConformity', firstDocument),
    readOnly('symbols.testReports', 'conformity.resultOfTestReport', documents),
    readOnly('dueDiligence.assurances', 'conformity.thirdPartyAssurance', documents),
    readOnly('dueDiligence.report', 'conformity.dueDiligencePolicy', firstDocument),
    readOnly('symbols.extinguishingAgents', 'safety.usableExtinguishAgent', agents),
    readOnly('circularity.safetyDocuments', 'safety.safetyMeasures', documents),
    readOnly('circularity.disassemblyManuals', 'safety.dismantling', documents),
    readOnly('circularity.removalManuals', 'safety.removalFromAppliance', documents),
  ],
  fixed: [],
};

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
  if (!placeAt(at, 'left')) return placeAt(at, 'right') ? true : undefined;
  used.add(at.pointer);
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
