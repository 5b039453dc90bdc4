import { useQuery } from '../data/use-query.ts';
import { batteriesDocument } from '../documents/search.ts';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryLineContent } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';

/** The first batteries at one's firm, to be ticked; others are scanned or typed. */
export function MyBatteries({ chosen, onToggle }: { chosen: readonly string[]; onToggle: (id: string) => void }) {
  const query = useQuery(
    batteriesDocument,
    { filter: { inMyCustody: true } },
    { keepAs: { kind: 'list', id: 'mine' } },
  );
  const lines = query.data?.batteries.edges.map(({ node }) => node) ?? [];
  if (query.data && lines.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t().labels.mine}</summary>
      <QueryState query={query} />
      <div class="item-choice">
        {lines.map((line) => (
          <label key={line.id} class="item">
            <input type="checkbox" checked={chosen.includes(line.id)} onChange={() => onToggle(line.id)} />
            <BatteryLineContent battery={line} />
          </label>
        ))}
      </div>
    </details>
  );
}
