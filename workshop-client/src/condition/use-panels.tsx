import { useQuery } from '../data/use-query.ts';
import { conditionDocument } from '../documents/condition.ts';
import { GradingPanel } from './grading-panel.tsx';
import { TrendPanel } from './trend-panel.tsx';

/** How fit a battery is, and what it tells of its use; nothing for who may not see its condition. `version`: asked anew when it changes. */
export function UsePanels({ id, version }: { id: string; version: string }) {
  const keepAs = { kind: 'condition', id };
  const query = useQuery(conditionDocument, { id }, { keepAs, version });
  const page = query.data?.battery;
  if (!page) return null;
  return (
    <>
      {page.grading && <GradingPanel grading={page.grading} />}
      {page.conditionSummary && (
        <TrendPanel id={id} version={version} summary={page.conditionSummary} events={page.negativeEvents} />
      )}
    </>
  );
}
