import { propertyAt } from '#schemas/passport.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { language } from '#web-kit/texts/language.ts';
import type { WithheldPoint } from '../documents/battery.ts';
import { t } from '../texts/t.ts';

/** What is or can be in the passport but is not for this viewer, by name, with who could see it and by which rule. */
export function WithheldPanel({ withheld }: { withheld: WithheldPoint[] }) {
  if (withheld.length === 0) return null;
  return (
    <details class="fold fold-withheld">
      <summary>
        {t().battery.withheld} <span class="count">{withheld.length}</span>
      </summary>
      <p class="quiet">{t().battery.withheldLead}</p>
      <ul class="withheld">
        {withheld.map((point) => (
          <li key={point.path}>
            <strong>{propertyAt(point.path)?.title[language.value] ?? point.title}</strong>
            <span class="quiet">
              {t().battery.visibleTo[point.access as 'pli'] ?? point.access} · {citation(point.source)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
