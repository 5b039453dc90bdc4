import { dictionaryTable } from './dictionary-table.ts';

/** What GS1 says about one Application Identifier. */
export interface ApplicationIdentifier {
  ai: string;
  title: string;
  /** The next element follows without a separator (FNC1). */
  predefinedLength: boolean;
  /** May stand in the query of a Digital Link. */
  attribute: boolean;
  components: readonly Component[];
  /** Allowed orders of qualifiers after this primary key; undefined when it is none. */
  qualifierOrders: readonly (readonly string[])[] | undefined;
}

/** One part of a value, e.g. `N13,csum`: thirteen digits ending in a check digit. */
export interface Component {
  type: 'N' | 'X' | 'Y' | 'Z';
  minimum: number;
  maximum: number;
  optional: boolean;
  linters: readonly string[];
}

/** The entry of an Application Identifier, or undefined when GS1 has not given it out. */
export function lookUp(ai: string): ApplicationIdentifier | undefined {
  entries ??= readTable();
  return entries.get(ai);
}

/** How many digits an Application Identifier that begins with these two has; 0 when none does. */
export function identifierLength(twoDigits: string): number {
  if (!lengths) {
    entries ??= readTable();
    lengths = new Map([...entries.keys()].map((ai) => [ai.slice(0, 2), ai.length]));
  }
  return lengths.get(twoDigits) ?? 0;
}

let entries: Map<string, ApplicationIdentifier> | undefined;
let lengths: Map<string, number> | undefined;

function readTable(): Map<string, ApplicationIdentifier> {
  return new Map(dictionaryTable.trim().split('\n').flatMap(readRow));
}

function readRow(row: string): [string, ApplicationIdentifier][] {
  const [range = '', flags = '', format = '', associations = '', title = ''] = row.split(';');
  const described = {
    title,
    predefinedLength: flags.includes('*'),
    attribute: flags.includes('?'),
    components: format.split(' ').map(readComponent),
    qualifierOrders: readQualifierOrders(associations),
  };
  return identifiersOf(range).map((ai) => [ai, { ai, ...described }]);
}

function identifiersOf(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(first.length, '0'));
}

function readComponent(text: string): Component {
  const [shape = '', ...linters] = text.split(',');
  const match = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?$/.exec(shape);
  if (!match) throw new Error(`The dictionary table has an unknown format: ${text}`);
  const maximum = Number(match[4]);
  return {
    type: match[2] as Component['type'],
    minimum: match[3] ? 1 : maximum,
    maximum,
    optional: match[1] === '[',
    linters,
  };
}

function readQualifierOrders(associations: string): string[][] | undefined {
  const key = associations.split(' ').find((attribute) => /^dlpkey(=|$)/.test(attribute));
  if (key === undefined) return undefined;
  const orders = key.slice('dlpkey='.length);
  return orders === '' ? [[]] : orders.split('|').map((order) => order.split(','));
}
