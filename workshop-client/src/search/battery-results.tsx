import { useState } from 'preact/hooks';
import type { BatteryFilter } from '#web-kit/generated/graphql.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { useQuery } from '../data/use-query.ts';
import { batteriesDocument } from '../documents/search.ts';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryRow } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';
import type { SearchQuestion } from './search-screen.tsx';

/** Batteries one may see that fit the question, page by page. */
export function BatteryResults({ asked }: { asked: SearchQuestion }) {
  return <Results key={JSON.stringify(asked)} asked={asked} />;
}

function Results({ asked }: { asked: SearchQuestion }) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const [count, setCount] = useState<number>();
  return (
    <section aria-label={t().search.title}>
      <p class="result-count" role="status">
        {count !== undefined && t().search.results(count)}
      </p>
      {count === 0 && <p class="nothing">{t().search.nothing}</p>}
      <ul class="rows rows-wide">
        {cursors.map((after, index) => (
          <ResultPage
            key={after ?? 'first'}
            asked={asked}
            after={after}
            last={index === cursors.length - 1}
            onCount={setCount}
            onMore={(cursor) => setCursors([...cursors, cursor])}
          />
        ))}
      </ul>
    </section>
  );
}

interface ResultPageProps {
  asked: SearchQuestion;
  after: string | undefined;
  last: boolean;
  onCount: (count: number) => void;
  onMore: (cursor: string) => void;
}

function ResultPage({ asked, after, last, onCount, onMore }: ResultPageProps) {
  const variables = { filter: filterOf(asked), after };
  const whole = asked.mine && !asked.text && !asked.status && !asked.category && !after;
  const query = useQuery(batteriesDocument, variables, {
    ...(whole && { keepAs: { kind: 'list', id: 'mine' } }),
  });
  const page = query.data?.batteries;
  if (page && !after) queueMicrotask(() => onCount(page.totalCount));
  return (
    <>
      {!page && (
        <li>
          <QueryState query={query} />
        </li>
      )}
      {page?.edges.map(({ node }) => (
        <li key={node.id}>
          <BatteryRow battery={node} />
        </li>
      ))}
      {last && page?.pageInfo.hasNextPage && page.pageInfo.endCursor && (
        <li>
          <Button wide onPress={() => onMore(page.pageInfo.endCursor as string)}>
            {t().app.more}
          </Button>
        </li>
      )}
    </>
  );
}

function filterOf({ text, mine, status, category }: SearchQuestion): BatteryFilter {
  return {
    text: text || undefined,
    inMyCustody: mine || undefined,
    status: status || undefined,
    category: category || undefined,
  };
}
