import type { Passport } from '../../passport.ts';
import { canonicalJson } from '../../proofs/canonical-json.ts';
import type { WriteContext, Written, WrittenDocument } from '../lines/draft.ts';
import { dictionary, notGivenBack, ownName } from '../lines/own-sections.ts';
import { type TwoWayMapping, writeLines } from '../lines/two-way.ts';
import { documentLines } from './documents.ts';
import { ownSubmodel } from './flatten.ts';
import { aasLines } from './lines.ts';
import { compositionFixed } from './materials.ts';
import { mappedAas } from './read.ts';
import { aasTemplate, type TemplateElement } from './template.ts';

const mapping: TwoWayMapping = { title: 'IDTA 02035', lines: aasLines, fixed: [...documentLines, ...compositionFixed] };

type Json = Record<string, unknown>;

/**
 * A passport as AAS environment: one shell for the battery with the submodels of IDTA 02035, and one of our own for what they
 * have no element for. Mandatory elements the passport says nothing for are left out, which the metamodel allows, and named.
 */
export function writeAas(passport: Partial<Passport>, context: WriteContext): Written {
  const made = writeLines(mapping, passport, { updatedAt: context.updatedAt });
  if ('code' in made) return made;
  const { assetInformation, ...parts } = made.document as Json & { assetInformation?: object };
  const omitted: WrittenDocument['omitted'] = [];
  const base = context.id ? `urn:kreispass:aas:${context.id}` : `${passport.general?.uniqueIdentifier}#aas`;
  const submodels = aasTemplate.flatMap(({ name, semanticId, templateId, children }) => {
    const submodelElements = elementsOf(parts[name] as Json | undefined, children, name, omitted);
    if (submodelElements.length === 0) return [];
    const administration = { version: '1', revision: '0', templateId };
    return [{ ...submodel(name, `${base}:${name}`, semanticId), administration, submodelElements }];
  });
  const rest = notGivenBackBy(passport, environment(base, passport, assetInformation, submodels));
  const all = rest ? [...submodels, ownPart(base, rest)] : submodels;
  return { document: environment(base, passport, assetInformation, all), omitted: [...made.omitted, ...omitted] };
}

function environment(
  base: string,
  passport: Partial<Passport>,
  assetInformation: object | undefined,
  submodels: Json[],
) {
  return {
    assetAdministrationShells: [
      {
        modelType: 'AssetAdministrationShell',
        id: base,
        idShort: 'BatteryPassport',
        assetInformation: {
          assetKind: 'Instance',
          globalAssetId: passport.general?.uniqueIdentifier,
          ...assetInformation,
        },
        submodels: submodels.map(({ id }) => ({ type: 'ModelReference', keys: [{ type: 'Submodel', value: id }] })),
      },
    ],
    submodels,
  };
}

function submodel(idShort: string, id: string, semanticId: string): Json {
  return { modelType: 'Submodel', kind: 'Instance', id, idShort, semanticId: reference(semanticId) };
}

function reference(value: string): object {
  return { type: 'ExternalReference', keys: [{ type: 'GlobalReference', value }] };
}

/** Whole properties that the parts of IDTA 02035 do not carry, or not all of. */
function notGivenBackBy(passport: Partial<Passport>, document: object) {
  return notGivenBack(passport, mappedAas(document).part as Json);
}

function ownPart(base: string, sections: object): Json {
  const bytes = new TextEncoder().encode(canonicalJson({ [ownName]: sections }));
  const value = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const blob = { modelType: 'Blob', idShort: 'Sections', contentType: 'application/json', value };
  return { ...submodel(ownSubmodel, `${base}:${ownSubmodel}`, dictionary), submodelElements: [blob] };
}

function elementsOf(
  values: Json | undefined,
  templates: readonly TemplateElement[],
  at: string,
  omitted: WrittenDocument['omitted'],
): object[] {
  if (values === undefined) return [];
  return templates.flatMap((template) => {
    const part = `${at}/${template.name}`;
    const element = elementOf(values[template.name], template, part, omitted);
    if (!element && template.isMandatory) omitted.push({ part, missing: sourcesOf(part) });
    return element ? [element] : [];
  });
}

/** Which of our properties would have been told there. */
function sourcesOf(part: string): string[] {
  const at = part.replaceAll('/', '.');
  return [...new Set(aasLines.flatMap(({ to, from }) => (`${from}.`.startsWith(`${at}.`) ? [to] : [])))];
}

function elementOf(
  value: unknown,
  { name, kind, semanticId, children }: TemplateElement,
  part: string,
  omitted: WrittenDocument['omitted'],
): Json | undefined {
  if (value === undefined || value === null) return undefined;
  const common = { idShort: name, semanticId: reference(semanticId) };
  if (kind === '{}') {
    const elements = elementsOf(value as Json, children, part, omitted);
    return elements.length > 0 ? { modelType: 'SubmodelElementCollection', ...common, value: elements } : undefined;
  }
  if (kind === '[]') return list(value as unknown[], common, children[0] as TemplateElement, part, omitted);
  if (kind === 'texts')
    return { modelType: 'MultiLanguageProperty', ...common, value: [{ language: 'en', text: String(value) }] };
  if (kind === 'file') return { modelType: 'File', ...common, ...(value as object) };
  return { modelType: 'Property', ...common, valueType: valueType(kind, value), value: String(value) };
}

function list(
  values: unknown[],
  common: object,
  each: TemplateElement,
  part: string,
  omitted: WrittenDocument['omitted'],
): Json | undefined {
  const elements = values.flatMap((value, index) => {
    // AAS Part 1, constraint AASd-120: elements of a list have no short name.
    const { idShort: _, ...element } = elementOf(value, each, `${part}/${index}`, omitted) ?? {};
    return 'modelType' in element ? [element] : [];
  });
  if (elements.length === 0 && values.length > 0) return undefined;
  const isProperty = modelTypes[each.kind] === undefined;
  return {
    modelType: 'SubmodelElementList',
    ...common,
    typeValueListElement: elements[0]?.modelType ?? modelTypes[each.kind] ?? 'Property',
    ...(isProperty && { valueTypeListElement: `xs:${each.kind}` }),
    // A list that is known to be empty has no value in the metamodel.
    ...(elements.length > 0 && { value: elements }),
  };
}

const modelTypes: Readonly<Record<string, string>> = {
  '{}': 'SubmodelElementCollection',
  '[]': 'SubmodelElementList',
  texts: 'MultiLanguageProperty',
  file: 'File',
};

/** The type of the template; per cents it has as whole numbers keep their fraction as the type of its other numbers. */
function valueType(kind: string, value: unknown): string {
  const isWhole = /^(integer|unsignedInt)$/.test(kind);
  return isWhole && !Number.isInteger(value) ? 'xs:float' : `xs:${kind}`;
}
