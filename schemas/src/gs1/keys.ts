import { lookUp } from './dictionary.ts';
import { encodeURIComponentStrictly } from './digital-link.ts';
import type { Element } from './element.ts';

/**
 * What a thing with these elements is found by, narrowest first: `gs1:01/{gtin}/21/{serial}`, and for other keys alike.
 * The serial number alone makes a unit unique, so batch and variant do not enter; a batch or a whole article has its own key.
 */
export function gs1Keys(elements: readonly Element[]): string[] {
  const values = new Map(elements.map(({ ai, value }) => [ai, value]));
  return elements
    .filter(({ ai }) => lookUp(ai)?.qualifierOrders)
    .flatMap(({ ai, value }) => pathsOf(ai, value, values))
    .sort((a, b) => rank(a) - rank(b))
    .map((path) => `gs1:${path.map(({ ai, value }) => `${ai}/${encodeURIComponentStrictly(value)}`).join('/')}`);
}

/** Whether a key's parts, e.g. `['01', gtin, '21', serial]`, mean one unit, not a batch or an article. */
export function namesOneUnit([ai = '', value = '', qualifier = '']: readonly string[]): boolean {
  if (singleItems.has(ai)) return true;
  // A GRAI, GDTI or GCN is one thing when a serial number follows its check digit.
  const fixed = serialInside.get(ai);
  return fixed === undefined ? (serialOf.get(ai) ?? []).includes(qualifier) : decodeURIComponent(value).length > fixed;
}

function pathsOf(ai: string, value: string, values: ReadonlyMap<string, string>): Element[][] {
  const key = { ai, value };
  const narrower = (serialOf.get(ai) ?? []).find((qualifier) => values.has(qualifier));
  if (narrower) return [[key, { ai: narrower, value: values.get(narrower) as string }]];
  const batch = values.get('10');
  return ai === '01' && batch !== undefined ? [[key, { ai: '10', value: batch }], [key]] : [[key]];
}

function rank(path: readonly Element[]): number {
  return path.length > 1 ? 0 : 1;
}

const singleItems = new Set(['00', '8004', '414', '417', '8017', '8018', '401', '402']);
const serialInside = new Map([
  ['8003', 14],
  ['253', 13],
  ['255', 13],
]);
const serialOf = new Map([
  ['01', ['21', '235']],
  ['8006', ['21']],
  ['8010', ['8011']],
  ['414', ['254']],
  ['8017', ['8019']],
  ['8018', ['8019']],
  ['415', ['8020']],
]);
