import { isObject } from '../lines/json-object.ts';
import type { AspectName } from './terms.ts';

/** Which aspect a document is, by the names in it. */
export function aspectOf(document: object): AspectName | undefined {
  const found = Object.entries(recognisedBy).find(([, sets]) =>
    sets.some((names) => names.every((name) => Object.hasOwn(document, name))),
  );
  return found?.[0] as AspectName | undefined;
}

/** Of 1.2 and, where it has others, of 1.0.0. */
const recognisedBy: Record<AspectName, readonly (readonly string[])[]> = {
  GeneralProductInformation: [['productIdentifier', 'batteryCategory']],
  Labeling: [
    ['labels', 'resultOfTestReport'],
    ['labels', 'declarationOfConformity'],
  ],
  CarbonFootprintForBatteries: [['batteryCarbonFootprint', 'carbonFootprintPerLifecycleStage']],
  SupplyChainDueDiligence: [['supplyChainDueDiligenceReport']],
  MaterialComposition: [
    ['hazardousSubstances', 'batteryMaterials'],
    ['hazardousSubstances', 'batteryChemistry'],
    ['hazardousSubstances', 'productChemistry'],
  ],
  Circularity: [['recycledContent', 'renewableContent']],
  PerformanceAndDurability: [['batteryTechicalProperties'], ['technicalSpecification', 'batteryLifetime']],
};

/**
 * The aspects that stand in one document, by the name of its member: a URN such as
 * `urn:samm:io.BatteryPass.Labels:1.2.0#Labeling`, or the name of the aspect or its model where what stands there is that aspect.
 */
export function aspectsIn(document: object): [name: string, AspectName][] {
  return Object.entries(document).flatMap(([member, value]): [string, AspectName][] => {
    const name = aspectOfUrn(member) ?? aspectOfName(member, value);
    return name === undefined ? [] : [[member, name]];
  });
}

function aspectOfUrn(urn: string): AspectName | undefined {
  const name = /^urn:(?:samm|bamm):io\.BatteryPass\.[A-Za-z]+:[0-9.]+#(\w+)$/.exec(urn)?.[1];
  return name !== undefined && Object.hasOwn(recognisedBy, name) ? (name as AspectName) : undefined;
}

function aspectOfName(member: string, value: unknown): AspectName | undefined {
  const name = isObject(value) ? aspectOf(value) : undefined;
  const [said, known] = [lettersOf(member), lettersOf(name ?? '')];
  return name !== undefined && said.length >= 5 && (known.startsWith(said) || said.startsWith(known.slice(0, 5)))
    ? name
    : undefined;
}

function lettersOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^io\.batterypass\./, '')
    .replace(/[^a-z]/g, '');
}
