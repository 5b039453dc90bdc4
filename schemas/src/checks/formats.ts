/**
 * The string formats our JSON Schemas name. Ajv's own `date` and `uri` let through what a person would call wrong
 * (2026-02-30 in a leap-second-tolerant reading, `javascript:` as an address), so these are ours and strict.
 */
export const formats: Record<string, (text: string) => boolean> = {
  /** A day that exists, YYYY-MM-DD. */
  'calendar-date': isCalendarDate,
  /** A month that exists, YYYY-MM. */
  'year-month': (text) => /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text),
  /** RFC 3339 date and time with offset, at a moment that exists. */
  timestamp: isTimestamp,
  /** GTIN in its 14-digit form with a right check digit. */
  gtin: (text) => /^\d{14}$/.test(text) && hasCheckDigit(text),
  /** Global Location Number, 13 digits with a right check digit. */
  gln: isGln,
  /** CAS number with a right check digit. */
  'cas-number': isCasNumber,
  /** An address a browser may open; nothing that runs. */
  'web-url': (text) => /^https?:\/\/[^\s/?#"<>\\]+[^\s"<>\\]*$/i.test(text),
  /** An absolute URI that identifies something: https, http, urn, did … */
  'identifier-uri': (text) => /^(https?:\/\/[^\s/?#"<>\\]+[^\s"<>\\]*|(urn|did|tag):[^\s"<>\\]+)$/i.test(text),
  email: (text) => /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\.]{2,}$/.test(text),
};

/** Whether the text is a Global Location Number: 13 digits with a right check digit. */
export function isGln(text: string): boolean {
  return /^\d{13}$/.test(text) && hasCheckDigit(text);
}

/** True when the last digit is the GS1 check digit (modulo 10, weights 3 and 1 from the right) of the others. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length - 1; i++) {
    sum += (digits.charCodeAt(digits.length - 2 - i) - 48) * (i % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

const datePattern = /^(19\d{2}|20\d{2}|21\d{2})-(\d{2})-(\d{2})$/;

function isCalendarDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isTimestamp(text: string): boolean {
  return text.charCodeAt(10) === 84 /* T */ && isCalendarDate(text.slice(0, 10)) && timePattern.test(text.slice(11));
}

function isCasNumber(text: string): boolean {
  const match = /^(\d{2,7})-(\d{2})-(\d)$/.exec(text);
  if (!match) return false;
  const digits = `${match[1]}${match[2]}`;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * (i + 1);
  return sum % 10 === Number(match[3]);
}
