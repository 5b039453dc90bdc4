import { formats } from '../../checks/formats.ts';
import type { HazardousSubstance, Material } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, type FixedLine, fixed, must, readOnly, type TwoWayLine, type Writing } from '../lines/two-way.ts';
import { concentration } from './values.ts';

/** How a version says what a material is: the members of an entry that name it. */
export type Identify = (numbers: { id: string; type: string; name: string }[]) => object;

/** Metals that have places of their own as active materials and as hazardous substances, with CAS number. */
const activeMetals = { nickel: '7440-02-0', lithium: '7439-93-2', cobalt: '7440-48-4', lead: '7439-92-1' };
const hazardousMetals = { cadmium: '7440-43-9', mercury: '7439-97-6', lead: '7439-92-1' };

/**
 * Materials of battery_pass 5.0.0 to 6.1.0. What has a share of the mass stands in `composition`, what has not but a
 * recycled share in `active.other`.
 */
export function materialLines(nameInList: Identify, nameInComposition: Identify): TwoWayLine[] {
  return [
    {
      ...both('materials.composition', 'materials.composition', read.list(part('unit')), (_, writing) =>
        composed(writing).map(({ material, share, isCritical }) => ({
          ...nameInComposition(numbersOf(material)),
          concentration: share,
          unit: 'unit:percent',
          recycled: material.recycledPercent,
          renewable: material.renewablePercent,
          critical: isCritical,
          location: material.location ?? '',
          documentation: [],
        })),
      ),
      otherwise: materialsOf,
    },
    {
      ...both('materials.composition', 'materials.active.other', read.list(part('-')), (_, writing) =>
        activeOthers(writing, nameInList),
      ),
      otherwise: materialsOf,
    },
    readOnly('materials.criticalRawMaterials', 'materials', critical),
    ...Object.keys(activeMetals).map((metal) => ({
      ...must(`circularity.recycledContent.${metal}Percent`, `materials.active.${metal}.recycled`, read.number),
      otherwise: recycledInAll(metal),
    })),
    readOnly('circularity.recycledContent.leadPercent', 'materials.hazardous.lead.recycled', read.number),
    ...Object.entries(hazardousMetals).map(([metal, cas]) =>
      must<HazardousSubstance[]>(
        'materials.hazardousSubstances',
        `materials.hazardous.${metal}`,
        metalRead(metal, cas),
        (all) => metalWritten(all, metal, cas),
      ),
    ),
    both<HazardousSubstance[]>(
      'materials.hazardousSubstances',
      'materials.hazardous.other',
      read.list(substance),
      (all, writing) => otherSubstances(all, writing, nameInList),
    ),
    // Where none of them is in the battery, the list says so by being empty.
    readOnly('materials.hazardousSubstances', 'materials.hazardous', () => []),
  ];
}

/** What the format asks for beside the facts. */
export const materialFixed: readonly FixedLine[] = [
  fixed('materials.composition', () => []),
  ...Object.entries(activeMetals).flatMap(([metal, cas]) => [
    fixed(`materials.active.${metal}.location`, (writing) => entryOf(writing, cas)?.location ?? ''),
    fixed(`materials.active.${metal}.critical`, (writing) => isCritical(writing, { name: metal, casNumber: cas })),
    fixed(`materials.active.${metal}.documentation`, () => []),
  ]),
  fixed('materials.active.lead.impactOfSubstances', () => []),
  fixed('materials.active.lead.materialUnit', () => 'unit:percent'),
  fixed('materials.active.lead.concentration', ({ may }) => {
    const all = may<HazardousSubstance[]>('materials.hazardousSubstances');
    return all?.find(({ casNumber }) => casNumber === hazardousMetals.lead)?.concentrationPercent ?? (all && 0);
  }),
  ...Object.entries(hazardousMetals).flatMap(([metal, cas]) => [
    fixed(`materials.hazardous.${metal}.critical`, (writing) => isCritical(writing, { name: metal, casNumber: cas })),
    fixed(`materials.hazardous.${metal}.impactOfSubstances`, () => []),
    fixed(`materials.hazardous.${metal}.documentation`, () => []),
  ]),
  fixed('materials.hazardous.lead.recycled', recycledInAll('lead')),
];

/** An entry of a list of materials; `unitName` is what its unit is called, if it says how much there is of it. */
export function part(unitName: string) {
  return (at: Place, used: Used): Material | undefined => {
    const { name, casNumber } = named(at, used);
    if (!name) return undefined;
    return read.compact({
      name,
      casNumber,
      location: read.fieldOf(at, 'location', read.text, used)?.slice(0, 100),
      sharePercent: concentration(at, unitName, used),
      recycledPercent: read.fieldOf(at, 'recycled', read.number, used),
      renewablePercent: read.fieldOf(at, 'renewable', read.number, used),
      critical: read.fieldOf(at, 'critical', read.truth, used),
    });
  };
}

/** Name and numbers, from one list of identifications or, in 5.0.0, from a name and a list of numbers. */
export function named(at: Place, used: Used): { name?: string; casNumber?: string; ecNumber?: string } {
  const listed = placeAt(at, 'materialIdentification|id|materialIdentifications|substanceIdentification');
  const found: { name?: string; casNumber?: string; ecNumber?: string } = {};
  const title = placeAt(at, 'materialName|name|substanceName|criticalName');
  if (title) found.name = read.fieldOf(title, 'name|chemicalName', read.text, used) ?? read.text(title, used);
  for (const each of listed ? elementsOf(listed) : []) {
    found.name ??= read.fieldOf(each, 'name|materialName', read.text, used);
    const id = plainText(placeAt(each, 'id|materialid|materialId')?.value ?? '').trim();
    const isNumber = takeNumber(found, id);
    if (isNumber || id === found.name) useMembers(each, /^(id|type|name|material\w+|substance\w+)$/, used);
  }
  return { ...found, ...(found.name && { name: found.name.slice(0, 200) }) };
}

/** Published samples call EC numbers CAS numbers, so what it is decides, not what it is called. */
function takeNumber(found: { casNumber?: string; ecNumber?: string }, id: string): boolean {
  if (formats['cas-number']?.(id)) found.casNumber ??= id;
  else if (/^\d{3}-\d{3}-\d$/.test(id)) found.ecNumber ??= id;
  else return false;
  return found.casNumber === id || found.ecNumber === id;
}

/** An entry of a list of hazardous substances. */
export function substance(at: Place, used: Used): HazardousSubstance | undefined {
  const { name, casNumber, ecNumber } = named(at, used);
  if (!name) return undefined;
  return read.compact({
    name,
    casNumber,
    ecNumber,
    concentrationPercent: concentration(at, 'materialUnit|unit', used),
    location: read.fieldOf(at, 'location', read.text, used)?.slice(0, 100),
  });
}

function metalRead(metal: string, casNumber: string) {
  return (at: Place, used: Used): HazardousSubstance[] | undefined => {
    const concentrationPercent = concentration(at, 'materialUnit', used);
    const location = read.fieldOf(at, 'location', read.text, used)?.slice(0, 100);
    if (!concentrationPercent) return undefined;
    return [read.compact({ name: capital(metal), casNumber, concentrationPercent, location })];
  };
}

/** The list names every hazardous substance in the battery: a metal it does not name is not in it. */
function metalWritten(all: readonly HazardousSubstance[], metal: string, cas: string): object | undefined {
  const listed = all.find(({ casNumber, name }) => casNumber === cas || name.toLowerCase() === metal);
  const share = listed ? listed.concentrationPercent : 0;
  if (share === undefined) return undefined;
  return { concentration: share, materialUnit: 'unit:percent', location: listed?.location ?? '' };
}

function otherSubstances(all: readonly HazardousSubstance[], writing: Writing, identify: Identify): object[] {
  const metals = new Set(Object.values(hazardousMetals));
  return all
    .filter(({ casNumber = '', name }) => !metals.has(casNumber) && !Object.hasOwn(hazardousMetals, name.toLowerCase()))
    .flatMap((each, index) => {
      if (each.concentrationPercent === undefined) {
        writing.leaveOut(each.name, [`materials.hazardousSubstances.${index}.concentrationPercent`]);
        return [];
      }
      return [
        {
          ...identify(numbersOf(each)),
          concentration: each.concentrationPercent,
          materialUnit: 'unit:percent',
          location: each.location ?? '',
          critical: isCritical(writing, each),
          impactOfSubstances: [],
          documentation: [],
        },
      ];
    });
}

/** The critical ones among all entries, each once; a metal with a place of its own is told apart only there. */
function critical(at: Place): Material[] | undefined {
  const active = Object.entries(activeMetals).flatMap(([metal, casNumber]) => {
    const entry = placeAt(at, `active.${metal}`);
    if (!entry || placeAt(entry, 'critical')?.value !== true) return [];
    const location = read.fieldOf(entry, 'location', read.text, new Set())?.slice(0, 100) || undefined;
    return [read.compact({ name: capital(metal), casNumber, location })];
  });
  const others = ['composition', 'active.other'].flatMap((list) => {
    const entries = placeAt(at, list);
    return entries ? elementsOf(entries).flatMap((each) => part('unit')(each, new Set()) ?? []) : [];
  });
  const listed = others.flatMap(({ critical, recycledPercent, renewablePercent, ...rest }) => (critical ? [rest] : []));
  const found = new Map<string, Material>();
  for (const each of [...listed, ...active]) if (!found.has(keyOf(each))) found.set(keyOf(each), each);
  return found.size > 0 ? [...found.values()] : undefined;
}

/** Every material that is told of: the detailed list as it is, and of our other lists what it does not have yet. */
export function materialsOf({ may }: Writing): Material[] {
  const listed = (name: string) => may<Material[]>(`materials.${name}`) ?? [];
  const all = [...listed('composition')];
  const placed = ({ casNumber, name, location }: Material) => `${casNumber ?? name} ${location ?? ''}`;
  for (const each of ['cathode', 'anode', 'electrolyte'].flatMap(listed))
    if (!all.some((other) => placed(other) === placed(each))) all.push(each);
  for (const each of listed('criticalRawMaterials'))
    if (!all.some((other) => keyOf(other) === keyOf(each))) all.push(each);
  return all;
}

/** A material whose share of the battery and of what is recycled in it are known. */
export interface ComposedMaterial {
  material: Material;
  share: number;
  isCritical: boolean;
}

/** The materials that say all the format makes mandatory of them; the others are noted as left out. */
export function composed(
  writing: Writing,
  asked: readonly ('recycledPercent' | 'renewablePercent')[] = ['recycledPercent', 'renewablePercent'],
): ComposedMaterial[] {
  const mass = writing.may<number>('general.massKg');
  return materialsOf(writing).flatMap((material) => {
    const { massKg } = material;
    const share = material.sharePercent ?? (massKg !== undefined && mass ? percentOf(massKg, mass) : undefined);
    const missing = asked.filter((name) => material[name] === undefined);
    if (share !== undefined && missing.length === 0)
      return [{ material, share, isCritical: isCritical(writing, material) }];
    if (!isActiveOther(material) && !hasPlaceOfItsOwn(material))
      writing.leaveOut(
        material.name,
        [...(share === undefined ? ['sharePercent'] : []), ...missing].map((name) => `materials.composition.${name}`),
      );
    return [];
  });
}

function activeOthers(writing: Writing, identify: Identify): object[] | undefined {
  const others = materialsOf(writing).filter(isActiveOther);
  if (others.length === 0) return undefined;
  return others.map((each) => ({
    ...identify(numbersOf(each)),
    location: each.location ?? '',
    recycled: each.recycledPercent,
    critical: isCritical(writing, each),
    documentation: [],
  }));
}

function isActiveOther({ sharePercent, massKg, recycledPercent, renewablePercent }: Material): boolean {
  const hasNoShare = sharePercent === undefined && massKg === undefined;
  return recycledPercent !== undefined && renewablePercent === undefined && hasNoShare;
}

function hasPlaceOfItsOwn({ casNumber, sharePercent, massKg }: Material): boolean {
  const isMetal = Object.values(activeMetals).includes(casNumber ?? '');
  return isMetal && sharePercent === undefined && massKg === undefined;
}

/** What a material is called by numbers, or by its name where it has none. */
export function numbersOf({ name, casNumber, ecNumber }: HazardousSubstance | (Material & { ecNumber?: string })) {
  const numbers = [
    ...(casNumber ? [{ id: casNumber, type: 'CAS', name }] : []),
    ...(ecNumber ? [{ id: ecNumber, type: 'EC', name }] : []),
  ];
  // Without a number the name is all there is; the list of kinds has one for names.
  return numbers.length > 0 ? numbers : [{ id: name, type: 'IUPAC', name }];
}

/** The share of a metal that is recycled, from wherever it was. */
export function recycledInAll(metal: string) {
  return ({ may }: Writing): number | undefined => {
    const at = (when: string) => may<number>(`circularity.recycledContent.${metal}${when}Percent`);
    const [whole, before, after] = [at(''), at('PreConsumer'), at('PostConsumer')];
    if (whole !== undefined || (before === undefined && after === undefined)) return whole;
    return Number(((before ?? 0) + (after ?? 0)).toPrecision(12));
  };
}

function entryOf(writing: Writing, cas: string): Material | undefined {
  return ['criticalRawMaterials', 'composition', 'cathode', 'anode', 'electrolyte']
    .flatMap((list) => writing.may<Material[]>(`materials.${list}`) ?? [])
    .find(({ casNumber, location }) => casNumber === cas && location);
}

/** Whether a material counts as critical: it says so itself, or the list of critical ones has it. */
function isCritical({ may }: Writing, material: Material | HazardousSubstance): boolean {
  if ('critical' in material && material.critical !== undefined) return material.critical;
  const all = may<Material[]>('materials.criticalRawMaterials') ?? [];
  return all.some((each) => keyOf(each) === keyOf(material));
}

function keyOf({ casNumber, name }: { casNumber?: string; name: string }): string {
  return casNumber ?? name.toLowerCase();
}

function percentOf(part: number, whole: number): number {
  return Number(((100 * part) / whole).toPrecision(12));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
