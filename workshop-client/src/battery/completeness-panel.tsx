import { citation } from '#web-kit/texts/citation.ts';
import { date } from '#web-kit/texts/format.ts';
import { useQuery } from '../data/use-query.ts';
import { completenessDocument, type MissingPoint } from '../documents/battery.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { ArrowSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';

/** How much of what the law asks for is there, and who has to supply the rest. */
export function CompletenessPanel({ id }: { id: string }) {
  const query = useQuery(completenessDocument, { id }, { keepAs: { kind: 'completeness', id } });
  const found = query.data?.battery?.completeness;
  if (!found) return query.problem && query.problem !== 'unreachable' ? <QueryState query={query} /> : null;
  return (
    <div class="completeness">
      <p>
        <strong>{t().battery.completeness}:</strong> {t().battery.completenessOf(found.present, found.required)}
      </p>
      <progress max={found.required} value={found.present} aria-label={t().battery.completeness} />
      <p class="quiet">{t().battery.guidance(found.guidance, date(found.asOf))}</p>
      <Points title={t().battery.missing} points={found.missing} />
      <Points title={t().battery.pending} points={found.pending} />
      <a class="link-arrow" href={linkTo('battery', id, 'completeness')}>
        {t().completeness.open} <ArrowSign />
      </a>
    </div>
  );
}

function Points({ title, points }: { title: string; points: MissingPoint[] }) {
  if (points.length === 0) return null;
  return (
    <details class="fold fold-small">
      <summary>
        {title} <span class="count">{points.length}</span>
      </summary>
      <ul class="withheld">
        {points.map((point) => (
          <li key={point.dataPoint}>
            <strong>{point.title}</strong>
            <span class="quiet">
              {citation(point.source)} · {t().battery.supplier(point.supplier)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
