import { type Refusal, type RefusalCode, refusal } from '../refusal.ts';
import { vinCharacters, vinLength } from '../refusals/code-cases.ts';

/** What is worth a second look, with its sentence in the store of refusals. */
export type VinWarning = Extract<RefusalCode, 'VIN_CHECK_DIGIT' | 'VIN_LAST_FOUR' | 'VIN_LEGACY'>;

/** A vehicle identification number that can be used, and what is worth a second look. */
export interface CheckedVin {
  /** Upper case, without blanks or hyphens. */
  vin: string;
  /** None of them forbids the number. */
  warnings: VinWarning[];
}

/**
 * Checks a vehicle identification number by the European rules: 17 characters of A–Z without I, O, Q and 0–9
 * (ISO 3779; Regulation (EU) 2021/535 Annex II). No check digit is asked for: only North America (49 CFR 565) and China
 * (GB 16735) have one, and there a mismatch is a warning, since the number on the car is what counts.
 *
 * `legacy` allows shorter numbers of vehicles from before 1981.
 */
export function checkVin(text: string, options: { legacy?: boolean } = {}): CheckedVin | Refusal {
  const vin = text
    .slice(0, 100)
    .replace(/[\s\-*]/g, '')
    .toUpperCase();
  if (options.legacy) return checkLegacy(vin);
  const forbidden = /[IOQ]/.exec(vin);
  if (forbidden && /^[A-Z0-9]+$/.test(vin))
    return refusal('VIN_CHARACTERS', { ...forbiddenLetter(forbidden[0]), source });
  const foreign = /[^A-Z0-9]/u.exec(vin);
  if (foreign) return refusal('VIN_CHARACTERS', { ...vinCharacters.foreign(foreign[0]), source });
  if (vin.length !== 17) return refusal('VIN_LENGTH', { ...vinLength.full(vin.length), source });
  return { vin, warnings: warningsOf(vin) };
}

function checkLegacy(vin: string): CheckedVin | Refusal {
  if (vin.length === 17) {
    const checked = checkVin(vin);
    if ('vin' in checked) return checked;
  }
  if (!/^[A-Z0-9]*$/.test(vin)) return refusal('VIN_CHARACTERS', { ...vinCharacters.ofChassis, source });
  if (vin.length < 4 || vin.length > 17) {
    return refusal('VIN_LENGTH', { ...vinLength.legacy(vin.length), source });
  }
  return { vin, warnings: ['VIN_LEGACY'] };
}

function warningsOf(vin: string): VinWarning[] {
  const warnings: VinWarning[] = [];
  // World manufacturer identifiers of North America begin with 1–5 or 7F–70, those of China with L (ISO 3780).
  const checkDigitIsUsed = /^([1-5L]|7[F-Z0])/.test(vin);
  if (checkDigitIsUsed && northAmericanCheckDigit(vin) !== vin[8]) warnings.push('VIN_CHECK_DIGIT');
  if (!/\d{4}$/.test(vin)) warnings.push('VIN_LAST_FOUR');
  return warnings;
}

/** 49 CFR 565.15(c): letters become digits, each place has a weight, the sum modulo 11 stands at place 9. */
function northAmericanCheckDigit(vin: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += letterValue(vin.charCodeAt(place)) * (weights[place] as number);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const letterValues = '12345678.12345.7.923456789';

function letterValue(code: number): number {
  return code < 65 ? code - 48 : Number(letterValues[code - 65]);
}

function forbiddenLetter(letter: string) {
  return vinCharacters.neverUsed(letter, letter === 'I' ? '1' : '0');
}

const source = 'ISO 3779';
