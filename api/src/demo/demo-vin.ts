import { checkVin } from '#schemas/codes/vin.ts';

/**
 * A VIN that no real vehicle has: the maker's code is real (ISO 3780), the description section says DEM, which no maker
 * uses. Where the ninth place is a check digit (North America, China), it is right.
 */
export function demoVin(wmi: string, number: number, year: number): string {
  const yearCode = modelYears[(year - 2010) % modelYears.length];
  const vins = checkDigits.map(
    (digit) =>
      `${wmi}DEM${String(number % 100).padStart(2, '0')}${digit}${yearCode}0${String(number).padStart(6, '0')}`,
  );
  return vins.find(passesWithoutWarning) ?? `${vins[0]}`;
}

function passesWithoutWarning(vin: string): boolean {
  const checked = checkVin(vin);
  return 'vin' in checked && checked.warnings.length === 0;
}

const checkDigits = [...'0123456789X'];
const modelYears = 'ABCDEFGHJKLMNPRSTVWXY123456789';
