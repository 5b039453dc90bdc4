import { type Mapped, mapped, moved } from '../lines/mapping.ts';
import { withPlacesOfMissing } from '../lines/missing-places.ts';
import { ownName, withOwnSections } from '../lines/own-sections.ts';
import { plainText } from '../lines/plain-text.ts';
import { resolveIdentifiers } from './identifiers.ts';
import { aasLines } from './lines.ts';
import { aasTemplate, type TemplateElement, templateOf } from './template.ts';

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
  return templateOf(aasTemplate, semanticIds(submodel), plainText(submodel.idShort))?.name;
}

/**
 * Reads an AAS environment (JSON of AAS Part 5, metamodel 3.x) with submodels of IDTA 02035, found by their semantic ids, and
 * the same submodels as plain values. Other submodels and elements are kept where they stand.
 */
export function readAas(document: object): Mapped {
  if (isSubmodelAlone(document))
    return moved(readAas({ submodels: [document] }), (pointer) => pointer.replace(/^\/submodels(\/0)?/, ''));
  const values = valuesOf(document);
  const flat: Flat = { object: {}, origins: new Map(), kept: {}, isPlain: values !== undefined };
  if (values) setValues(flat, values);
  else flattenEnvironment(document as Environment, flat);
  resolveIdentifiers(flat.object);
  const read = withPlacesOfMissing(mapped(flat.object, aasLines, scaffolding), flat.object, aasLines);
  const pointerOf = (path: string) => originOf(path, flat);
  const there = moved(read, pointerOf);
  const all: Mapped = { ...there, kept: { ...flat.kept, ...there.kept } };
  return flat.own ? withOwnSections(all, flat.own.sections, flat.own.pointer) : all;
}

/** Says what kind of asset it is, which `placeOfType` looks at. */
const scaffolding = /^assetKind$/;

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
function batteryShells({ assetAdministrationShells, submodels }: Environment): number[] {
  const parts = new Set(listOf(submodels).flatMap((each) => (isObject(each) && isPart(each) ? [each.id] : [])));
  return [...listOf(assetAdministrationShells).entries()]
    .filter(([, shell]) => kindOfAsset(shell) === 'Instance' && idsOfSubmodels(shell).some((id) => parts.has(id)))
    .map(([index]) => index);
}

function isPart(submodel: Json): boolean {
  return templateName(submodel) !== undefined;
}

/** What a shell refers to; the last key of a reference is what it means, AAS Part 1 § 5.3.10. */
function idsOfSubmodels(shell: unknown): unknown[] {
  if (!isObject(shell)) return [];
  return listOf(shell.submodels).flatMap((reference) => {
    const last = isObject(reference) ? listOf(reference.keys).at(-1) : undefined;
    return isObject(last) ? [last.value] : [];
  });
}

function globalAssetId(shell: unknown): unknown {
  return isObject(shell) && isObject(shell.assetInformation) ? shell.assetInformation.globalAssetId : undefined;
}

function kindOfAsset(shell: unknown): unknown {
  return isObject(shell) && isObject(shell.assetInformation) ? shell.assetInformation.assetKind : undefined;
}

interface Environment {
  assetAdministrationShells?: unknown;
  submodels?: unknown;
}

type Json = Record<string, unknown>;

/** Submodels and elements as an object by name, with where each value stood. */
interface Flat {
  object: Json;
  origins: Map<string, string>;
  kept: Json;
  isPlain: boolean;
  own?: { sections: unknown; pointer: string };
}

/** The part of which a plain document has at least two elements by name, and none that are unknown to it at its top. */
function partOf(document: object): string | undefined {
  const names = Object.keys(document);
  const fits = aasTemplate.find(({ children }) => names.every((name) => children.some((child) => child.name === name)));
  return names.length > 0 ? fits?.name : undefined;
}

/** Parts by their values only, with what stands before each in pointers: nothing for a document that is one part. */
interface PlainParts {
  parts: Json;
  isOne: boolean;
}

/** A document that is one part, or that has parts by their names. */
function valuesOf(document: object): PlainParts | undefined {
  const part = partOf(document);
  if (part !== undefined) return { parts: { [part]: document }, isOne: true };
  const members = Object.entries(document);
  const areParts = members.every(([name, value]) => isObject(value) && aasTemplate.some((each) => each.name === name));
  return members.length > 0 && areParts ? { parts: document as Json, isOne: false } : undefined;
}

function setValues(flat: Flat, { parts, isOne }: PlainParts): void {
  for (const [name, values] of Object.entries(parts)) {
    flat.object[name] = withLiterals(values);
    flat.origins.set(`/${name}`, isOne ? '' : `/${name}`);
  }
}

/** Texts by language, `[{ "de": "…" }]`, as the literals other formats have. */
function withLiterals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLiterals);
  if (!isObject(value)) return value;
  const [[language, text] = ['', undefined], ...more] = Object.entries(value);
  if (more.length === 0 && /^[a-z]{2}$/.test(language) && typeof text === 'string') return { language, value: text };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withLiterals(each)]));
}

function flattenEnvironment(environment: Environment, flat: Flat): void {
  const shells = listOf(environment.assetAdministrationShells);
  const instance = shells.findIndex((each) => kindOfAsset(each) === 'Instance');
  const chosen = batteryShells(environment)[0] ?? Math.max(instance, 0);
  for (const [index, shell] of shells.entries()) {
    const pointer = `/assetAdministrationShells/${index}`;
    if (index !== chosen) flat.kept[pointer] = shell;
    else if (isObject(shell) && isObject(shell.assetInformation)) {
      flat.object.assetInformation = shell.assetInformation;
      flat.origins.set('/assetInformation', `${pointer}/assetInformation`);
    }
  }
  for (const [index, submodel] of ownFirst(listOf(environment.submodels), shells[chosen])) {
    const pointer = `/submodels/${index}`;
    if (!isObject(submodel)) continue;
    const template = templateOf(aasTemplate, semanticIds(submodel), plainText(submodel.idShort));
    const own = template ? undefined : ownSections(submodel);
    if (own !== undefined) flat.own = { sections: own, pointer };
    else if (!template || Object.hasOwn(flat.object, template.name)) flat.kept[pointer] = submodel;
    else {
      flat.origins.set(`/${template.name}`, pointer);
      const elements = listOf(submodel.submodelElements);
      flat.object[template.name] = named(
        elements,
        template.children,
        `/${template.name}`,
        `${pointer}/submodelElements`,
        flat,
      );
    }
  }
}

/** With their places; what the battery's own shell refers to comes before what only its type says. */
function ownFirst(submodels: unknown[], shell: unknown): [number, unknown][] {
  const own = new Set(idsOfSubmodels(shell));
  const isOwn = (submodel: unknown) => isObject(submodel) && own.has(submodel.id);
  return [...submodels.entries()].sort(([, a], [, b]) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** What `writeAas` put beside the seven parts. */
function ownSections(submodel: Json): unknown {
  if (submodel.idShort !== ownSubmodel) return undefined;
  const blob = listOf(submodel.submodelElements).find((each) => isObject(each) && each.modelType === 'Blob');
  try {
    const bytes = Uint8Array.from(atob(plainText((blob as Json).value)), (character) => character.charCodeAt(0));
    return (JSON.parse(new TextDecoder().decode(bytes)) as Json)[ownName];
  } catch {
    return undefined;
  }
}

/** Name of the submodel for what IDTA 02035 has no element for. */
export const ownSubmodel = 'KreispassSections';

function named(elements: unknown[], templates: readonly TemplateElement[], at: string, from: string, flat: Flat): Json {
  const entries: [string, unknown][] = [];
  const seen = new Set<string>();
  for (const [index, element] of elements.entries()) {
    if (!isObject(element)) continue;
    const template = templateOf(templates, semanticIds(element), plainText(element.idShort));
    const known = template && !seen.has(template.name) ? template : undefined;
    const name = (known?.name ?? plainText(element.idShort ?? index)).replaceAll('~', '~0').replaceAll('/', '~1');
    if (seen.has(name)) continue;
    seen.add(name);
    const pointer = `${from}/${index}`;
    flat.origins.set(`${at}/${name}`, pointer);
    const value = elementValue(element, known?.children ?? [], `${at}/${name}`, pointer, flat);
    if (value !== undefined) entries.push([name, value]);
  }
  // Own properties whatever their name; `__proto__` is a name like any other here.
  return Object.fromEntries(entries);
}

function elementValue(
  element: Json,
  templates: readonly TemplateElement[],
  at: string,
  from: string,
  flat: Flat,
): unknown {
  const { value, modelType, valueType, contentType } = element;
  switch (modelType) {
    case 'Property':
      return typed(value, valueType);
    case 'MultiLanguageProperty':
      return listOf(value).map((text) => (isObject(text) ? { language: text.language, value: text.text } : text));
    case 'File':
      return value === undefined ? undefined : { value, contentType };
    case 'SubmodelElementCollection':
      return named(listOf(value), templates, at, `${from}/value`, flat);
    case 'SubmodelElementList':
      return listOf(value).map((each, index) => {
        flat.origins.set(`${at}/${index}`, `${from}/value/${index}`);
        const children = templates[0]?.children ?? [];
        return isObject(each) ? elementValue(each, children, `${at}/${index}`, `${from}/value/${index}`, flat) : each;
      });
    default:
      return element;
  }
}

/** AAS writes every value as a text; the type says what it is. */
function typed(value: unknown, type: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  if (type === 'xs:boolean') return value === 'true' || value === '1';
  const isNumber = /^xs:(float|double|decimal|integer|int|long|short|byte|(unsigned|nonNegative|positive)\w+)$/.test(
    plainText(type),
  );
  return isNumber && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : value;
}

function semanticIds({ semanticId, supplementalSemanticIds }: Json): string[] {
  return [semanticId, ...listOf(supplementalSemanticIds)].flatMap((reference) =>
    isObject(reference) ? listOf(reference.keys).flatMap((key) => (isObject(key) ? [plainText(key.value)] : [])) : [],
  );
}

/**
 * Where in the document a path of the flat object is: plain values lie as they do there; in an environment it is the element,
 * also for what is inside its value, and of a part that is missing the list where it should stand.
 */
function originOf(path: string, { origins, isPlain }: Flat): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const origin = origins.get(path.slice(0, end));
    if (origin === undefined) continue;
    return isPlain || path.startsWith('/assetInformation') ? origin + path.slice(end) : origin;
  }
  return isPlain ? '' : '/submodels';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
