import type { Passport } from '../generated/types.ts';
import type { Category } from './data-points.ts';
import { bindingFrom, legalDateOf } from './legal-dates.ts';

/** Whether the law asks for a passport of this battery on a day. A passport is always allowed. */
export interface PassportScope {
  /** unknown: the passport does not say how much energy the battery holds. */
  state: 'required' | 'notYet' | 'voluntary' | 'unknown';
  /** The first day on which it is asked for at all. */
  from: string;
  source: string;
  reason: { de: string; en: string };
}

const source = '2023/1542 Art. 77(1)';

/** Industrial batteries up to this energy need no passport (2023/1542 Art. 77(1)). */
const industrialLimitKwh = 2;

/** The day before which nothing needed a passport. */
export const passportsFrom: string = bindingFrom(legalDateOf('passport', 1, 'ev') ?? never()) ?? never();

/** The scope test of Art. 77(1): category, energy of industrial batteries, and the day of placing on the market. */
export function passportScope(passport: Passport, category: Category, asOf: string): PassportScope {
  const answer = (state: PassportScope['state'], reason: PassportScope['reason']): PassportScope => ({
    state,
    from: passportsFrom,
    source,
    reason,
  });
  const placedOn = passport.general.placedOnMarketOn;
  const energy = needsEnergy(category) ? energyKwh(passport) : undefined;
  if (energy !== undefined && energy <= industrialLimitKwh) return answer('voluntary', reasons.small);
  if (placedOn !== undefined && placedOn < passportsFrom) return answer('voluntary', reasons.early);
  if (needsEnergy(category) && energy === undefined) return answer('unknown', reasons.energyUnknown);
  if (asOf < passportsFrom) return answer('notYet', reasons.notYet);
  return answer('required', reasons.required);
}

function needsEnergy(category: Category): boolean {
  return category === 'industrial' || category === 'stationary';
}

function energyKwh({ performance }: Passport): number | undefined {
  if (performance?.nominalEnergyKwh !== undefined) return performance.nominalEnergyKwh;
  const { ratedCapacityAh, nominalVoltageV } = performance ?? {};
  if (ratedCapacityAh === undefined || nominalVoltageV === undefined) return undefined;
  return (ratedCapacityAh * nominalVoltageV) / 1000;
}

const reasons = {
  small: {
    de: 'Industriebatterien bis 2 kWh brauchen keinen Pass.',
    en: 'Industrial batteries of up to 2 kWh need no passport.',
  },
  early: {
    de: 'Vor dem 18. Februar 2027 in Verkehr gebracht; der Pass ist freiwillig.',
    en: 'Placed on the market before 18 February 2027; the passport is voluntary.',
  },
  energyUnknown: {
    de: 'Industriebatterien brauchen über 2 kWh einen Pass; der Energieinhalt ist nicht angegeben.',
    en: 'Industrial batteries need a passport above 2 kWh; the energy is not stated.',
  },
  notYet: {
    de: 'Der Pass wird ab dem 18. Februar 2027 verlangt.',
    en: 'The passport is asked for from 18 February 2027.',
  },
  required: {
    de: 'Diese Batterie braucht einen Pass.',
    en: 'This battery needs a passport.',
  },
};

function never(): never {
  throw new Error('legal-dates.ts has lost the day from which passports are needed.');
}
