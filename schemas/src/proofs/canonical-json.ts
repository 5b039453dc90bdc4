/**
 * The one text of a JSON value, RFC 8785 (JSON Canonicalization Scheme): no blanks, members sorted by UTF-16 code units
 * (§3.2.3), numbers and strings as ECMAScript writes them (§3.2.2). What is hashed into the ledger is the UTF-8 of this text.
 *
 * Members that are `undefined` are left out, as `JSON.stringify` does; everything else that is not JSON throws.
 * @throws TypeError for a number that is not finite, a lone surrogate, a function, a symbol, a bigint, `undefined` itself
 * or an object that is neither plain nor an array (a `Date`, a `Map`), because no reader could get back what was meant.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayText(value) : objectText(value);
    default:
      throw new TypeError(`A value of type ${typeof value} has no JSON text.`);
  }
}

// Whatever needs escaping or a closer look; everything else is its own text between quotes. The ledger writes every entry
// through here, and the short way is several times faster than asking JSON.stringify for each string.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters RFC 8785 §3.2.2.2 escapes
const unplain = /["\\\u0000-\u001f\ud800-\udfff]/;

function stringText(text: string): string {
  if (!unplain.test(text)) return `"${text}"`;
  if (!text.isWellFormed())
    throw new TypeError('A text with half a character (a lone surrogate) has no canonical JSON.');
  return JSON.stringify(text);
}

function numberText(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError(`${number} is not a JSON number.`);
  return Object.is(number, -0) ? '0' : String(number);
}

function arrayText(items: unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ',';
    text += canonicalJson(items[index]);
  }
  return `${text}]`;
}

function objectText(object: object): string {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('Only plain objects have canonical JSON.');
  }
  const names = Object.keys(object);
  // Without a compare function, sort() goes by UTF-16 code units, which is what RFC 8785 §3.2.3 asks for.
  if (!areSorted(names)) names.sort();
  let text = '';
  for (const name of names) {
    const value = (object as Record<string, unknown>)[name];
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}${stringText(name)}:${canonicalJson(value)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function areSorted(names: string[]): boolean {
  for (let index = 1; index < names.length; index++) {
    if ((names[index - 1] as string) > (names[index] as string)) return false;
  }
  return true;
}
