import { checkDigitOf } from './check-digit.ts';
import type { Element } from './element.ts';

/**
 * The GS1 elements an EPC URN stands for, e.g. `urn:epc:id:sgtin:9521234.054321.AB12` → (01)09521234543213 (21)AB12
 * (EPC Tag Data Standard §6.3). Reads identities, lot classes, patterns with an open serial number, and tags.
 * @returns undefined when it is no EPC URN of a kind GS1 gives out
 */
export function elementsOfEpcUrn(urn: string): Element[] | undefined {
  const match = /^urn:epc:(id|class|idpat|tag):([a-z]+)(?:-[0-9]+|\+)?:([^:]+)$/i.exec(urn);
  if (!match) return undefined;
  const [, form = '', scheme = '', rest = ''] = match;
  // A tag says in its first field how to filter it; that is no part of the identity.
  const fields = rest.split('.').slice(form.toLowerCase() === 'tag' ? 1 : 0);
  if (fields.length < 2 || !/^\d{6,12}$/.test(fields[0] as string)) return undefined;
  // A serial number may itself have dots.
  return schemes[scheme.toLowerCase()]?.(fields[0] as string, fields[1] as string, fields.slice(2));
}

type Scheme = (company: string, reference: string, rest: readonly string[]) => Element[];

const schemes: Readonly<Record<string, Scheme>> = {
  sgtin: (company, reference, rest) => [gtin(company, reference), ...serial('21', rest)],
  lgtin: (company, reference, rest) => [gtin(company, reference), ...serial('10', rest)],
  upui: (company, reference, rest) => [gtin(company, reference), ...serial('235', rest)],
  itip: (company, reference, [piece = '', total = '', ...rest]) => [
    { ai: '8006', value: gtin(company, reference).value + piece + total },
    ...serial('21', rest),
  ],
  sscc: (company, reference) => [{ ai: '00', value: leadingFirst(company, reference) }],
  sgln: (company, reference, rest) => [
    { ai: '414', value: withCheckDigit(company + reference) },
    ...serial('254', rest).filter(({ value }) => value !== '0'),
  ],
  pgln: (company, reference) => [{ ai: '417', value: withCheckDigit(company + reference) }],
  grai: (company, reference, rest) => [
    { ai: '8003', value: `0${withCheckDigit(company + reference)}${text(rest.join('.'))}` },
  ],
  giai: (company, reference, rest) => [{ ai: '8004', value: company + text([reference, ...rest].join('.')) }],
  cpi: (company, reference, rest) => [{ ai: '8010', value: company + text(reference) }, ...serial('8011', rest)],
  gsrn: (company, reference) => [{ ai: '8018', value: withCheckDigit(company + reference) }],
  gsrnp: (company, reference) => [{ ai: '8017', value: withCheckDigit(company + reference) }],
  gdti: (company, reference, rest) => [
    { ai: '253', value: withCheckDigit(company + reference) + text(rest.join('.')) },
  ],
  sgcn: (company, reference, rest) => [{ ai: '255', value: withCheckDigit(company + reference) + rest.join('.') }],
  ginc: (company, reference, rest) => [{ ai: '401', value: company + text([reference, ...rest].join('.')) }],
  gsin: (company, reference) => [{ ai: '402', value: withCheckDigit(company + reference) }],
};

function gtin(company: string, reference: string): Element {
  return { ai: '01', value: leadingFirst(company, reference) };
}

/** The indicator or extension digit leads the reference in the URN, but the whole number in the code. */
function leadingFirst(company: string, reference: string): string {
  return withCheckDigit(reference.slice(0, 1) + company + reference.slice(1));
}

function withCheckDigit(digits: string): string {
  return /^\d*$/.test(digits) ? digits + checkDigitOf(digits) : digits;
}

function serial(ai: string, rest: readonly string[]): Element[] {
  const value = rest.join('.');
  return value === '' || value === '*' ? [] : [{ ai, value: text(value) }];
}

function text(encoded: string): string {
  return encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
