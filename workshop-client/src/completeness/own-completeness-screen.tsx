import { useState } from 'preact/hooks';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { type AskedDay, addressOf, askedDay } from '../data/asked-day.ts';
import { useQuery } from '../data/use-query.ts';
import { type ModelGaps, ownCompletenessDocument } from '../documents/completeness.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ArrowSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';
import { DayChoice } from './day-choice.tsx';
import { GapCard } from './gap-card.tsx';

const place = linkTo('completeness');

/** What the passports this firm answers for still lack, by model: one look for a whole production. */
export function OwnCompletenessScreen({ query }: { query: URLSearchParams }) {
  const asked = askedDay(query, new Date());
  return (
    <Screen title={t().completeness.own} back={linkTo()}>
      <p>{t().completeness.ownLead}</p>
      <DayChoice place={place} asked={asked} />
      <Pages key={addressOf(place, asked)} asked={asked} />
    </Screen>
  );
}

/** Passports come five hundred at a time, the newest first. */
function Pages({ asked }: { asked: AskedDay }) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  return (
    <>
      {cursors.map((after, index) => (
        <OwnPage
          key={after ?? 'first'}
          asked={asked}
          after={after}
          last={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </>
  );
}

interface OwnPageProps {
  asked: AskedDay;
  after: string | undefined;
  last: boolean;
  onMore: (cursor: string) => void;
}

function OwnPage({ asked, after, last, onMore }: OwnPageProps) {
  const c = t().completeness;
  const variables = { asOf: asked.asOf, guidance: asked.guidance || null, after };
  const keepAs = { kind: 'report', id: `own ${asked.asOf} ${asked.guidance} ${after ?? ''}` };
  const query = useQuery(ownCompletenessDocument, variables, { keepAs });
  const found = query.data?.ownCompleteness;
  if (!found) return <QueryState query={query} />;
  const { batteries, complete, models, pageInfo } = found;
  const open = models.filter((model) => model.missing.length > 0);
  return (
    <>
      <QueryState query={query} />
      <p class="result-count" role="status">
        {batteries === 0 ? c.ownNone : c.ownCount(complete, batteries)}
      </p>
      {open.map((model) => (
        <ModelPanel key={model.example.id} model={model} asked={asked} />
      ))}
      {last && pageInfo.hasNextPage && pageInfo.endCursor && (
        <Button wide onPress={() => onMore(pageInfo.endCursor as string)}>
          {t().app.more}
        </Button>
      )}
    </>
  );
}

function ModelPanel({ model, asked }: { model: ModelGaps; asked: AskedDay }) {
  const c = t().completeness;
  const { name, modelIdentifier, category, batteries, complete, missing, example } = model;
  const here = addressOf(linkTo('battery', example.id, 'completeness'), asked);
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{name ?? modelIdentifier}</h2>
        <span class="panel-note">{c.ofModel(complete, batteries)}</span>
      </div>
      <p class="row-facts">
        <span class="code">{modelIdentifier}</span>
        {word(w().category, category)}
      </p>
      <details class="fold fold-small">
        <summary>
          {t().battery.missing} <span class="count">{missing.length}</span>
        </summary>
        <ul class="gaps">
          {missing.map((gap) => (
            <GapCard key={gap.point.dataPoint} point={gap.point} asOf={asked.asOf}>
              {batteries > 1 && <span>{c.atBatteries(gap.batteries, batteries)}</span>}
            </GapCard>
          ))}
        </ul>
      </details>
      <a class="link-arrow" href={here}>
        {batteries > 1 ? c.example(example.serialNumber ?? example.id) : c.details} <ArrowSign />
      </a>
    </section>
  );
}
