import { language } from './language.ts';

const locale = () => (language.value === 'de' ? 'de-DE' : 'en-IE');

/** `412,5 kg`; empty for nothing. */
export function number(value: number | null | undefined, unit = '', digits = 2): string {
  if (value === null || value === undefined) return '';
  const text = new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
  return unit ? `${text}\u00a0${unit}` : text;
}

/** `20. Nov. 2026, 11:04`; empty for nothing, the text itself when it is no date. */
export function dateTime(at: string | null | undefined): string {
  return formatted(at, { dateStyle: 'medium', timeStyle: 'short' });
}

export function date(on: string | null | undefined): string {
  return formatted(on, { dateStyle: 'medium' });
}

export function time(at: string | null | undefined): string {
  return formatted(at, { timeStyle: 'short' });
}

function formatted(text: string | null | undefined, options: Intl.DateTimeFormatOptions): string {
  if (!text) return '';
  const value = new Date(text);
  return Number.isNaN(value.getTime()) ? text : new Intl.DateTimeFormat(locale(), options).format(value);
}

/**
 * What a person typed as a number: comma or point, blanks forgiven. Undefined when it is none, and for `1.200` and
 * `1,200`: one reader takes that for a thousand times what another does, and a weight is no place to guess.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '');
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  if (!/^\d+([.,]\d+)?$/.test(plain) || /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return undefined;
  return Number(plain.replace(',', '.'));
}
