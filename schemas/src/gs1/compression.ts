import { type Component, identifierLength, lookUp } from './dictionary.ts';
import { checkElement, type Element } from './element.ts';

/**
 * The elements of a compressed Digital Link URI: all of them in the last segment of its path, or all but the key, which
 * then stands before it as in `/01/09521234543213/…`.
 * @returns undefined when it is none, or names no GS1 key
 */
export function readCompressedLink(uri: string): Element[] | undefined {
  const segments = uri
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(3);
  const elements = decompress(segments.at(-1) ?? '');
  const [ai = '', value = ''] = segments.slice(-3, -1);
  const all = elements && isKey(ai) ? [{ ai, value }, ...elements] : elements;
  return all?.some((element) => isKey(element.ai)) && all.every((element) => !checkElement(element)) ? all : undefined;
}

function isKey(ai: string): boolean {
  return lookUp(ai)?.qualifierOrders !== undefined;
}

/**
 * The elements in a compressed segment: base64url for a string of bits in which every Application
 * Identifier takes four bits per digit, every number as few as it needs (GS1 Digital Link URI compression 1.0).
 *
 * Any short link could look like one, so every check digit and format has to be right.
 * @returns undefined when the text is no such string
 */
function decompress(text: string): Element[] | undefined {
  if (!/^[A-Za-z0-9_-]{4,400}$/.test(text) || !mayBegin(text)) return undefined;
  const bits = [...text].map((character) => sixBits.get(character)).join('');
  try {
    const elements = readAll(new BitReader(bits));
    return elements.length > 0 ? elements : undefined;
  } catch (fault) {
    if (fault instanceof NotCompressed) return undefined;
    throw fault;
  }
}

const safeAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const hexAlphabet = '0123456789ABCDEF';
const sixBits = new Map(
  [...safeAlphabet].map((character, value) => [character, value.toString(2).padStart(6, '0')] as const),
);

/** Whether the first byte can be an Application Identifier, a sequence of them or a foreign pair; most short links fail here. */
function mayBegin(text: string): boolean {
  const bits = `${sixBits.get(text.charAt(0))}${sixBits.get(text.charAt(1))}`.slice(0, 8);
  const start = Number.parseInt(bits, 2).toString(16).toUpperCase().padStart(2, '0');
  return /^(\d\d|F.)$/.test(start) || start in sequences;
}

/** Two hexadecimal digits that stand for a frequent sequence of identifiers. */
const sequences: Readonly<Record<string, readonly string[]>> = {
  '0A': ['01', '22'],
  '0B': ['01', '10'],
  '0C': ['01', '21'],
  '0D': ['01', '17'],
  '0E': ['01', '7003'],
  '0F': ['01', '30'],
  '1A': ['01', '10', '17', '21'],
  '1B': ['01', '15'],
  '1C': ['01', '11'],
  '1D': ['01', '16'],
  '1E': ['01', '91'],
  '1F': ['01', '10', '15'],
  ...numbered('2', 'ABCDEF', '01', '310'),
  ...numbered('3', 'ABCDEF', '01', '320'),
  '9A': ['8010', '8011'],
  '9B': ['8017', '8019'],
  '9C': ['8018', '8019'],
  '9D': ['414', '254'],
  ...numbered('A', '0123456789', '01', '392'),
  ...numbered('C', '0123456789', '255', '390'),
  ...numbered('C', 'ABCD', '255', '394'),
};

function numbered(first: string, seconds: string, key: string, attribute: string): Record<string, string[]> {
  return Object.fromEntries([...seconds].map((second, place) => [first + second, [key, attribute + place]]));
}

/** The bits are none of a compressed link. */
class NotCompressed extends Error {
  readonly code = 'NOT_COMPRESSED';
}
/** One for all: nearly every link is none, and a stack trace for each would cost more than reading it. */
const notCompressed = new NotCompressed();

class BitReader {
  readonly #bits: string;
  #at = 0;
  constructor(bits: string) {
    this.#bits = bits;
  }
  get left(): number {
    return this.#bits.length - this.#at;
  }
  number(count: number): bigint {
    if (count > this.left) throw notCompressed;
    const bits = this.#bits.slice(this.#at, this.#at + count);
    this.#at += count;
    return bits === '' ? 0n : BigInt(`0b${bits}`);
  }
  /** A number of so many decimal digits, which takes 3.32 bits for each. */
  digits(count: number): string {
    const value = this.number(Math.ceil(count * Math.log2(10) + 0.01)).toString();
    if (value.length > count && !(count === 0 && value === '0')) throw notCompressed;
    return count === 0 ? '' : value.padStart(count, '0');
  }
  characters(count: number, alphabet: string, width: number): string {
    return Array.from({ length: count }, () => alphabet[Number(this.number(width))]).join('');
  }
  hex(): string {
    return hexAlphabet[Number(this.number(4))] as string;
  }
}

/** Less than a byte at the end only fills up the last character. */
function readAll(bits: BitReader): Element[] {
  const elements: Element[] = [];
  while (bits.left > 8) {
    const start = bits.hex() + bits.hex();
    if (start.startsWith('F')) skipForeignPair(start, bits);
    else
      for (const ai of sequences[start] ?? [readIdentifier(start, bits)])
        elements.push({ ai, value: readValue(ai, bits) });
  }
  if (bits.number(bits.left) !== 0n) throw notCompressed;
  return elements;
}

function readIdentifier(start: string, bits: BitReader): string {
  let ai = start;
  while (ai.length < identifierLength(start)) ai += bits.hex();
  return ai;
}

function readValue(ai: string, bits: BitReader): string {
  const known = lookUp(ai);
  if (!known) throw notCompressed;
  return merged(known.components)
    .map((part) => readPart(part, bits))
    .join('');
}

interface Part {
  numeric: boolean;
  fixed: boolean;
  length: number;
}

/** Compression knows fewer parts than the dictionary: neighbours of one kind count as one. */
function merged(components: readonly Component[]): Part[] {
  const parts: Part[] = [];
  for (const { type, minimum, maximum, optional } of components) {
    const part = { numeric: type === 'N', fixed: !optional && minimum === maximum, length: maximum };
    const last = parts.at(-1);
    const joins = last && last.numeric === part.numeric && (!part.numeric || last.fixed === part.fixed);
    if (!joins) parts.push(part);
    else parts.splice(-1, 1, { ...part, fixed: last.fixed && part.fixed, length: last.length + part.length });
  }
  return parts;
}

function readPart({ numeric, fixed, length }: Part, bits: BitReader): string {
  if (numeric) return bits.digits(fixed ? length : readLength(length, bits));
  const encoding = Number(bits.number(3));
  return readText(encoding, fixed ? length : readLength(length, bits), bits);
}

function readLength(maximum: number, bits: BitReader): number {
  return Number(bits.number(Math.ceil(Math.log2(maximum) + 0.01)));
}

function readText(encoding: number, count: number, bits: BitReader): string {
  switch (encoding) {
    case 0:
      return bits.digits(count);
    case 1:
      return bits.characters(count, hexAlphabet.toLowerCase(), 4);
    case 2:
      return bits.characters(count, hexAlphabet, 4);
    case 3:
      return bits.characters(count, safeAlphabet, 6);
    case 4:
      return Array.from({ length: count }, () => String.fromCharCode(Number(bits.number(7)))).join('');
    default:
      throw notCompressed;
  }
}

/** A parameter of the query that is not GS1's: length and name, then encoding, length and value. Says nothing about the thing. */
function skipForeignPair(start: string, bits: BitReader): void {
  const nameLength = (hexAlphabet.indexOf(start[1] as string) << 3) + Number(bits.number(3));
  bits.characters(nameLength, safeAlphabet, 6);
  const encoding = Number(bits.number(3));
  readText(encoding, Number(bits.number(7)), bits);
}
