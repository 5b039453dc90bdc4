import { date } from '#web-kit/texts/format.ts';
import type { RepairLine } from '../documents/battery.ts';
import { t } from '../texts/t.ts';

/** The repair log, newest first; nothing when there is none or when it is not for this viewer. */
export function RepairsPanel({ repairs }: { repairs: readonly RepairLine[] }) {
  if (repairs.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="repairs">
      <h2 id="repairs">{t().repair.log}</h2>
      <ul class="seals">
        {[...repairs].reverse().map((repair) => (
          <li key={`${repair.repairedAt} ${repair.description}`} class="seal">
            <strong>{repair.description}</strong>
            {repair.parts.length > 0 && <span>{repair.parts.join(', ')}</span>}
            <span class="quiet">
              {[date(repair.repairedAt), repair.organisation?.name, repair.report].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
