import { isObject } from '../lines/json-object.ts';
import { ownName } from '../lines/own-sections.ts';
import { plainText } from '../lines/plain-text.ts';
import {
  batteryShells,
  type Environment,
  idsOfSubmodels,
  type Json,
  kindOfAsset,
  listOf,
  type PlainParts,
  semanticIds,
  submodelTemplate,
  valuesOf,
} from './environment.ts';
import { resolveIdentifiers } from './identifiers.ts';
import { type TemplateElement, templateOf } from './template.ts';

/** Submodels and elements as an object by name, with where each value stood. */
export interface Flat {
  object: Json;
  origins: Map<string, string>;
  kept: Json;
  isPlain: boolean;
  own?: { sections: unknown; pointer: string };
}

/** What a document says as an object by name, with identifiers in place of what refers to them. */
export function flattened(document: object): Flat {
  const values = valuesOf(document);
  const flat: Flat = { object: {}, origins: new Map(), kept: {}, isPlain: values !== undefined };
  if (values) setValues(flat, values);
  else flattenEnvironment(document as Environment, flat);
  resolveIdentifiers(flat.object);
  return flat;
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
    const template = submodelTemplate(submodel);
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

/**
 * Where in the document a path of the flat object is: plain values lie as they do there; in an environment it is the element,
 * also for what is inside its value, and of a part that is missing the list where it should stand.
 */
export function originOf(path: string, { origins, isPlain }: Flat): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const origin = origins.get(path.slice(0, end));
    if (origin === undefined) continue;
    return isPlain || path.startsWith('/assetInformation') ? origin + path.slice(end) : origin;
  }
  return isPlain ? '' : '/submodels';
}
