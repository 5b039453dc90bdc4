import { checkVin } from '#schemas/codes/vin.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { t } from '../texts.ts';

/** What to say below the field while somebody types: a count as long as it is too short, wrong letters at once. */
export function vinNote(text: string, legacy: boolean): { problem?: Refusal; confirmed?: string; hint?: string } {
  const typed = text.replace(/[\s\-*]/g, '');
  if (typed === '') return { hint: t().intake.vinHint };
  const checked = checkVin(text, { legacy });
  if ('vin' in checked) {
    const warnings = checked.warnings.map((code) => refusalSentence(refusal(code)));
    return { confirmed: [t().intake.vinGood, ...warnings].join(' ') };
  }
  if (checked.code === 'VIN_LENGTH' && typed.length < 17) return { hint: t().intake.vinCount(typed.length) };
  return { problem: checked };
}
