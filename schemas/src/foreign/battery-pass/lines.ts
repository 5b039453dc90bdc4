import type { HazardousSubstance, LabelMeaning, Material, PartNumber, SpareSource } from '../../generated/types.ts';
import { gtinOfLink } from '../lines/battery-terms.ts';
import { countryCode } from '../lines/country-code.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { type Line, line } from '../lines/mapping.ts';
import { plainText } from '../lines/plain-text.ts';
import { inPlaceOfModel, unitCode, unitIdentifier } from '../lines/unit-code.ts';
import { fieldWhere, performanceLines } from './performance.ts';
import type { AspectName } from './terms.ts';

/** Lines of each aspect of the Battery Pass data model, 1.0.0 to 1.2.1; `a|b` are the names of different versions. */
export const batteryPassLines: Record<AspectName, readonly Line[]> = {
  GeneralProductInformation: [
    line('general.uniqueIdentifier', 'productIdentifier', unitIdentifier),
    line('general.passportIdentifier', 'batteryPassportIdentifier|productPassportIdentifier', passportIdentifier),
    line('general.category', 'batteryCategory', read.text),
    line('general.manufacturer', 'manufacturerInformation', firm),
    line('general.manufacturer', 'manufacturerIdentification', firmNamed),
    line('general.operator', 'operatorInformation', firm),
    line('general.operator', 'economicOperator', firmNamed),
    line('general.manufacturedOn', 'manufacturingDate', month),
    line('general.putIntoServiceOn', 'puttingIntoService', month),
    line('general.status', 'batteryStatus', read.lifeStatus),
    line('general.massKg', 'batteryMass|batteryWeight', read.number),
    line('general.manufacturingPlace.address', 'manufacturingPlace', address),
    // The data model has no identifier of the model. Annex VI Part A (2) takes a product number in its place.
    line('general.modelIdentifier', 'productIdentifier', gtinOfLink),
    line('general.modelIdentifier', 'productIdentifier', inPlaceOfModel),
    line('general.gtin', 'productIdentifier', gtinOfLink),
    line('general.serialNumber', 'productIdentifier', serialOfLink),
    line('general.serialNumber', 'productIdentifier', unitCode),
  ],
  Labeling: [
    line('symbols.declarationOfConformity.document', 'declarationOfConformity', read.link),
    line('symbols.testReports', 'resultOfTestReport', read.links),
    line(
      'symbols.separateCollection',
      'labels',
      symbolImage('SeparateCollection', (image) => ({ shown: true, image })),
    ),
    line(
      'symbols.carbonFootprintLabel',
      'labels',
      symbolImage('CarbonFootPrint', (image) => image),
    ),
    line('symbols.labelMeanings', 'labels', read.list(labelMeaning)),
  ],
  CarbonFootprintForBatteries: [
    line('carbonFootprint.perFunctionalUnitKgCo2ePerKwh', 'batteryCarbonFootprint', read.number),
    ...Object.entries({
      rawMaterialsKgCo2ePerKwh: 'RawMaterialExtraction',
      productionKgCo2ePerKwh: 'MainProduction',
      distributionKgCo2ePerKwh: 'Distribution',
      endOfLifeKgCo2ePerKwh: 'Recycling',
    }).map(([name, stage]) => line(`carbonFootprint.${name}`, 'carbonFootprintPerLifecycleStage', stageOf(stage))),
    line('carbonFootprint.performanceClass', 'carbonFootprintPerformanceClass', read.text),
    line('carbonFootprint.study', 'carbonFootprintStudy', read.link),
    line('carbonFootprint.absoluteKgCo2e', 'absoluteCarbonFootprint', read.number),
  ],
  SupplyChainDueDiligence: [
    line('dueDiligence.report', 'supplyChainDueDiligenceReport', read.link),
    line('dueDiligence.assurances', 'thirdPartyAussurances', read.links),
    line('dueDiligence.supplyChainIndex', 'supplyChainIndicies', read.number),
  ],
  MaterialComposition: [
    line('materials.chemistry', 'batteryChemistry.shortName', read.text),
    line('materials.chemistry', 'productChemistry.shortName', read.text),
    line('materials.chemistryName', 'batteryChemistry.clearName', read.text),
    line('materials.chemistryName', 'productChemistry.clearName', read.text),
    line('materials.composition', 'batteryMaterials', read.list(material)),
    line('materials.hazardousSubstances', 'hazardousSubstances', read.list(substance)),
  ],
  Circularity: circularity(),
  PerformanceAndDurability: [
    ...performanceLines(),
    line('general.putIntoServiceOn', 'batteryLifetime.putIntoService', month),
  ],
};

function circularity(): Line[] {
  const documents = 'dismantlingAndRemovalInformation';
  const recycled = ['Cobalt', 'Nickel', 'Lithium', 'Lead'].flatMap((metal) =>
    (['Pre', 'Post'] as const).map((when) =>
      line(
        `circularity.recycledContent.${metal.toLowerCase()}${when}ConsumerPercent`,
        'recycledContent',
        shareOf(metal, `${when.toLowerCase()}ConsumerShare`),
      ),
    ),
  );
  return [
    line('circularity.removalManuals', documents, read.list(documentOf('RemovalManual'))),
    line('circularity.disassemblyManuals', documents, read.list(documentOf('DismantlingManual'))),
    line('circularity.partNumbers', documents, read.list(billOfMaterial)),
    line('circularity.cellLayout.diagram', documents, drawing),
    line('circularity.spareSources', 'sparePartSources|sourceForSpareParts', read.list(supplier)),
    line('circularity.partNumbers', 'sparePartSources|sourceForSpareParts', componentsOf),
    ...recycled,
    line('circularity.safetyDocuments', 'safetyMeasures|safetyRequirements.safetyInstructions', read.links),
    line('symbols.extinguishingAgents', 'safetyMeasures|safetyRequirements.extinguishingAgent', read.list(read.text)),
    line('circularity.wastePrevention', 'endOfLifeInformation.wastePrevention', read.links),
    line('circularity.separateCollection', 'endOfLifeInformation.separateCollection', read.links),
    line('circularity.collectionAndTreatment', 'endOfLifeInformation.informationOnCollection', read.links),
    line('circularity.renewableSharePercent', 'renewableContent', read.number),
  ];
}

function firm(at: Place, used: Used): object | undefined {
  const name = read.fieldOf(at, 'contactName', read.text, used);
  if (!name) return undefined;
  const website = read.fieldOf(at, 'webAddress', read.link, used)?.url;
  return read.compact({
    name,
    identifier: read.fieldOf(at, 'identifier', read.text, used),
    address: read.fieldOf(at, 'postalAddress', address, used),
    contact: website ? { website } : undefined,
  });
}

function firmNamed(at: Place, used: Used): object | undefined {
  const name = read.text(at, used);
  return name ? { name } : undefined;
}

function address(at: Place, used: Used): object | undefined {
  const country = read.fieldOf(at, 'addressCountry', countryOf, used);
  if (!country) return undefined;
  return read.compact({
    street: read.fieldOf(at, 'streetAddress', read.text, used),
    postalCode: read.fieldOf(at, 'postalCode', read.text, used),
    country,
  });
}

function countryOf(at: Place, used: Used): string | undefined {
  const code = typeof at.value === 'string' ? countryCode(at.value) : undefined;
  if (code) used.add(at.pointer);
  return code;
}

/** A URN our own export made up for the lack of a better one is no identifier of the passport. */
function passportIdentifier(at: Place, used: Used): string | undefined {
  return plainText(at.value).startsWith('urn:kreispass:') ? undefined : read.text(at, used);
}

/** The first day at midnight is how a month is written where a moment is asked for. */
function month(at: Place, used: Used): string | undefined {
  const found = read.month(at, used);
  if (found && plainText(at.value).endsWith('-01T00:00:00Z')) used.add(at.pointer);
  return found;
}

function serialOfLink({ value }: Place): string | undefined {
  return typeof value === 'string' ? /\/01\/\d{14}\/(?:.*\/)?21\/([^/?#]+)/.exec(value)?.[1] : undefined;
}

function symbolImage<Value>(subject: string, make: (image: { url: string }) => Value) {
  return (place: Place, used: Used): Value | undefined => {
    const found = elementsOf(place).find((each) => placeAt(each, 'labelingSubject')?.value === subject);
    const image = found && read.fieldOf(found, 'labelingSymbol', read.link, used);
    if (found) used.add(`${found.pointer}/labelingSubject`);
    return image && make(image);
  };
}

const ownWords: Record<string, string> = {
  SeparateCollection: 'Separate collection',
  CarbonFootPrint: 'Carbon footprint',
  HazardousMaterial: 'Hazardous material',
  ExtinguishingAgent: 'Extinguishing agent',
};

function labelMeaning(at: Place, used: Used): LabelMeaning | undefined {
  const subject = plainText(placeAt(at, 'labelingSubject')?.value);
  const label = ownWords[subject];
  const meaning = read.fieldOf(at, 'labelingMeaning', meanings, used);
  const isSymbol = subject === 'SeparateCollection' || subject === 'CarbonFootPrint';
  if (!label || (isSymbol && !meaning)) return undefined;
  used.add(`${at.pointer}/labelingSubject`);
  const image = isSymbol ? undefined : read.fieldOf(at, 'labelingSymbol', read.link, used);
  return read.compact({ label, meaning, image });
}

/** `{ "en": "…" }`, as SAMM writes a text in several languages. */
function meanings(at: Place, used: Used): object | undefined {
  if (typeof at.value !== 'object' || at.value === null) return undefined;
  const texts = Object.entries(at.value).filter(
    ([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string' && text,
  );
  for (const [key] of texts) used.add(`${at.pointer}/${key}`);
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

function stageOf(stage: string) {
  const isIt = (each: Place) => placeAt(each, 'lifecycleStage')?.value === stage;
  return fieldWhere(isIt, 'carbonFootprint', read.number, 'lifecycleStage');
}

function shareOf(metal: string, field: string) {
  return fieldWhere(
    (each) => placeAt(each, 'recycledMaterial')?.value === metal,
    field,
    read.number,
    'recycledMaterial',
  );
}

function material(at: Place, used: Used): Material | undefined {
  const name = read.fieldOf(at, 'batteryMaterialName', read.text, used);
  if (!name) return undefined;
  const gram = read.fieldOf(at, 'batteryMaterialMass|batteryMaterialWeight', read.number, used);
  return read.compact({
    name,
    casNumber: read.fieldOf(at, 'batteryMaterialIdentifier|materialIdentifier', read.text, used),
    location: read.fieldOf(at, 'batteryMaterialLocation.componentName', read.text, used),
    massKg: gram === undefined ? undefined : Number((gram / 1000).toPrecision(12)),
    critical: read.fieldOf(at, 'isCriticalRawMaterial', read.truth, used),
  });
}

function substance(at: Place, used: Used): HazardousSubstance | undefined {
  const name = read.fieldOf(at, 'hazardousSubstanceName', read.text, used);
  if (!name) return undefined;
  const hazard = read.fieldOf(at, 'hazardousSubstanceClass', read.term, used);
  const impact = read.fieldOf(at, 'hazardousSubstanceImpact', read.localText, used);
  return read.compact({
    name,
    casNumber: read.fieldOf(at, 'hazardousSubstanceIdentifier', read.text, used),
    hazardClasses: hazard ? [read.words(hazard)] : undefined,
    concentrationPercent: read.fieldOf(at, 'hazardousSubstanceConcentration', read.number, used),
    location: read.fieldOf(at, 'hazardousSubstanceLocation.componentName', read.text, used),
    impact,
  });
}

function documentOf(kind: string) {
  return (at: Place, used: Used): { url: string; mediaType?: string } | undefined => {
    if (placeAt(at, 'documentType')?.value !== kind) return undefined;
    const link = read.fieldOf(at, 'documentURL', read.link, used);
    if (!link) return undefined;
    used.add(`${at.pointer}/documentType`);
    const mediaType = read.fieldOf(at, 'mimeType', read.text, used);
    return mediaType && mediaType !== 'application/octet-stream' ? { ...link, mediaType } : link;
  };
}

function billOfMaterial(at: Place, used: Used): PartNumber | undefined {
  const document = documentOf('BillOfMaterial')(at, used);
  return document && { component: 'Bill of material', document };
}

function drawing(place: Place, used: Used): object | undefined {
  for (const each of elementsOf(place)) {
    const found = documentOf('Drawing')(each, used);
    if (found) return found;
  }
  return undefined;
}

function supplier(at: Place, used: Used): SpareSource | undefined {
  const name = read.fieldOf(at, 'nameOfSupplier', read.text, used);
  if (!name) return undefined;
  const email = read.fieldOf(at, 'emailAddressOfSupplier', read.text, used);
  const website = read.fieldOf(at, 'supplierWebAddress', read.link, used)?.url;
  return read.compact({
    name,
    address: read.fieldOf(at, 'addressOfSupplier', address, used) as SpareSource['address'],
    contact: read.filled({ email, website }),
  });
}

/** Part numbers are the battery's, whoever supplies the parts; suppliers repeat them. */
function componentsOf(place: Place, used: Used): PartNumber[] | undefined {
  const parts = new Map<string, PartNumber>();
  for (const each of elementsOf(place).flatMap((source) =>
    elementsOf(placeAt(source, 'components') ?? { value: undefined, pointer: '' }),
  )) {
    const component = read.fieldOf(each, 'partName', read.text, used);
    const partNumber = read.fieldOf(each, 'partNumber', read.text, used);
    if (component) parts.set(`${component} ${partNumber}`, read.compact({ component, partNumber }));
  }
  return parts.size > 0 ? [...parts.values()] : undefined;
}
