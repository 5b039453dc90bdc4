import type {
  DocumentLink,
  LabelMeaning,
  Place as MadeAt,
  Party,
  PartyAddress,
  Warranty,
} from '../../generated/types.ts';
import { categoryOf, gtinOfLink } from '../lines/battery-terms.ts';
import { countryCode } from '../lines/country-code.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, must, readOnly, type TwoWayLine } from '../lines/two-way.ts';
import { inPlaceOfModel, unitIdentifier, writtenIdentifier } from '../lines/unit-code.ts';
import { firstLink, footprintLines } from './footprint.ts';
import { circularityLines, compositionLines } from './materials.ts';
import { conditionLines, technicalLines } from './performance.ts';

/** IDTA 02035 both ways, on its submodels as plain objects by name. */
export const aasLines: readonly TwoWayLine[] = [
  ...nameplate(),
  ...general(),
  ...footprintLines,
  ...compositionLines,
  ...technicalLines,
  ...conditionLines,
  ...circularityLines,
];

/** A line that is only written: what stands there cannot be told apart from something else. */
function writeOnly<Value>(to: string, from: string, write: (value: Value) => unknown): TwoWayLine {
  return both(to, from, () => undefined, write);
}

function nameplate(): TwoWayLine[] {
  const at = (name: string) => `Nameplate.${name}`;
  const month = (value: string) => `${value}-01`;
  return [
    must<string>('general.uniqueIdentifier', at('URIOfTheProduct'), unitIdentifier, writtenIdentifier),
    readOnly('general.uniqueIdentifier', 'assetInformation.globalAssetId', globalId),
    readOnly('general.gtin', at('URIOfTheProduct'), gtinOfLink),
    both(
      'general.modelIdentifier',
      'assetInformation.specificAssetIds',
      assetId('manufacturerPartId'),
      asAssetId('manufacturerPartId'),
    ),
    both('general.serialNumber', at('SerialNumber'), read.text),
    readOnly('general.serialNumber', 'assetInformation.specificAssetIds', assetId('partInstanceId')),
    both('general.manufacturedOn', at('DateOfManufacture'), read.month, month),
    both('general.putIntoServiceOn', at('DateOfPuttingIntoService'), read.month, month),
    both('general.status', at('LifeCycleStage'), status),
    both('general.manufacturer', 'Nameplate', manufacturer, asManufacturer),
    writeOnly('general.operator', at('OperatorIdentifier'), ({ identifier }: Party) => identifier),
    writeOnly('general.manufacturingPlace', at('UniqueFacilityIdentifier'), ({ identifier }: MadeAt) => identifier),
    both('symbols.labelMeanings', at('Markings'), read.list(marking), asMarkings),
    both(
      'symbols.declarationOfConformity.document',
      at('EUDeclarationOfConformity'),
      firstLink,
      ({ url }: DocumentLink) => [url],
    ),
    both('symbols.testReports', at('ResultsOfTestReportsProvingCompliance'), read.links, urls),
  ];
}

function general(): TwoWayLine[] {
  const at = (name: string) => `TechnicalData.GeneralInformation.${name}`;
  return [
    both('general.modelIdentifier', at('ManufacturerArticleNumber'), read.text),
    // A product number stands for the model where there is nothing else, 2023/1542 Annex VI Part A (2).
    readOnly('general.modelIdentifier', 'Nameplate.URIOfTheProduct', gtinOfLink),
    readOnly('general.modelIdentifier', at('ManufacturerProductDesignation'), read.text),
    readOnly('general.modelIdentifier', 'Nameplate.URIOfTheProduct', inPlaceOfModel),
    readOnly('general.modelIdentifier', 'assetInformation.globalAssetId', inPlaceOfModel),
    both('general.modelName', at('ManufacturerProductDesignation'), read.text),
    readOnly('general.manufacturer', 'TechnicalData.GeneralInformation', manufacturer),
    writeOnly('general.manufacturer', at('ManufacturerName'), ({ name }: Party) => name),
    writeOnly('general.manufacturer', at('ManufacturerIdentifier'), ({ identifier }: Party) => identifier),
    both('general.category', at('BatteryCategory'), (place, used) => categoryOf(read.term(place, used) ?? '')),
    both('general.massKg', at('BatteryMass'), read.number),
    both('general.warranty', at('WarrantyInformation.WarrantyPeriod|WarrantyPeriod'), warranty, asWarranty),
    readOnly('general.warranty', at('WarrantyPeriod'), warranty),
  ];
}

function globalId(place: Place, used: Used): string | undefined {
  const id = read.text(place, used);
  return id !== undefined && /^(https?:\/\/|urn:|did:)/.test(id) ? id : undefined;
}

function assetId(name: string) {
  return (place: Place, used: Used): string | undefined => {
    const found = elementsOf(place).find((each) => placeAt(each, 'name')?.value === name);
    if (found) used.add(`${found.pointer}/name`);
    return found && read.fieldOf(found, 'value', read.text, used);
  };
}

function asAssetId(name: string) {
  return (value: string): object[] => [{ name, value }];
}

/** ECLASS values of the life cycle stage, or the word. */
const stages: Readonly<Record<string, string>> = {
  ACC020: 'original',
  ACC021: 'repurposed',
  ACC022: 're-used',
  ACC023: 'remanufactured',
  ACC024: 'waste',
};

function status(place: Place, used: Used): string | undefined {
  const said = read.text(place, used);
  const code = /#07-(ACC\d{3})/.exec(said ?? '')?.[1];
  return code ? stages[code] : said?.toLowerCase().replace(/^reused$/, 're-used');
}

function manufacturer(place: Place, used: Used): Party | undefined {
  const name = read.fieldOf(place, 'ManufacturerName', read.text, used);
  if (!name) return undefined;
  const identifier = read.fieldOf(place, 'ManufacturerIdentifier', read.text, used);
  const address = read.fieldOf(place, 'AddressInformation', postal, used);
  return read.compact({ name, identifier, address });
}

function postal(place: Place, used: Used): PartyAddress | undefined {
  const said = read.fieldOf(place, 'NationalCode', read.text, used);
  const country = said && countryCode(said);
  if (!country) return undefined;
  return read.compact({
    street: read.fieldOf(place, 'Street', read.text, used),
    postalCode: read.fieldOf(place, 'ZipCode|Zipcode|PostalCode', read.text, used),
    city: read.fieldOf(place, 'CityTown', read.text, used),
    country,
  });
}

function asManufacturer({ name, identifier, address }: Party): object {
  return {
    ManufacturerName: name,
    ManufacturerIdentifier: identifier,
    AddressInformation: address && {
      Street: address.street,
      ZipCode: address.postalCode,
      CityTown: address.city,
      NationalCode: address.country,
    },
  };
}

function marking(place: Place, used: Used): LabelMeaning | undefined {
  const label = read.fieldOf(place, 'MarkingName', read.text, used)?.slice(0, 200);
  if (!label) return undefined;
  return read.compact({ label, image: read.fieldOf(place, 'MarkingFile.value', read.link, used) });
}

/** 2023/1542 Art. 13; a marking without a picture has its name. */
function asMarkings(meanings: readonly LabelMeaning[]): object[] {
  return meanings.map(({ label, image }) => ({
    MarkingName: label,
    MarkingFile: image && { value: image.url, contentType: image.mediaType ?? imageType(image.url) },
  }));
}

function imageType(url: string): string {
  const ending = /\.(svg|png|jpe?g|gif|webp)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  if (ending === 'svg') return 'image/svg+xml';
  return ending ? `image/${ending.replace('jpg', 'jpeg')}` : 'application/octet-stream';
}

function urls(links: readonly DocumentLink[]): string[] {
  return links.map(({ url }) => url);
}

/** `P96M`, `P8Y`; until 1.0 the month it ends in. */
function warranty(place: Place, used: Used): Warranty | undefined {
  const said = plainText(place.value);
  const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(said);
  const months = Number(duration?.[1] ?? 0) * 12 + Number(duration?.[2] ?? 0);
  if (!duration && !/^\d{4}-\d{2}$/.test(said)) return undefined;
  used.add(place.pointer);
  return duration ? { months } : { until: said };
}

function asWarranty({ months }: Warranty): string | undefined {
  return months === undefined ? undefined : `P${months}M`;
}
