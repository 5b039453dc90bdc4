import type {
  DocumentLink,
  HazardousSubstance,
  Material,
  PartNumber,
  RecycledContent,
  SpareSource,
} from '../../generated/types.ts';
import { countryCode } from '../lines/country-code.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { both, type FixedLine, fixed, readOnly, type TwoWayLine, type Writing } from '../lines/two-way.ts';

const composition = (name: string) => `MaterialComposition.${name}`;

/** Part 6. */
export const compositionLines: readonly TwoWayLine[] = [
  both('materials.chemistry', composition('BatteryChemistry.ShortName'), read.text),
  both('materials.chemistryName', composition('BatteryChemistry.ClearName'), read.text),
  both('materials.composition', composition('BatteryMaterials'), read.list(material), asMaterials),
  both('materials.hazardousSubstances', composition('HazardousSubstances'), read.list(substance), asSubstances),
];

/** Where a passport tells materials by their place only, that is the composition part 6 asks for. */
export const compositionFixed: readonly FixedLine[] = [
  fixed(composition('BatteryMaterials'), (writing) => {
    const placed = places.flatMap(([path, location]) =>
      (writing.may<Material[]>(path) ?? []).map((each) => ({ location, ...each })),
    );
    const told = asMaterials(placed, writing);
    return told.length > 0 ? told : undefined;
  }),
];

const places: readonly [path: string, location: string][] = [
  ['materials.cathode', 'Cathode'],
  ['materials.anode', 'Anode'],
  ['materials.electrolyte', 'Electrolyte'],
];

const circularity = (name: string) => `Circularity.${name}`;
const urls = (links: readonly DocumentLink[]) => links.map(({ url }) => url);

/** Part 7. Documents are named by their address, which is an identifier too. */
export const circularityLines: readonly TwoWayLine[] = [
  both('circularity.disassemblyManuals', circularity('DismantlingAndRemovalInformation'), read.links, urls),
  both('circularity.removalManuals', circularity('DismantlingAndRemovalInformation'), () => undefined, urls),
  both('circularity.spareSources', circularity('SparePartSources'), read.list(spareSource), asSpareSources),
  readOnly('circularity.partNumbers', circularity('SparePartSources.Components'), read.list(partNumber)),
  both('circularity.recycledContent', circularity('RecycledContentInformation'), recycledContent, asRecycledContent),
  both('circularity.safetyDocuments', circularity('SafetyMeasures.SafetyInstructions'), read.links, urls),
  both('symbols.extinguishingAgents', circularity('SafetyMeasures.ExtinguishingAgents'), read.list(read.text)),
  both('circularity.wastePrevention', circularity('EndOfLifeInformation.WastePrevention'), read.links, urls),
  both('circularity.separateCollection', circularity('EndOfLifeInformation.SeparateCollection'), read.links, urls),
  both(
    'circularity.collectionAndTreatment',
    circularity('EndOfLifeInformation.InformationOnCollection'),
    read.links,
    urls,
  ),
  both('circularity.renewableSharePercent', circularity('RenewableContent'), read.number),
];

function material(place: Place, used: Used): Material | undefined {
  const casNumber = read.fieldOf(place, 'BatteryMaterialIdentifier', read.text, used);
  const name = read.fieldOf(place, 'BatteryMaterialName', read.text, used) ?? casNumber;
  if (!name) return undefined;
  return read.compact({
    name,
    casNumber,
    location: read.fieldOf(place, 'BatteryMaterialLocation.ComponentName', read.text, used),
    massKg: read.fieldOf(place, 'BatteryMaterialMass', kilograms, used),
    critical: read.fieldOf(place, 'IsCriticalRawMaterial', read.truth, used),
  });
}

/** The template has grams. */
function kilograms(place: Place, used: Used): number | undefined {
  const grams = read.number(place, used);
  return grams === undefined ? undefined : Number((grams / 1000).toPrecision(12));
}

/** A material without a CAS number is not told here, as the number is what identifies it. */
function asMaterials(materials: readonly Material[], { may }: Writing): object[] {
  const batteryMass = may<number>('general.massKg');
  return materials.flatMap(({ name, casNumber, location, massKg, sharePercent, critical }) => {
    const share =
      sharePercent !== undefined && batteryMass !== undefined ? (batteryMass * sharePercent) / 100 : undefined;
    const mass = massKg ?? share;
    if (casNumber === undefined) return [];
    return [
      {
        BatteryMaterialLocation: { ComponentName: location },
        BatteryMaterialIdentifier: casNumber,
        BatteryMaterialName: name,
        BatteryMaterialMass: mass === undefined ? undefined : Number((mass * 1000).toPrecision(12)),
        IsCriticalRawMaterial: critical ?? false,
      },
    ];
  });
}

/** The three classes of the format and our words for them. */
const classes: readonly [theirs: string, ours: RegExp, word: string][] = [
  ['AcuteToxicity', /acute toxicity/i, 'Acute toxicity'],
  ['SkinCorrosionOrIrritation', /skin corrosion|skin irritation/i, 'Skin corrosion or irritation'],
  ['EyeDamageOrIrritation', /eye damage|eye irritation/i, 'Eye damage or irritation'],
];

function substance(place: Place, used: Used): HazardousSubstance | undefined {
  const casNumber = read.fieldOf(place, 'HazardousSubstanceIdentifier', read.text, used);
  const name = read.fieldOf(place, 'HazardousSubstanceName', read.text, used) ?? casNumber;
  if (!name) return undefined;
  const said = read.fieldOf(place, 'HazardousSubstanceClass', read.text, used);
  const word = classes.find(([theirs]) => theirs === said)?.[2] ?? said;
  return read.compact({
    name,
    casNumber,
    hazardClasses: word ? [word] : undefined,
    concentrationPercent: read.fieldOf(place, 'HazardousSubstanceConcentration', read.number, used),
    location: read.fieldOf(place, 'HazardousSubstanceLocation.ComponentName', read.text, used),
    impact: read.fieldOf(place, 'HazardousSubstanceImpact', read.localText, used),
  });
}

function asSubstances(substances: readonly HazardousSubstance[]): object[] {
  return substances.flatMap(({ name, casNumber, hazardClasses = [], concentrationPercent, location, impact }) => {
    if (casNumber === undefined) return [];
    const found = classes.find(([, ours]) => hazardClasses.some((each) => ours.test(each)));
    return [
      {
        HazardousSubstanceClass: found?.[0],
        HazardousSubstanceName: name,
        HazardousSubstanceConcentration: concentrationPercent,
        HazardousSubstanceImpact: impact && [impact.en ?? Object.values(impact)[0]],
        HazardousSubstanceLocation: location === undefined ? undefined : { ComponentName: location },
        HazardousSubstanceIdentifier: casNumber,
      },
    ];
  });
}

function spareSource(place: Place, used: Used): SpareSource | undefined {
  const name = read.fieldOf(place, 'NameOfSupplier', read.text, used);
  if (!name) return undefined;
  const address = placeAt(place, 'AddressOfSupplier');
  const said = address && read.fieldOf(address, 'NationalCode', read.text, used);
  const country = said && countryCode(said);
  const website = read.fieldOf(place, 'SupplierWebAddress', read.link, used)?.url;
  const email = read.fieldOf(place, 'EmailAddressOfSupplier.EmailAddress', read.text, used);
  return read.compact({
    name,
    address:
      address && country
        ? read.compact({
            street: read.fieldOf(address, 'Street', read.text, used),
            postalCode: read.fieldOf(address, 'PostalCode|ZipCode', read.text, used),
            country,
          })
        : undefined,
    contact: read.filled({ email, website }),
  });
}

function asSpareSources(sources: readonly SpareSource[], { may }: Writing): object[] {
  const parts = (may<PartNumber[]>('circularity.partNumbers') ?? []).flatMap(({ component, partNumber }) =>
    partNumber === undefined ? [] : [{ PartName: component, PartNumber: partNumber }],
  );
  return sources.map(({ name, address, contact }) => ({
    NameOfSupplier: name,
    AddressOfSupplier: address && {
      NationalCode: address.country,
      PostalCode: address.postalCode,
      Street: address.street,
    },
    EmailAddressOfSupplier: contact?.email === undefined ? undefined : { EmailAddress: contact.email },
    SupplierWebAddress: contact?.website,
    Components: parts,
  }));
}

function partNumber(place: Place, used: Used): PartNumber | undefined {
  const component = read.fieldOf(place, 'PartName', read.text, used);
  if (!component) return undefined;
  return read.compact({ component, partNumber: read.fieldOf(place, 'PartNumber', read.text, used) });
}

const metals = ['Cobalt', 'Nickel', 'Lithium', 'Lead'] as const;

function recycledContent(place: Place, used: Used): RecycledContent | undefined {
  const found: Record<string, number | undefined> = {};
  for (const each of elementsOf(place)) {
    const metal = metals.find((name) => name === placeAt(each, 'RecycledMaterial')?.value)?.toLowerCase();
    if (!metal) continue;
    used.add(`${each.pointer}/RecycledMaterial`);
    found[`${metal}PreConsumerPercent`] = read.fieldOf(each, 'PreConsumerShare', read.number, used);
    found[`${metal}PostConsumerPercent`] = read.fieldOf(each, 'PostConsumerShare', read.number, used);
  }
  return read.filled(found) as RecycledContent | undefined;
}

function asRecycledContent(content: RecycledContent): object[] {
  return metals.flatMap((RecycledMaterial) => {
    const share = (source: 'Pre' | 'Post') =>
      content[`${RecycledMaterial.toLowerCase()}${source}ConsumerPercent` as keyof RecycledContent];
    const [PreConsumerShare, PostConsumerShare] = [share('Pre'), share('Post')];
    if (PreConsumerShare === undefined || PostConsumerShare === undefined) return [];
    return [{ PreConsumerShare, RecycledMaterial, PostConsumerShare }];
  });
}
