import { type Fault, fault, firstOutside } from './fault.ts';

/** The check digit GS1 puts behind these digits: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications §7.9). */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    sum += (digits.charCodeAt(digits.length - 1 - place) - 48) * (place % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the text is a GTIN of 8, 12, 13 or 14 digits with the right check digit. */
export function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text) && checkDigitOf(text.slice(0, -1)) === text.at(-1);
}

/** A number that ends in a check digit. */
export function csum(text: string): Fault | undefined {
  if (text === '') return fault('TOO_SHORT_FOR_CHECK_DIGIT', 'has no check digit', 0, 0);
  const foreign = firstOutside(text, /[^0-9]/);
  if (foreign >= 0) return fault('NON_DIGIT_CHARACTER', 'must be digits only', foreign, 1);
  const right = checkDigitOf(text.slice(0, -1));
  if (right === text.at(-1)) return undefined;
  return fault('INCORRECT_CHECK_DIGIT', `has check digit ${text.at(-1)} where ${right} is right`, text.length - 1, 1);
}

/** A text that ends in a pair of check characters, as Global Model Numbers do (GS1 General Specifications §7.9.5). */
export function csumalpha(text: string): Fault | undefined {
  if (text.length < 2) return fault('TOO_SHORT_FOR_CHECK_PAIR', 'has no pair of check characters', 0, text.length);
  if (text.length - 2 > primes.length) {
    return fault('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', 'is too long for check characters', 0, text.length);
  }
  const body = text.slice(0, -2);
  const foreign = firstOutside(body, outsideCset82);
  if (foreign >= 0) return fault('INVALID_CSET82_CHARACTER', 'has a character that GS1 does not allow', foreign, 1);
  const right = checkPairOf(body);
  if (text.endsWith(right)) return undefined;
  return fault(
    'INCORRECT_CHECK_PAIR',
    `has check characters ${text.slice(-2)} where ${right} is right`,
    body.length,
    2,
  );
}

function checkPairOf(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    sum += cset82.indexOf(body[body.length - 1 - place] as string) * (primes[place] as number);
  }
  const remainder = sum % 1021;
  return `${checkAlphabet[remainder >> 5]}${checkAlphabet[remainder & 31]}`;
}

const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
export const outsideCset82 = /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/;
const checkAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const primes = firstPrimes(97);

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
