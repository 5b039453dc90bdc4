import type { HazardousSubstance, Material } from '../../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../../lines/foreign-document.ts';
import * as read from '../../lines/foreign-values.ts';
import { both, readOnly, type TwoWayLine, type Writing } from '../../lines/two-way.ts';
import { composed, materialsOf, named, numbersOf, part, substance } from '../materials.ts';
import { concentration } from '../values.ts';

/** The materials of digital_product_passport 5.0.0 to 6.1.0. */
export function listedMaterials(): TwoWayLine[] {
  const at = 'materials.materialComposition.content';
  return [
    {
      ...both('materials.composition', at, read.list(part('unit')), (_, writing) =>
        composed(writing).map(({ material, share, isCritical }) => ({
          id: numbersOf(material),
          concentration: share,
          unit: 'unit:percent',
          recycled: material.recycledPercent,
          renewable: material.renewablePercent,
          critical: isCritical,
          documentation: [],
        })),
      ),
      otherwise: materialsOf,
    },
    readOnly('materials.criticalRawMaterials', at, criticalOnes),
  ];
}

/** Its substances of concern. */
export function listedSubstances(): TwoWayLine[] {
  return [
    both<HazardousSubstance[]>(
      'materials.hazardousSubstances',
      'materials.substancesOfConcern.content',
      read.list(substanceOfConcern),
      (all) =>
        all.flatMap((each) =>
          each.concentrationPercent === undefined
            ? []
            : [
                {
                  id: numbersOf(each),
                  concentration: each.concentrationPercent,
                  unit: 'unit:percent',
                  location: each.location ?? '',
                  exemption: '',
                  hazardClassification: hazard(each),
                  concentrationRange: [],
                  documentation: [],
                },
              ],
        ),
    ),
  ];
}

/** The materials of digital_product_passport 7.0.0, each with what makes it a substance of concern. */
export function materialsOfSeven(): TwoWayLine[] {
  const at = 'composition.materialInformation.materials';
  return [
    {
      ...both('materials.composition', at, read.list(partOfSeven), (_, writing) =>
        composed(writing, ['recycledPercent']).map(({ material, share }) => ({
          materialIdentifications: numbersOf(material).map(({ id, type, name }) => ({
            materialId: id,
            materialListTypeId: type,
            materialName: name,
          })),
          recycled: material.recycledPercent,
          concentrationInformation: { concentration: inPercent(share) },
          materialLocations: material.location ? [material.location] : undefined,
          materialDocuments: [],
          substancesOfConcernInformation: ofConcern(material, writing),
          declarableIngredient: { applicable: false },
        })),
      ),
      otherwise: materialsOf,
    },
    readOnly('materials.hazardousSubstances', at, substancesOfSeven),
  ];
}

function substanceOfConcern(at: Place, used: Used): HazardousSubstance | undefined {
  const found = substance(at, used);
  const hazardClass = read.fieldOf(at, 'hazardClassification.class', read.text, used);
  return found && read.compact({ ...found, hazardClasses: hazardClass ? hazardClass.split('; ') : undefined });
}

function hazard({ hazardClasses = [] }: HazardousSubstance): object {
  return { category: '', class: hazardClasses.join('; '), statement: '' };
}

function criticalOnes(place: Place): Material[] | undefined {
  const all = elementsOf(place).flatMap((each) => part('unit')(each, new Set()) ?? []);
  const found = all.flatMap(({ critical, recycledPercent, renewablePercent, ...rest }) => (critical ? [rest] : []));
  return found.length > 0 ? found : undefined;
}

function partOfSeven(at: Place, used: Used): Material | undefined {
  const { name, casNumber } = named(at, used);
  if (!name) return undefined;
  return read.compact({
    name,
    casNumber,
    location: read.fieldOf(at, 'materialLocations', read.text, used)?.slice(0, 100),
    sharePercent: read.fieldOf(at, 'concentrationInformation.concentration', percentOf, used),
    recycledPercent: read.fieldOf(at, 'recycled', read.number, used),
  });
}

function percentOf(at: Place, used: Used): number | undefined {
  const { value, unit } = { value: placeAt(at, 'concentrationValue'), unit: placeAt(at, 'concentrationUnit') };
  const plain = { value: { concentration: value?.value, unit: unit?.value }, pointer: at.pointer };
  const found = concentration(plain, 'unit', new Set());
  if (found !== undefined) useMembers(at, /^concentration(Value|Unit)$/, used);
  return found;
}

function substancesOfSeven(place: Place, used: Used): HazardousSubstance[] | undefined {
  const found = elementsOf(place).flatMap((each) => {
    const concern = placeAt(each, 'substancesOfConcernInformation');
    if (!concern || placeAt(concern, 'applicable')?.value !== true) return [];
    const { name, casNumber, ecNumber } = named(each, new Set());
    if (!name) return [];
    const classes = placeAt(concern, 'content.hazardClassifications');
    const hazardClasses = (classes ? elementsOf(classes) : []).flatMap(
      (one) => read.fieldOf(one, 'hazardClass', read.text, used) ?? [],
    );
    const most = 'content.substanceOfConcernConcentrationRange.maxConcentration';
    return [
      read.compact({
        name,
        casNumber,
        ecNumber,
        hazardClasses: hazardClasses.length > 0 ? hazardClasses : undefined,
        concentrationPercent: read.fieldOf(concern, most, percentOf, used),
        location: read.fieldOf(concern, 'content.substanceOfConcernLocations', read.text, used)?.slice(0, 100),
      }),
    ];
  });
  return found.length > 0 ? found : undefined;
}

function ofConcern({ casNumber }: Material, { may }: Writing): object {
  const all = may<HazardousSubstance[]>('materials.hazardousSubstances') ?? [];
  const found = casNumber === undefined ? undefined : all.find((each) => each.casNumber === casNumber);
  if (!found || found.concentrationPercent === undefined) return { applicable: false };
  return {
    applicable: true,
    content: {
      exemption: '',
      hazardClassifications: (found.hazardClasses ?? []).map((hazardClass) => ({
        hazardClass,
        hazardCategory: '',
        hazardStatement: '',
      })),
      substanceOfConcernDocuments: [],
      substanceOfConcernLocations: found.location ? [found.location] : [],
      substanceOfConcernConcentrationRange: { maxConcentration: inPercent(found.concentrationPercent) },
    },
  };
}

function inPercent(value: number): object {
  return { concentrationValue: value, concentrationUnit: 'unit:percent' };
}
