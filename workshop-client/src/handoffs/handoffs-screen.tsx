import { useState } from 'preact/hooks';
import type { HandoffDirection, HandoffFilter, HandoffStatus } from '#web-kit/generated/graphql.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { handoffVersion } from '../data/live.ts';
import { closedStatuses, openStatuses } from '../data/tasks.ts';
import { useQuery } from '../data/use-query.ts';
import { handoffsDocument, keptHandoffs } from '../documents/handoffs.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { t } from '../texts/t.ts';
import { HandoffCard } from './handoff-card.tsx';

/** All handoffs of this firm, to it or from it, open or closed. New ones appear by themselves. */
export function HandoffsScreen({ query }: { query: URLSearchParams }) {
  const direction = query.get('direction') === 'outgoing' ? 'OUTGOING' : 'INCOMING';
  const closed = query.get('closed') === '1';
  return (
    <Screen title={t().handoffs.title} width="page">
      <div class="tabs">
        <Tab at="incoming" closed={closed} current={direction === 'INCOMING'} title={t().handoffs.incoming} />
        <Tab at="outgoing" closed={closed} current={direction === 'OUTGOING'} title={t().handoffs.outgoing} />
        <a class="button button-primary tabs-action" href={linkTo('offer')}>
          {t().handoffs.create}
        </a>
      </div>
      <List key={direction} direction={direction} statuses={openStatuses} title={t().handoffs.open} />
      <details class="fold" open={closed}>
        <summary>{t().handoffs.closed}</summary>
        <List key={direction} direction={direction} statuses={closedStatuses} />
      </details>
    </Screen>
  );
}

function Tab({ at, closed, current, title }: { at: string; closed: boolean; current: boolean; title: string }) {
  return (
    <a
      class="tab"
      href={withQuery(linkTo('handoffs'), { direction: at, ...(closed && { closed: '1' }) })}
      aria-current={current ? 'page' : undefined}
    >
      {title}
    </a>
  );
}

interface ListProps {
  direction: HandoffDirection;
  statuses: readonly HandoffStatus[];
  title?: string;
}

function List({ direction, statuses, title }: ListProps) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  return (
    <section aria-label={title ?? t().handoffs.closed}>
      {cursors.map((after, index) => (
        <Page
          key={after ?? 'first'}
          filter={{ direction, status: statuses }}
          after={after}
          last={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </section>
  );
}

interface PageProps {
  filter: HandoffFilter;
  after: string | undefined;
  last: boolean;
  onMore: (cursor: string) => void;
}

function Page({ filter, after, last, onMore }: PageProps) {
  const query = useQuery(
    handoffsDocument,
    { filter, after },
    { version: handoffVersion.value, ...(!after && { keepAs: { kind: 'list', id: keptHandoffs(filter) } }) },
  );
  const page = query.data?.handoffs;
  return (
    <>
      <QueryState query={query} />
      {page && !after && page.edges.length === 0 && <p class="nothing">{t().handoffs.none}</p>}
      <ul class="cards">
        {page?.edges.map(({ node }) => (
          <li key={node.id}>
            <HandoffCard handoff={node} />
          </li>
        ))}
      </ul>
      {last && page?.pageInfo.hasNextPage && page.pageInfo.endCursor && (
        <Button wide onPress={() => onMore(page.pageInfo.endCursor as string)}>
          {t().app.more}
        </Button>
      )}
    </>
  );
}
