import { joinByMember } from '../lines/join-by-member.ts';
import type { Joined, Part, PartsOf } from '../lines/parts.ts';
import { aasPartsOf, isAas, isSubmodelAlone } from './environment.ts';

/** Parts of IDTA 02035: 1 says which battery it is, 4 of which category. */
export const aasParts: PartsOf = {
  partsIn(document) {
    const names = isAas(document) ? aasPartsOf(document) : [];
    const [first] = names;
    return first === undefined ? undefined : { names, isSingle: !Object.hasOwn(document, first) };
  },
  areEnough: ({ names }) => ['Nameplate', 'TechnicalData'].every((each) => names.includes(each)),
  naming: 'Nameplate',
  batteriesIn({ assetAdministrationShells }: { assetAdministrationShells?: unknown }) {
    const shells = Array.isArray(assetAdministrationShells) ? assetAdministrationShells : [];
    return shells.flatMap((shell) => shell?.assetInformation?.globalAssetId ?? []);
  },
  join,
  formatWords: ['idta[ _-]?02035(-\\d)?'],
  partWords: [
    '((digital|battery)[ _-]?)?nameplate',
    'handover([ _-]?documentation)?',
    'technical[ _-]?data',
    '(product[ _-]?)?condition',
  ],
};

/** Environments become one, plain values one object; of a mixture nothing can be made. */
function join(parts: readonly Part[]): Joined | undefined {
  const areEnvironments = parts.map(({ document }) => isSubmodelAlone(document) || Array.isArray(document.submodels));
  if (areEnvironments.every(Boolean)) return oneEnvironment(parts);
  return areEnvironments.some(Boolean) ? undefined : joinByMember(parts);
}

/** One environment with the shells and submodels of all. */
function oneEnvironment(parts: readonly Part[]): Joined {
  const document: Record<string, unknown[]> = {};
  const origins: { at: string; index: number; from: string }[] = [];
  const add = (name: string, value: unknown, index: number, from: string) => {
    const all = document[name] ?? [];
    document[name] = all;
    origins.push({ at: `/${name}/${all.length}`, index, from });
    all.push(value);
  };
  for (const { index, document: each } of parts)
    if (isSubmodelAlone(each)) add('submodels', each, index, '');
    else
      for (const [name, list] of Object.entries(each))
        if (Array.isArray(list)) for (const [at, value] of list.entries()) add(name, value, index, `/${name}/${at}`);
  return {
    document,
    placeOf(pointer) {
      const found = origins.find(({ at }) => pointer === at || pointer.startsWith(`${at}/`));
      return found
        ? { index: found.index, pointer: found.from + pointer.slice(found.at.length) }
        : { index: parts[0]?.index ?? 0, pointer: '' };
    },
  };
}
