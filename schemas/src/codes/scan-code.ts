import { isGtin } from '../gs1/check-digit.ts';
import { readCompressedLink } from '../gs1/compression.ts';
import { parseDigitalLink } from '../gs1/digital-link.ts';
import type { Element } from '../gs1/element.ts';
import { parseElementString } from '../gs1/element-string.ts';
import { elementsOfEpcUrn } from '../gs1/epc-urn.ts';
import { gs1Keys, namesOneUnit } from '../gs1/keys.ts';
import { readId } from '../id.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { layoutDamage } from './scanner-layout.ts';
import { normalisedUri } from './uri.ts';
import { checkVin } from './vin.ts';

/** What a scanned, photographed or typed text is. */
export interface ScanCode {
  kind: ScanCodeKind;
  /** The text as it came, without blanks around it. */
  text: string;
  /** What the thing may be kept under, narrowest first; for `storage.findByKeys`. Empty when the text names nothing. */
  keys: string[];
  /** Why nothing can be found by it, or what is wrong with it although it can. */
  refusal?: Refusal;
}

export type ScanCodeKind =
  | 'digitalLink'
  | 'elementString'
  | 'identificationLink'
  | 'urn'
  | 'catenaX'
  | 'vin'
  | 'id'
  | 'none';

/** Longer than any code a label can carry and a reader would type. */
const longest = 2048;

/**
 * Reads every text that can stand on a label or be typed: GS1 Digital Link on any host, GS1 element strings, links as in
 * IEC 61406, URNs, Catena-X names, VINs, our own links and ids. Also what a hand scanner set to another keyboard makes of
 * them. Never throws; what cannot be read says why.
 */
export function readScanCode(scanned: string): ScanCode {
  const text = trimmed(String(scanned));
  if (text === '') return none('', refusal('CODE_EMPTY'));
  if (text.length > longest) return none(text.slice(0, 80), refusal('CODE_TOO_LONG', { most: longest }));
  const content = withoutEnvelope(text.replace(/^\][A-Za-z][0-9A-Za-z]/, ''));
  if (content.startsWith('[)>')) {
    return none(text, refusal('CODE_DATA_IDENTIFIERS'));
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all but the group separator are never part of a code
  if (/[\u0000-\u001c\u001e\u001f\u007f]/.test(content)) {
    return none(text, refusal('CODE_CONTROL_CHARACTER'));
  }
  return { text, ...(readCarefully(content) ?? unreadable) };
}

/**
 * What a battery with this unique identifier (a URI, 2023/1542 Art. 77(3)) is found by. The same unit named under another
 * host or with batch and variant has the same keys.
 */
export function keysOfIdentifier(uri: string): string[] {
  const code = readScanCode(uri);
  const unit = code.keys.filter((key) => !key.startsWith('uri:') && namesUnit(key));
  return unit.length > 0 ? unit : code.keys.filter((key) => key.startsWith('uri:'));
}

/** An article or a batch is no unit: many batteries carry it. */
function namesUnit(key: string): boolean {
  const parts = key.startsWith('gs1:') ? key.slice(4).split('/') : undefined;
  return !parts || namesOneUnit(parts);
}

type Reading = Omit<ScanCode, 'text'>;
type Reader = (text: string) => Reading | undefined;

const readers: readonly Reader[] = [
  readUri,
  readUrn,
  readCatenaX,
  readMarkedElements,
  readOwnId,
  readVin,
  readUuid,
  readDigits,
  readHostless,
  readPlainElements,
];

function readUri(text: string): Reading | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined;
  const uri = normalisedUri(text);
  if (uri === undefined) return refused('identificationLink', refusal('CODE_URI'));
  return (
    readDigitalLink(uri) ??
    readOwnLink(uri) ??
    readCompressed(uri) ?? { kind: 'identificationLink', keys: [`uri:${uri}`] }
  );
}

function readDigitalLink(uri: string): Reading | undefined {
  const options = { shortGtins: true, words: true };
  const link = parseDigitalLink(uri, options);
  const bare = uri.replace(/[?#].*$/, '');
  const thing = 'code' in link && bare !== uri ? parseDigitalLink(bare, options) : link;
  if ('code' in thing) {
    // No key in the path at all, or one without a number behind it: some other link.
    if (thing.code === 'GS1_URI' || !/\/(\d{2,4}|[a-zT]{3,5})\/\d{6}/.test(bare)) return undefined;
    return { kind: 'digitalLink', keys: [`uri:${bare}`], refusal: thing };
  }
  const keys = [...gs1Keys(thing.path), `uri:${bare}`];
  return { kind: 'digitalLink', keys, ...('code' in link && { refusal: link }) };
}

/** A short link may only look like a compressed one, so it can also be found as what it is. */
function readCompressed(uri: string): Reading | undefined {
  const elements = readCompressedLink(uri);
  return elements && { kind: 'digitalLink', keys: [...gs1Keys(elements), `uri:${uri}`] };
}

/** `https://…/b/{id}`, on whatever host the label was printed for. */
function readOwnLink(uri: string): Reading | undefined {
  const segment = /\/b\/([^/?#]+)\/?(?:[?#]|$)/.exec(uri)?.[1];
  const id = segment && readId(segment);
  return id ? { kind: 'id', keys: [`id:${id}`, `uri:${uri}`] } : undefined;
}

function readUrn(text: string): Reading | undefined {
  const match = /^(urn:([a-z0-9][a-z0-9-]{0,31}):|did:([a-z0-9]+):|doi:)(\S+)$/i.exec(text);
  if (!match) return undefined;
  const [, prefix = '', namespace = '', , rest = ''] = match;
  const urn = prefix.toLowerCase() + (namespace.toLowerCase() === 'uuid' ? rest.toLowerCase() : rest);
  const elements = elementsOfEpcUrn(urn) ?? elementsOfGtinUrn(urn);
  const keys = [...(elements ? gs1Keys(elements) : []), urn.startsWith('urn:') ? urn : `uri:${urn}`];
  const wrong = elements && firstWrong(elements);
  return wrong ? { kind: 'urn', keys: keys.slice(-1), refusal: wrong } : { kind: 'urn', keys };
}

function elementsOfGtinUrn(urn: string): Element[] | undefined {
  const digits = /^urn:(?:gtin|ean):(\d+)$/.exec(urn)?.[1];
  return digits && isGtin(digits) ? [{ ai: '01', value: digits.padStart(14, '0') }] : undefined;
}

function firstWrong(elements: readonly Element[]): Refusal | undefined {
  const read = parseElementString(elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join(''));
  return Array.isArray(read) ? undefined : read;
}

/** Catena-X names a part by manufacturer and serial number: `CX:XYZ78901:Battery-01`. */
function readCatenaX(text: string): Reading | undefined {
  const match = /^CX:([^:\s]+(?::[^:\s]+)*)$/i.exec(text);
  return match ? { kind: 'catenaX', keys: [`cx:${match[1]}`] } : undefined;
}

/** With brackets or a separator the text can be nothing else, so what is wrong with it is said. */
function readMarkedElements(text: string): Reading | undefined {
  const separated = text.replace(/<GS>|\{GS\}|␝/g, '^').replaceAll(String.fromCharCode(29), '^');
  if (!/^\(\d|^\^\d|^\d{2}.*\^/.test(separated)) return undefined;
  const elements = parseElementString(text);
  return Array.isArray(elements) ? ofElements(elements) : { kind: 'elementString', keys: [], refusal: elements };
}

/** Without either it is only taken for an element string when everything about it is right. */
function readPlainElements(text: string): Reading | undefined {
  if (!/^\d{2}[!-~]{8,}$/.test(text)) return undefined;
  const elements = parseElementString(text);
  if (Array.isArray(elements)) {
    const found = ofElements(elements);
    return found.refusal ? undefined : found;
  }
  // A whole GTIN behind 01 whose check digit is wrong is a misread label, not some other code.
  return elements.code === 'GTIN_CHECK_DIGIT' ? { kind: 'elementString', keys: [], refusal: elements } : undefined;
}

function ofElements(elements: readonly Element[]): Reading {
  const keys = gs1Keys(elements);
  if (keys.length > 0) return { kind: 'elementString', keys };
  return refused('elementString', refusal('GS1_NO_KEY'));
}

function readOwnId(text: string): Reading | undefined {
  const id = readId(text);
  if (id) return { kind: 'id', keys: [`id:${id}`] };
  if (!/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/i.test(text)) return undefined;
  return refused('id', refusal('ID_CHECK_CHARACTER'));
}

function readVin(text: string): Reading | undefined {
  // Imported vehicles carry an I in front of the number in their barcode (AIAG B-2).
  const plain = text
    .replace(/^VIN[:\s]*/i, '')
    .replace(/^I(?=[A-Z0-9]{17}$)/i, '')
    .replace(/^\*(.*)\*$/, '$1');
  if (!/^[A-Z0-9]{17}$/i.test(plain) && !/^[A-Z0-9]{3}[ -][A-Z0-9]{6}[ -][A-Z0-9]{8}$/i.test(plain)) return undefined;
  const checked = checkVin(plain);
  return 'code' in checked
    ? { kind: 'vin', keys: [], refusal: checked }
    : { kind: 'vin', keys: [`vin:${checked.vin}`] };
}

function readUuid(text: string): Reading | undefined {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  return isUuid ? { kind: 'urn', keys: [`urn:uuid:${text.toLowerCase()}`] } : undefined;
}

/** Digits alone: the number under an article's barcode, or a shipping unit's. */
function readDigits(text: string): Reading | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return undefined;
  if (isGtin(digits)) return { kind: 'elementString', keys: [`gs1:01/${digits.padStart(14, '0')}`] };
  if (digits.length < 12) return undefined;
  const misread = { ai: '01', title: 'GTIN', says: 'has a wrong check digit' };
  return refused('elementString', refusal('GTIN_CHECK_DIGIT', misread));
}

/** A link whose scheme was left out, as people type it. */
function readHostless(text: string): Reading | undefined {
  return /^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?\/\S/i.test(text) || /^localhost(:\d+)?\/\S/i.test(text)
    ? readUri(`https://${text}`)
    : undefined;
}

function readCarefully(text: string): Reading | undefined {
  const code = readAs(text);
  if (code && (code.keys.length > 0 || !code.refusal)) return code;
  return readRepaired(text, code);
}

function readAs(text: string): Reading | undefined {
  return readers.reduce<Reading | undefined>((found, reader) => found ?? reader(text), undefined);
}

/** The computer's keyboard and the one the scanner types for may differ: undone where it is certain, said where it is not. */
function readRepaired(text: string, unrepaired: Reading | undefined): Reading | undefined {
  const damage = layoutDamage(text);
  const repaired = damage?.readings.map(readAs).find((code) => code && code.keys.length > 0 && !code.refusal);
  if (repaired || !damage?.certain) return repaired ?? unrepaired;
  return refused('none', refusal('SCANNER_LAYOUT'));
}

const unreadable: Reading = {
  kind: 'none',
  keys: [],
  refusal: refusal('CODE_UNKNOWN_FORM'),
};

/** ISO/IEC 15434 wraps GS1 elements in `[)>`, a record separator and format number 05. */
function withoutEnvelope(text: string): string {
  const [start, record, group] = ['[)>', String.fromCharCode(30), String.fromCharCode(29)];
  const opening = `${start}${record}05${group}`;
  return text.startsWith(opening) ? group + text.slice(opening.length) : text;
}

function trimmed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what scanners put around a code
  return text.replace(/^[\s\u0000-\u001c\ufeff\u200b-\u200f]+|[\s\u0000-\u001f\ufeff\u200b-\u200f]+$/g, '');
}

function none(text: string, refusal: Refusal): ScanCode {
  return { text, ...refused('none', refusal) };
}

function refused(kind: ScanCodeKind, refusal: Refusal): Reading {
  return { kind, keys: [], refusal };
}
