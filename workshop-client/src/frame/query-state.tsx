import { dateTime } from '#web-kit/texts/format.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import type { Query } from '../data/use-query.ts';
import { t } from '../texts/t.ts';

/** Says how an answer stands: still coming, from earlier, not to be had. Says nothing when all is well. */
export function QueryState({ query }: { query: Query<unknown> }) {
  if (query.data === undefined && query.loading) return <p class="loading">{t().app.loading}</p>;
  if (query.problem === 'unreachable')
    return (
      <Banner tone="info">
        <p>
          {t().app.unreachable} {query.asOf && t().app.asOf(dateTime(query.asOf))}
        </p>
        <Button onPress={query.reload}>{t().app.tryAgain}</Button>
      </Banner>
    );
  if (query.problem) return <Banner tone="danger">{refusalSentence(query.problem)}</Banner>;
  return null;
}
