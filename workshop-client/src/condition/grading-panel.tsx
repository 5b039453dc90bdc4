import { citation } from '#web-kit/texts/citation.ts';
import { date, number } from '#web-kit/texts/format.ts';
import type { GradingAnswer } from '../documents/condition.ts';
import { t } from '../texts/t.ts';

const tones = { POSSIBLE: 'good', INSPECT_FIRST: 'danger', NOT_ADVISED: 'warn', UNKNOWN: 'info' } as const;

/** The grade for a second life with every reason; that somebody has to look first is bigger than any grade. */
export function GradingPanel({ grading }: { grading: GradingAnswer }) {
  const { grade, verdict, use, reasons, scale, note, sources, validFrom } = grading;
  const g = t().grading;
  return (
    <section class="panel" aria-labelledby="grading">
      <h2 id="grading">{g.title}</h2>
      <div class={`grade grade-${tones[verdict]}`}>
        {grade && (
          <strong class="grade-name">
            <span class="for-screen-readers">{g.grade} </span>
            {grade}
          </strong>
        )}
        <div>
          <p class="grade-verdict">{g.verdicts[verdict]}</p>
          {use && <p>{verdict === 'INSPECT_FIRST' ? g.useThen(use) : use}</p>}
        </div>
      </div>
      <ul class="grade-reasons">
        {reasons.map(({ code, text, source }) => (
          <li key={code}>
            {text} {source && <span class="quiet">{citation(source)}</span>}
          </li>
        ))}
      </ul>
      <details class="fold fold-small">
        <summary>{g.scale}</summary>
        <ul class="grade-scale">
          {scale.map((step) => (
            <li key={step.grade}>
              <strong>{step.grade}</strong>
              <span>
                {step.use}
                <span class="quiet">{asked(step)}</span>
              </span>
            </li>
          ))}
        </ul>
        <p class="quiet">
          {note} {g.from(date(validFrom))} {sources.map(citation).join(' · ')}
        </p>
      </details>
    </section>
  );
}

function asked({ healthAtLeast, resistanceIncreaseAtMost }: GradingAnswer['scale'][number]): string {
  const g = t().grading;
  const parts = [
    healthAtLeast !== null && g.healthAtLeast(number(healthAtLeast, '%', 1)),
    resistanceIncreaseAtMost !== null && g.resistanceAtMost(number(resistanceIncreaseAtMost, '%', 1)),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : g.otherwise;
}
