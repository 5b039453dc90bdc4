import type { Language } from '../../checks/explain-words.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import { aspectAlone } from '../../refusals/foreign-cases.ts';
import { believed, type Found } from '../lines/found.ts';
import { type Mapped, mapped, moved } from '../lines/mapping.ts';
import { withPlacesOfMissing } from '../lines/missing-places.ts';
import { notOneUnit } from '../lines/not-one-battery.ts';
import { withOwnSections } from '../lines/own-sections.ts';
import { aasPartsOf, isSubmodelAlone, placeOfSecondBattery, placeOfType } from './environment.ts';
import { flattened, originOf } from './flatten.ts';
import { aasLines } from './lines.ts';

/** An AAS environment; the asset of its shell is one battery, or a type of them. */
export function readAas(document: object, language: Language): Found | Refusal {
  const type = placeOfType(document);
  if (type !== undefined) return notOneUnit('model', type);
  const second = placeOfSecondBattery(document);
  if (second !== undefined) return severalBatteries(second);
  const read = mappedAas(document);
  return partAlone(document, read) ?? believed(read, language);
}

/**
 * What an AAS environment (JSON of AAS Part 5, metamodel 3.x) says in submodels of IDTA 02035, found by their semantic ids, or the
 * same submodels as plain values. Other submodels and elements are kept where they stand.
 */
export function mappedAas(document: object): Mapped {
  if (isSubmodelAlone(document))
    return moved(mappedAas({ submodels: [document] }), (pointer) => pointer.replace(/^\/submodels(\/0)?/, ''));
  const flat = flattened(document);
  const read = withPlacesOfMissing(mapped(flat.object, aasLines, scaffolding), flat.object, aasLines);
  const there = moved(read, (path) => originOf(path, flat));
  const all: Mapped = { ...there, kept: { ...flat.kept, ...there.kept } };
  return flat.own ? withOwnSections(all, flat.own.sections, flat.own.pointer) : all;
}

/** Says what kind of asset it is, which `placeOfType` looks at. */
const scaffolding = /^assetKind$/;

/** Part 1 of IDTA 02035 says which battery it is, part 4 of which category; other parts say nothing without them. */
function partAlone(document: object, { part: { general = {} } }: Mapped): Refusal | undefined {
  const parts = aasPartsOf(document);
  const isNamed = general.uniqueIdentifier !== undefined && general.manufacturer !== undefined;
  const missing = isNamed ? 'TechnicalData' : 'Nameplate';
  if (parts.length === 0 || parts.includes(missing) || (isNamed && general.category !== undefined)) return undefined;
  const path = 'submodels' in document ? '/submodels' : '';
  return refusal('ASPECT_ALONE', { ...aspectAlone.aas(isNamed ? 4 : 1, missing), path });
}

function severalBatteries(path: string): Refusal {
  return refusal('SEVERAL_BATTERIES', { path, source: '2023/1542 Art. 77(1)' });
}
