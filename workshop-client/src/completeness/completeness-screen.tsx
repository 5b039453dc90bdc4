import { citation } from '#web-kit/texts/citation.ts';
import { date } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { addressOf, askedDay } from '../data/asked-day.ts';
import { useQuery } from '../data/use-query.ts';
import { type CompletenessReport, completenessReportDocument, type GapPoint } from '../documents/completeness.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';
import { DayChoice } from './day-choice.tsx';
import { GapCard } from './gap-card.tsx';

/** What the passport of one battery lacks on a day: what it blocks, since when, by which article, and who supplies it. */
export function CompletenessScreen({ battery: id, query: question }: { battery: string; query: URLSearchParams }) {
  const asked = askedDay(question, new Date());
  const place = linkTo('battery', id, 'completeness');
  const query = useQuery(
    completenessReportDocument,
    { id, asOf: asked.asOf, guidance: asked.guidance || null },
    { keepAs: { kind: 'report', id: `report ${id} ${asked.asOf} ${asked.guidance}` } },
  );
  const battery = query.data?.battery;
  return (
    <Screen title={t().battery.completeness} back={linkTo('battery', id)}>
      {battery && <p class="about">{fullName(battery)}</p>}
      <DayChoice place={place} asked={asked} />
      <QueryState query={query} />
      {battery === null && <Banner tone="warn">{t().battery.unknown}</Banner>}
      {battery && <Report report={battery.completeness} />}
      {battery?.allowedSteps.includes('revisePassport') && (
        <div class="form-end">
          <a class="button button-primary button-wide" href={addressOf(linkTo('battery', id, 'amend'), asked)}>
            {t().amend.open}
          </a>
        </div>
      )}
    </Screen>
  );
}

function Report({ report }: { report: CompletenessReport }) {
  const { asOf, required, present, missing, conditional, pending, scope } = report;
  const c = t().completeness;
  return (
    <>
      <section class="panel" aria-labelledby="summary">
        <h2 id="summary">{t().battery.completenessOf(present, required)}</h2>
        <progress class="wide-progress" max={required} value={present} aria-label={t().battery.completeness} />
        <p>
          {scope.reason} <span class="quiet">{citation(scope.source)}</span>
        </p>
        <p class="quiet">{t().battery.guidance(report.guidance, date(asOf))}</p>
        {missing.length === 0 && <p class="complete">{c.complete}</p>}
      </section>
      <Blocked points={missing} asOf={asOf} />
      <Points title={c.conditional} lead={c.conditionalLead} points={conditional} asOf={asOf} />
      <Points title={t().battery.pending} lead={c.pendingLead} points={pending} asOf={asOf} />
    </>
  );
}

interface Gaps {
  points: readonly GapPoint[];
  asOf: string;
}

/** Missing points by what they hold up, the gravest first: most points wait on it. */
function Blocked({ points, asOf }: Gaps) {
  const c = t().completeness;
  const groups = Map.groupBy(points, ({ blocks }) => blocks && `${blocks.what}\n${blocks.from}\n${blocks.source}`);
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length);
  return (
    <>
      {ordered.map((group) => {
        const blocks = group[0]?.blocks;
        return (
          <section key={blocks?.what ?? ''} class="panel">
            <h2>
              {t().battery.missing} <span class="count">{group.length}</span>
            </h2>
            {blocks && <Banner tone="warn">{c.blocks(blocks.what, date(blocks.from), citation(blocks.source))}</Banner>}
            <GapList points={group} asOf={asOf} />
          </section>
        );
      })}
    </>
  );
}

function Points({ title, lead, points, asOf }: Gaps & { title: string; lead: string }) {
  if (points.length === 0) return null;
  return (
    <section class="panel">
      <details class="fold fold-small fold-first">
        <summary>
          <h2>{title}</h2> <span class="count">{points.length}</span>
        </summary>
        <p class="quiet">{lead}</p>
        <GapList points={points} asOf={asOf} />
      </details>
    </section>
  );
}

function GapList({ points, asOf }: Gaps) {
  return (
    <ul class="gaps">
      {points.map((point) => (
        <GapCard key={point.dataPoint} point={point} asOf={asOf} />
      ))}
    </ul>
  );
}
