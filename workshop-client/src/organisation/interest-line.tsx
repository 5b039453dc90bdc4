import { date } from '#web-kit/texts/format.ts';
import { Chip, type Tone } from '#web-kit/ui/banner.tsx';
import type { Interest } from '../documents/interests.ts';
import { t } from '../texts/t.ts';

const tones: Record<Interest['state'], Tone> = {
  WAITING: 'warn',
  IN_FORCE: 'good',
  NOT_YET: 'info',
  EXPIRED: 'plain',
  ENDED: 'plain',
};

/** What an interest says: what for, what proves it, since when, and how it stands. */
export function InterestLine({ interest, firm }: { interest: Interest; firm?: string }) {
  const i = t().interests;
  const { purpose, proof, from, until, batteries, state, confirmedBy, endedBecause } = interest;
  return (
    <span class="row-text">
      <strong>{firm ? `${firm}: ${i.purposes[purpose]}` : i.purposes[purpose]}</strong>
      <span>{[i.proofs[proof.kind], proof.reference, proof.issuer].filter(Boolean).join(' · ')}</span>
      <span class="row-facts">
        {t().mandates.term(date(from), date(until))}
        {batteries && ` · ${i.batteries(batteries.length)}`}
        {confirmedBy && ` · ${i.confirmedBy(confirmedBy.name)}`}
        {endedBecause && ` · ${endedBecause}`}
      </span>
      <span class="row-chips">
        <Chip tone={tones[state]}>{i.states[state]}</Chip>
      </span>
    </span>
  );
}
