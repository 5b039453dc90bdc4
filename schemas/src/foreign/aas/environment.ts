import { isObject } from '../lines/json-object.ts';
import { plainText } from '../lines/plain-text.ts';
import { aasTemplate, type TemplateSubmodel, templateOf } from './template.ts';

/** Whether a document is an AAS environment, or one part of IDTA 02035 by its values only. */
export function isAas(document: object): boolean {
  const { submodels, assetAdministrationShells } = document as Environment;
  const isEnvironment = Array.isArray(submodels) || Array.isArray(assetAdministrationShells);
  return isEnvironment || isSubmodelAlone(document) || valuesOf(document) !== undefined;
}

/** A part of IDTA 02035 as a submodel without an environment, as the interface of a submodel answers (AAS Part 2). */
export function isSubmodelAlone(document: object): boolean {
  return Array.isArray((document as Json).submodelElements) && isPart(document as Json);
}

/** Which parts of IDTA 02035 are in a document, by the names of their submodels. */
export function aasPartsOf(document: object): string[] {
  const values = valuesOf(document);
  if (values) return Object.keys(values.parts);
  const submodels = isSubmodelAlone(document) ? [document] : listOf((document as Environment).submodels);
  return submodels.flatMap((each) => (isObject(each) && templateName(each)) || []);
}

function templateName(submodel: Json): string | undefined {
  return submodelTemplate(submodel)?.name;
}

/** Which part of IDTA 02035 a submodel is. */
export function submodelTemplate(submodel: Json): TemplateSubmodel | undefined {
  return templateOf(aasTemplate, semanticIds(submodel), plainText(submodel.idShort));
}

/** Where a document says that it is about a type of battery; nothing when it is about one battery. */
export function placeOfType(document: object): string | undefined {
  const shells = listOf((document as Environment).assetAdministrationShells).map(kindOfAsset);
  const type = shells.indexOf('Type');
  return type < 0 || shells.includes('Instance')
    ? undefined
    : `/assetAdministrationShells/${type}/assetInformation/assetKind`;
}

/** Where a document begins to tell of a second battery; nothing when it tells of one. Its parts would be taken for those of the first. */
export function placeOfSecondBattery(document: object): string | undefined {
  const environment = document as Environment;
  const shells = listOf(environment.assetAdministrationShells);
  const [first = 0, ...others] = batteryShells(environment);
  // Two shells may be about the same battery.
  const second = others.find((index) => globalAssetId(shells[index]) !== globalAssetId(shells[first]));
  return second === undefined ? undefined : `/assetAdministrationShells/${second}`;
}

/** Shells of single assets that have parts of IDTA 02035, e.g. those of the pack but not those of its modules. */
export function batteryShells({ assetAdministrationShells, submodels }: Environment): number[] {
  const parts = new Set(listOf(submodels).flatMap((each) => (isObject(each) && isPart(each) ? [each.id] : [])));
  return [...listOf(assetAdministrationShells).entries()]
    .filter(([, shell]) => kindOfAsset(shell) === 'Instance' && idsOfSubmodels(shell).some((id) => parts.has(id)))
    .map(([index]) => index);
}

function isPart(submodel: Json): boolean {
  return templateName(submodel) !== undefined;
}

/** What a shell refers to; the last key of a reference is what it means, AAS Part 1 § 5.3.10. */
export function idsOfSubmodels(shell: unknown): unknown[] {
  if (!isObject(shell)) return [];
  return listOf(shell.submodels).flatMap((reference) => {
    const last = isObject(reference) ? listOf(reference.keys).at(-1) : undefined;
    return isObject(last) ? [last.value] : [];
  });
}

function globalAssetId(shell: unknown): unknown {
  return isObject(shell) && isObject(shell.assetInformation) ? shell.assetInformation.globalAssetId : undefined;
}

/** Whether a shell is about one battery, `Instance`, or all of a type, `Type`. */
export function kindOfAsset(shell: unknown): unknown {
  return isObject(shell) && isObject(shell.assetInformation) ? shell.assetInformation.assetKind : undefined;
}

/** The members of an AAS environment that matter here. */
export interface Environment {
  assetAdministrationShells?: unknown;
  submodels?: unknown;
}

/** An object of JSON. */
export type Json = Record<string, unknown>;

/** The part of which a plain document has at least two elements by name, and none that are unknown to it at its top. */
function partOf(document: object): string | undefined {
  const names = Object.keys(document);
  const fits = aasTemplate.find(({ children }) => names.every((name) => children.some((child) => child.name === name)));
  return names.length > 0 ? fits?.name : undefined;
}

/** Parts by their values only, with what stands before each in pointers: nothing for a document that is one part. */
export interface PlainParts {
  parts: Json;
  isOne: boolean;
}

/** A document that is one part, or that has parts by their names, which are those of aspects of other formats, too. */
export function valuesOf(document: object): PlainParts | undefined {
  const part = partOf(document);
  if (part !== undefined) return { parts: { [part]: document }, isOne: true };
  const members = Object.entries(document).map(([name, value]) => {
    const template = aasTemplate.find((each) => each.name === name);
    return isObject(value) && template
      ? { isKnown: template.children.some((child) => child.name in value) }
      : undefined;
  });
  const areParts = members.every((each) => each !== undefined) && members.some((each) => each?.isKnown);
  return areParts ? { parts: document as Json, isOne: false } : undefined;
}

/** By which ids a submodel or element says what it means. */
export function semanticIds({ semanticId, supplementalSemanticIds }: Json): string[] {
  return [semanticId, ...listOf(supplementalSemanticIds)].flatMap((reference) =>
    isObject(reference) ? listOf(reference.keys).flatMap((key) => (isObject(key) ? [plainText(key.value)] : [])) : [],
  );
}

/** A list as it is; anything else as none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
