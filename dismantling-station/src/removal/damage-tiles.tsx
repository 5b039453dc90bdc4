import type { DamageFlag, IsolationState } from '#web-kit/generated/graphql.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choice, Choices } from '#web-kit/ui/choice.tsx';
import { t } from '../texts.ts';
import { flags as known } from './danger.ts';

/** What somebody sees and measures when walking around a battery. */
export interface Damage {
  flags: DamageFlag[];
  isolation: IsolationState;
}

const isolationTones = { OK: 'good', FAULT: 'danger', UNKNOWN: 'info' } as const;

/** Signs of damage and the isolation. An isolation fault that was seen is one that was measured. */
export function DamageTiles({
  legend,
  flags,
  isolation,
  change,
}: Damage & { legend: string; change: (part: Partial<Damage>) => void }) {
  return (
    <>
      <Choices
        legend={legend}
        columns={4}
        values={flags}
        onValues={(next) => change({ flags: next, ...(next.includes('ISOLATION_FAULT') && { isolation: 'FAULT' }) })}
        options={known.map((value) => ({ value, tone: 'danger', title: word(w().flag, value) }))}
      />
      <Choice
        legend={t().removal.isolation}
        columns={3}
        value={isolation}
        onValue={(next) => change({ isolation: next })}
        options={(['OK', 'FAULT', 'UNKNOWN'] as const).map((value) => ({
          value,
          tone: isolationTones[value],
          title: t().removal.isolationWord[value],
        }))}
      />
    </>
  );
}
