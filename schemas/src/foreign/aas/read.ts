import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
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
  if (type !== undefined) return notOneUnit('model', type, language);
  const second = placeOfSecondBattery(document);
  if (second !== undefined) return severalBatteries(second, language);
  const read = mappedAas(document);
  return partAlone(document, read, language) ?? believed(read, language);
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
function partAlone(document: object, { part: { general = {} } }: Mapped, language: Language): Refusal | undefined {
  const parts = aasPartsOf(document);
  const isNamed = general.uniqueIdentifier !== undefined && general.manufacturer !== undefined;
  const [number, missing] = isNamed ? [4, 'TechnicalData'] : [1, 'Nameplate'];
  if (parts.length === 0 || parts.includes(missing) || (isNamed && general.category !== undefined)) return undefined;
  const message = {
    de: `Hier ${isNamed ? 'fehlt die Kategorie der Batterie' : 'steht nicht, um welche Batterie es geht'}: Teil ${number} (${missing}) von IDTA 02035 fehlt. Geben Sie alle Teile zusammen an, in einem Environment, in einzelnen Dateien oder in einem ZIP-Archiv.`,
    en: `This does not say ${isNamed ? 'of which category the battery is' : 'which battery it is about'}: part ${number} (${missing}) of IDTA 02035 is missing. Give all parts together, in one environment, as files one by one or in a ZIP archive.`,
  }[language];
  return { code: 'ASPECT_ALONE', message, path: 'submodels' in document ? '/submodels' : '' };
}

function severalBatteries(path: string, language: Language): Refusal {
  const message = {
    de: 'Dieses Dokument beschreibt mehrere Batterien; ab hier beginnt die zweite. Jede braucht ein Dokument für sich.',
    en: 'This document describes several batteries; here the second begins. Each needs a document of its own.',
  }[language];
  return { code: 'SEVERAL_BATTERIES', message, path, source: '2023/1542 Art. 77(1)' };
}
