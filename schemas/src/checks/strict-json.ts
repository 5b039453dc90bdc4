import { type Refusal, refusal, worded } from '../refusal.ts';
import { numberNotKept } from '../refusals/file-cases.ts';
import { inputCases } from '../refusals/input-cases.ts';
import type { Language } from './explain-words.ts';

/** What is wrong with a text of JSON, and at which character it stands. */
export interface JsonFault extends Refusal {
  offset: number;
}

/**
 * Parses JSON and refuses what `JSON.parse` would take and quietly change: members named twice (RFC 8259 §4: what comes of
 * them is unpredictable), numbers with more digits than a double keeps (RFC 8259 §6), and members called `__proto__`.
 */
export function parseStrictly(text: string, language: Language = 'en'): { value: unknown } | { fault: JsonFault } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return { fault: worded(notJson(fault as Error, text), language) };
  }
  const found = isSuspicious(text, value) ? firstFault(text) : undefined;
  return found ? { fault: worded(found, language) } : { value };
}

/**
 * Whether the text deserves a closer look: it has more members than the value made of it, a number that is long or has
 * left what doubles can say, or a name that reaches behind objects. Made for every record of an import, so what is
 * certain at a glance is not read character by character.
 */
function isSuspicious(text: string, value: unknown): boolean {
  const seen: Seen = { members: 0, isOdd: false, hasZero: false };
  look(value, seen, 0);
  if (seen.isOdd || (seen.hasZero && /\d[eE]-\d/.test(text))) return true;
  if (colonsIn(text) === seen.members && !hasLongNumber(text)) return false;
  return membersIn(text) !== seen.members;
}

/** At least as many as there are members, more when a text within looks like one; NaN when they are not easily counted. */
function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) count++;
  return /"\s+:/.test(text) ? Number.NaN : count;
}

/** Whether there may be a number of 16 characters, which wherever it stands covers a multiple of 16. */
function hasLongNumber(text: string): boolean {
  for (let at = 15; at < text.length; at += 16) {
    if (!isOfNumber(text.charCodeAt(at))) continue;
    let start = at;
    let end = at + 1;
    while (isOfNumber(text.charCodeAt(start - 1))) start--;
    while (isOfNumber(text.charCodeAt(end))) end++;
    if (end - start >= 16) return true;
  }
  return false;
}

/** A digit or the point. */
function isOfNumber(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || unit === 46;
}

interface Seen {
  members: number;
  /** A name or number that is refused, whatever stands around it. */
  isOdd: boolean;
  hasZero: boolean;
}

/** Deeper than any document that is taken in; those are refused as too deep where their form is checked. */
const deepest = 200;

function look(value: unknown, seen: Seen, depth: number): void {
  if (typeof value === 'number') {
    if (value === 0) seen.hasZero = true;
    else if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) seen.isOdd = true;
  } else if (typeof value !== 'object' || value === null) return;
  else if (depth > deepest) seen.members = Number.NaN;
  else if (Array.isArray(value)) for (const each of value) look(each, seen, depth + 1);
  else
    for (const name in value) {
      seen.members++;
      if (name === '__proto__') seen.isOdd = true;
      look((value as Record<string, unknown>)[name], seen, depth + 1);
    }
}

/** How many members a text of valid JSON has; NaN when a number in it is so long that it must be looked at. */
function membersIn(text: string): number {
  let members = 0;
  let before = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', before)) {
    if (start - before > 17 && longNumber.test(text.slice(before, start))) return Number.NaN;
    before = endOfText(text, start);
    let next = text.charCodeAt(before);
    while (next <= 32) next = text.charCodeAt(++before);
    if (next === 58) members++;
  }
  return longNumber.test(text.slice(before)) ? Number.NaN : members;
}

/** Up to 16 digits and a point fit into a double whatever they are, but for 17 of 9007199254740993 and above. */
const longNumber = /[\d.]{16}/;

function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 92) before--;
  return (at - before) % 2 === 0;
}

/** The first thing in a text of valid JSON that `JSON.parse` changes. */
function firstFault(text: string): JsonFault | undefined {
  let at = 0;

  function value(pointer: string, depth: number): JsonFault | undefined {
    blanks();
    if (depth > deepest)
      return { ...refusal('INVALID_INPUT', { ...inputCases.tooDeepJson(deepest), path: pointer }), offset: at };
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at);
    else if (sign === '{') return members(pointer, depth);
    else if (sign === '[') return entries(pointer, depth);
    else return scalar(pointer);
    return undefined;
  }

  function members(pointer: string, depth: number): JsonFault | undefined {
    const names = new Set<string>();
    for (at++, blanks(); text[at] !== '}'; blanks()) {
      if (text[at] === ',') at++;
      blanks();
      const offset = at;
      at = endOfText(text, at);
      const name = JSON.parse(text.slice(offset, at)) as string;
      const path = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (name === '__proto__')
        return { ...refusal('INVALID_INPUT', { ...inputCases.memberName(name), path }), offset };
      if (names.has(name)) return { ...refusal('MEMBER_TWICE', { name, path }), offset };
      names.add(name);
      blanks();
      at++;
      const found = value(path, depth + 1);
      if (found) return found;
    }
    at++;
    return undefined;
  }

  function entries(pointer: string, depth: number): JsonFault | undefined {
    at++;
    for (let index = 0; ; index++) {
      blanks();
      if (text[at] === ',') at++;
      blanks();
      if (text[at] === ']') break;
      const found = value(`${pointer}/${index}`, depth + 1);
      if (found) return found;
    }
    at++;
    return undefined;
  }

  function scalar(path: string): JsonFault | undefined {
    const offset = at;
    while (at < text.length && !',]} \t\r\n'.includes(text[at] as string)) at++;
    const token = text.slice(offset, at);
    if (!/^[-\d]/.test(token) || isKept(token)) return undefined;
    const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token;
    const kept = Number(token);
    const said = Number.isFinite(kept) ? numberNotKept.changed(shown, kept) : numberNotKept.tooLarge(shown);
    return { ...refusal('NUMBER_NOT_KEPT', { ...said, path }), offset };
  }

  function blanks(): void {
    while (text.charCodeAt(at) <= 32) at++;
  }

  return value('', 0);
}

/** Whether a number is still the same after it was kept as a double. */
export function isKept(number: string): boolean {
  if (number.length > 400) return false;
  const kept = Number(number);
  return Number.isFinite(kept) && significant(number) === significant(String(kept));
}

/** Its digits and how far they are shifted, however it was written. */
function significant(number: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  return short === '' ? '0' : `${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}

function notJson({ message }: Error, text: string): JsonFault {
  const [why = ''] = message.split('\n');
  return { ...refusal('NOT_JSON', { why, path: '' }), offset: brokenAt(text, why) };
}

/** V8 does not always say where. Every beginning of a text is merely unfinished up to the character that breaks it. */
function brokenAt(text: string, message: string): number {
  const position = / at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  let fine = 0;
  let broken = text.length > longestSearched ? 0 : text.length;
  while (fine < broken) {
    const middle = Math.ceil((fine + broken) / 2);
    if (isUnfinished(text.slice(0, middle))) fine = middle;
    else broken = middle - 1;
  }
  return fine;
}

const longestSearched = 4_000_000;

function isUnfinished(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (fault) {
    const { message } = fault as Error;
    return /end of JSON|Unterminated/.test(message) || message.includes(` at position ${beginning.length}`);
  }
}
