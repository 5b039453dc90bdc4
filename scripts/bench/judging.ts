import { accessView } from '#schemas/access-view.ts';
import { completeness } from '#schemas/completeness/completeness.ts';
import type { Passport } from '#schemas/passport.ts';
import { passportText } from './passports.ts';

const rounds = 40;

/** Microseconds that the access view and the completeness of one passport cost together, once the program is warm and undisturbed. */
export function measureJudging(): number {
  const passports = Array.from({ length: 1000 }, (_, n) => JSON.parse(passportText(n)) as Passport);
  const audiences = new Set(['public', 'legitimateInterest'] as const);
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const passport of passports) {
      accessView(passport, audiences);
      completeness(passport, { category: passport.general.category, asOf: '2027-02-18' });
    }
    return ((performance.now() - started) * 1000) / passports.length;
  });
  return Math.min(...times.slice(rounds / 2));
}
