import { canonicalJson } from '../../proofs/canonical-json.ts';
import { aasPartsOf, isAas, isSubmodelAlone } from '../aas/read.ts';
import { aspectOf, aspectsIn } from '../battery-pass/lines.ts';
import { aspects } from '../battery-pass/terms.ts';

/** A document with the name of the file, or of the member of an archive, it stands in. */
export interface NamedDocument {
  name: string;
  document: unknown;
}

/** Documents that are about one battery, as one of the same format. */
export interface PutTogether {
  document: unknown;
  /** Places of the documents it is made of, among those that were given. */
  indices: number[];
  /** Where a part of it stands: in which of the documents that were given, and where in that. */
  placeOf(pointer: string): { index: number; pointer: string };
}

/**
 * Whether a document is a part of a passport that others have to be put to: an aspect of Battery Pass, or a part of IDTA 02035
 * without the one that says which battery it is (1) or of which category (4).
 */
export function isPartOfPassport(document: unknown): boolean {
  if (typeof document !== 'object' || document === null || Array.isArray(document) || 'general' in document)
    return false;
  const parts = partsOf(document);
  if (!parts) return false;
  return parts.format === 'aas'
    ? !['Nameplate', 'TechnicalData'].every((each) => parts.names.includes(each))
    : parts.isSingle || !parts.names.includes('GeneralProductInformation');
}

/**
 * Puts parts of passports together that are about the same battery. Where one battery is named and no part is there twice, all
 * are its parts; otherwise those belong together whose files are called alike, apart from the name of the part. Whatever finds no
 * others comes back alone, so every document comes back once.
 */
export function putTogether(documents: readonly NamedDocument[]): PutTogether[] {
  const found: PutTogether[] = [];
  for (const format of ['battery-pass', 'aas'] as const) {
    const parts = documents.flatMap((each, index) => partsAt(each, index, format));
    const isOne = isOneBattery(distinct(parts));
    for (const alike of Map.groupBy(parts, ({ stem }) => (isOne ? '' : stem)).values()) {
      const group = distinct(alike);
      const whole = isOneBattery(group) && group.length > 1 ? joined(group, format) : undefined;
      if (whole) found.push(whole);
    }
  }
  const taken = new Set(found.flatMap(({ indices }) => indices));
  const alone = documents.flatMap(({ document }, index) =>
    taken.has(index) ? [] : [{ document, indices: [index], placeOf: (pointer: string) => ({ index, pointer }) }],
  );
  return [...found, ...alone].sort((one, other) => (one.indices[0] ?? 0) - (other.indices[0] ?? 0));
}

type Format = 'battery-pass' | 'aas';
type Json = Record<string, unknown>;

interface Part {
  index: number;
  /** Others with the very same content. */
  same: number[];
  document: Json;
  names: string[];
  /** Whether the document is the part itself and not an object of parts. */
  isSingle: boolean;
  stem: string;
}

/** Says which battery it is. */
const naming: Record<Format, string> = { 'battery-pass': 'GeneralProductInformation', aas: 'Nameplate' };

function partsOf(document: object): { format: Format; names: string[]; isSingle: boolean } | undefined {
  const inside = aspectsIn(document).map(([, name]) => name);
  if (inside.length > 0) return { format: 'battery-pass', names: inside, isSingle: false };
  const aspect = aspectOf(document);
  if (aspect) return { format: 'battery-pass', names: [aspect], isSingle: true };
  const names = isAas(document) ? aasPartsOf(document) : [];
  return names.length > 0
    ? { format: 'aas', names, isSingle: !Object.hasOwn(document, names[0] as string) }
    : undefined;
}

function partsAt({ name, document }: NamedDocument, index: number, format: Format): Part[] {
  if (!isPartOfPassport(document)) return [];
  const parts = partsOf(document as object);
  if (parts?.format !== format) return [];
  return [{ ...parts, index, same: [], document: document as Json, stem: stemOf(name) }];
}

/** The same part twice, say in UTF-8 and in UTF-16, is one. */
function distinct(parts: readonly Part[]): Part[] {
  const found = new Map<string, Part>();
  for (const part of parts) {
    const content = canonicalJson(part.document);
    const known = found.get(content);
    if (known) known.same.push(part.index);
    else found.set(content, { ...part, same: [] });
  }
  return [...found.values()];
}

function isOneBattery(parts: readonly Part[]): boolean {
  const names = parts.flatMap((each) => each.names);
  const assets = new Set(parts.flatMap(({ document }) => assetsOf(document)));
  const isNamed = names.some((name) => Object.values(naming).includes(name));
  return isNamed && new Set(names).size === names.length && assets.size < 2;
}

function assetsOf({ assetAdministrationShells }: Json): unknown[] {
  const shells = Array.isArray(assetAdministrationShells) ? assetAdministrationShells : [];
  return shells.flatMap((shell) => shell?.assetInformation?.globalAssetId ?? []);
}

/** What is left of a file's name without what only says which part it is, of which version. */
function stemOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/\.[a-z]+$/, '')
      .replace(/io\.batterypass\.|idta[ _-]?02035(-\d)?|part-\d/g, '')
      // A correction of one part is no other version of the whole.
      .replace(/(\d+\.\d+)\.\d+/g, '$1')
      .replace(partWords, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  );
}

const partWords = new RegExp(
  [
    'general([ _-]?product)?([ _-]?info(rmation)?)?',
    '(supply[ _-]?chain[ _-]?)?due[ _-]?diligence',
    '(product[ _-]?)?carbon[ _-]?footprint([ _-]?for[ _-]?batteries)?',
    'materials?([ _-]?composition)?',
    'performance([ _-]?and[ _-]?durability)?',
    'circularity',
    'label(s|l?ing)?',
    '((digital|battery)[ _-]?)?nameplate',
    'handover([ _-]?documentation)?',
    'technical[ _-]?data',
    '(product[ _-]?)?condition',
    'dbp|gen|aspect|payload|sample|example|submodel',
  ].join('|'),
  'g',
);

function joined(parts: readonly Part[], format: Format): PutTogether | undefined {
  const indices = parts.flatMap(({ index, same }) => [index, ...same]);
  if (format === 'battery-pass') return { ...byMember(parts, aspects), indices };
  const areEnvironments = parts.map(({ document }) => isSubmodelAlone(document) || Array.isArray(document.submodels));
  if (areEnvironments.every(Boolean)) return { ...oneEnvironment(parts), indices };
  return areEnvironments.some(Boolean) ? undefined : { ...byMember(parts, {}), indices };
}

/** One object with a member for each part, called as given or as the part is. */
function byMember(parts: readonly Part[], called: Readonly<Record<string, string>>): Omit<PutTogether, 'indices'> {
  const members = parts.flatMap(({ index, document, names: [name = ''], isSingle }) =>
    isSingle
      ? [{ index, name: called[name] ?? name, value: document as unknown, inside: false }]
      : Object.entries(document).map(([member, value]) => ({ index, name: member, value, inside: true })),
  );
  return {
    document: Object.fromEntries(members.map(({ name, value }) => [name, value])),
    placeOf(pointer) {
      const [, member = ''] = pointer.split('/');
      const found = members.find(({ name }) => escaped(name) === member);
      if (!found) return { index: parts[0]?.index ?? 0, pointer: '' };
      return { index: found.index, pointer: found.inside ? pointer : pointer.slice(member.length + 1) };
    },
  };
}

/** One environment with the shells and submodels of all. */
function oneEnvironment(parts: readonly Part[]): Omit<PutTogether, 'indices'> {
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

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
