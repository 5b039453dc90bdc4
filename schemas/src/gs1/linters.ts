import { csum, csumalpha, outsideCset82 } from './check-digit.ts';
import { countryLetters, countryNumbers, currencyNumbers } from './code-lists.ts';
import { type Fault, fault, firstOutside } from './fault.ts';

/** Looks at one part of a value; undefined when it is right. Names are those of GS1's reference routines. */
export type Linter = (text: string) => Fault | undefined;

/**
 * Every content rule of the dictionary that can be decided without asking anybody. Left out, and so never a reason to
 * refuse: company prefixes (they need GS1's register) and North American coupons.
 */
export const linters: Readonly<Record<string, Linter>> = {
  csum,
  csumalpha,
  csetnumeric: (text) => outside(text, /[^0-9]/, 'NON_DIGIT_CHARACTER', 'must be digits only'),
  cset82: (text) => outside(text, outsideCset82, 'INVALID_CSET82_CHARACTER', 'has a character that GS1 does not allow'),
  cset39: (text) => outside(text, /[^#\-/0-9A-Z]/, 'INVALID_CSET39_CHARACTER', 'may only have 0-9, A-Z, #, - and /'),
  cset64: (text) =>
    outside(text.replace(/={0,2}$/, ''), /[^\-0-9A-Z_a-z]/, 'INVALID_CSET64_CHARACTER', 'must be base64url'),
  yymmdd: (text) => date(text, 2, false),
  yymmd0: (text) => date(text, 2, true),
  yyyymmdd: (text) => date(text, 4, false),
  hhmi: (text) => clock(text.slice(0, 2), 23, 'ILLEGAL_HOUR') ?? clock(text.slice(2), 59, 'ILLEGAL_MINUTE', 2),
  hh: (text) => clock(text, 23, 'ILLEGAL_HOUR'),
  mi: (text) => clock(text, 59, 'ILLEGAL_MINUTE'),
  ss: (text) => clock(text, 59, 'ILLEGAL_SECOND'),
  iso3166: (text) => unless(countryNumbers.has(text), text, 'NOT_ISO3166', 'is no country number of ISO 3166'),
  iso3166999: (text) =>
    unless(text === '999' || countryNumbers.has(text), text, 'NOT_ISO3166_OR_999', 'is no country number of ISO 3166'),
  iso3166alpha2: (text) =>
    unless(countryLetters.has(text), text, 'NOT_ISO3166_ALPHA2', 'is no country code of ISO 3166'),
  iso4217: (text) => unless(currencyNumbers.has(text), text, 'NOT_ISO4217', 'is no currency number of ISO 4217'),
  iso5218: (text) => unless(/^[0129]$/.test(text), text, 'INVALID_BIOLOGICAL_SEX_CODE', 'is no code of ISO 5218'),
  latitude: (text) => tenDigits(text, 1_800_000_000, 'LATITUDE'),
  longitude: (text) => tenDigits(text, 3_600_000_000, 'LONGITUDE'),
  pcenc: percentEncoding,
  iban,
  pieceoftotal: pieceOfTotal,
  posinseqslash: positionInSequence,
  zero: (text) => unless(/^0*$/.test(text), text, 'NOT_ZERO', 'must begin with 0'),
  nonzero: (text) => unless(/[^0]/.test(text), text, 'ILLEGAL_ZERO_VALUE', 'must not be zero'),
  nozeroprefix: (text) => unless(!/^0./.test(text), text, 'ILLEGAL_ZERO_PREFIX', 'must not begin with 0'),
  hasnondigit: (text) =>
    unless(/[^0-9]/.test(text), text, 'REQUIRES_NON_DIGIT_CHARACTER', 'needs a character that is no digit'),
  hyphen: (text) => outside(text, /[^-]/, 'NOT_HYPHEN', 'must end with a hyphen'),
  winding: (text) => unless(/^[019]$/.test(text), text, 'INVALID_WINDING_DIRECTION', 'must be 0, 1 or 9'),
  yesno: (text) => unless(/^[01]$/.test(text), text, 'NOT_ZERO_OR_ONE', 'must be 0 or 1'),
  mediatype: (text) => unless(/^(0[1-9]|10|[89]\d)$/.test(text), text, 'INVALID_MEDIA_TYPE', 'is no media type'),
  packagetype: (text) => unless(/^[0-9A-Z]{1,4}$/.test(text), text, 'INVALID_PACKAGE_TYPE', 'is no package type'),
  importeridx: (text) =>
    unless(/^[-0-9A-Z_a-z]$/.test(text), text, 'INVALID_IMPORT_IDX_CHARACTER', 'is no importer index'),
};

function outside(text: string, forbidden: RegExp, error: string, says: string): Fault | undefined {
  const place = firstOutside(text, forbidden);
  return place < 0 ? undefined : fault(error, says, place, 1);
}

function unless(right: boolean, text: string, error: string, says: string): Fault | undefined {
  return right ? undefined : fault(error, says, 0, text.length);
}

/** `yearDigits` 2 or 4. The 29th of February needs no century: of 1951 to 2050 every year divisible by four has it. */
function date(text: string, yearDigits: 2 | 4, dayMayBeOpen: boolean): Fault | undefined {
  if (text.length < yearDigits + 4) return fault('DATE_TOO_SHORT', 'is too short for a date', 0, text.length);
  if (text.length > yearDigits + 4) return fault('DATE_TOO_LONG', 'is too long for a date', 0, text.length);
  const foreign = firstOutside(text, /[^0-9]/);
  if (foreign >= 0) return fault('NON_DIGIT_CHARACTER', 'must be digits only', foreign, 1);
  const year = Number(text.slice(0, yearDigits));
  const month = Number(text.slice(yearDigits, yearDigits + 2));
  const day = Number(text.slice(-2));
  if (month < 1 || month > 12)
    return fault('ILLEGAL_MONTH', `has no month ${text.slice(yearDigits, yearDigits + 2)}`, yearDigits, 2);
  const last = month === 2 && !isLeap(year, yearDigits) ? 28 : (daysOfMonth[month - 1] as number);
  if (day > last || (day === 0 && !dayMayBeOpen)) {
    return fault('ILLEGAL_DAY', `has no day ${text.slice(-2)} in that month`, yearDigits + 2, 2);
  }
  return undefined;
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number, yearDigits: 2 | 4): boolean {
  return year % 4 === 0 && (yearDigits === 2 || year % 100 !== 0 || year % 400 === 0);
}

function clock(text: string, highest: number, error: string, start = 0): Fault | undefined {
  return /^\d\d$/.test(text) && Number(text) <= highest ? undefined : fault(error, `has no time ${text}`, start, 2);
}

function tenDigits(text: string, highest: number, name: string): Fault | undefined {
  const word = name.toLowerCase();
  if (text.length !== 10) return fault(`${name}_INVALID_LENGTH`, `needs ten digits of ${word}`, 0, text.length);
  const foreign = firstOutside(text, /[^0-9]/);
  if (foreign >= 0) return fault('NON_DIGIT_CHARACTER', 'must be digits only', foreign, 1);
  return unless(Number(text) <= highest, text, `INVALID_${name}`, `has no such ${word}`);
}

function percentEncoding(text: string): Fault | undefined {
  const wrong = /%(?![0-9A-Fa-f]{2})/.exec(text);
  if (!wrong) return undefined;
  const length = Math.min(3, text.length - wrong.index);
  return fault('INVALID_PERCENT_SEQUENCE', 'has a percent sign without two hexadecimal digits', wrong.index, length);
}

function iban(text: string): Fault | undefined {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{1,30}$/.test(text)) return fault('IBAN_FORM', 'is no account number', 0, text.length);
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? undefined : fault('INCORRECT_IBAN_CHECKSUM', 'has wrong check digits', 2, 2);
}

function pieceOfTotal(text: string): Fault | undefined {
  const half = text.length / 2;
  const [piece, total] = [Number(text.slice(0, half)), Number(text.slice(half))];
  if (!/^(\d\d)+$/.test(text))
    return fault('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', 'needs piece and total', 0, text.length);
  if (piece === 0) return fault('ZERO_PIECE_NUMBER', 'counts pieces from 1', 0, half);
  if (total === 0) return fault('ZERO_TOTAL_PIECES', 'needs a total', half, half);
  return unless(piece <= total, text, 'PIECE_NUMBER_EXCEEDS_TOTAL', 'has a piece beyond its total');
}

function positionInSequence(text: string): Fault | undefined {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  if (!match) return fault('POSITION_IN_SEQUENCE_MALFORMED', 'must look like 1/2', 0, text.length);
  return unless(Number(match[1]) <= Number(match[2]), text, 'POSITION_EXCEEDS_END', 'has a position beyond its end');
}
