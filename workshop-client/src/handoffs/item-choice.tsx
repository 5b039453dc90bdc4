import { useScan } from '#web-kit/scanner/use-scan.ts';
import { useClient } from '../app/client.ts';
import { QueryState } from '../app/query-state.tsx';
import { BatteryLineContent, ComponentLineContent } from '../search/rows.tsx';
import { t } from '../texts/t.ts';
import type { OfferableItems } from './use-offerable.ts';

interface ItemChoiceProps {
  offerable: OfferableItems;
  chosen: readonly string[];
  onChosen: (ids: string[]) => void;
}

/** Batteries and components to pass on. Scanning one chooses it. */
export function ItemChoice({ offerable, chosen, onChosen }: ItemChoiceProps) {
  const { seen } = useClient();
  const { lines, query } = offerable;
  const toggle = (id: string) => onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  useScan((code) => {
    void seen.byKey(code.keys).then((known) => {
      if (known && !chosen.includes(known.id)) onChosen([...chosen, known.id]);
    });
  });
  const sorted = [...lines].sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  return (
    <fieldset class="item-choice">
      <legend>{t().offer.items}</legend>
      {lines.length === 0 && <QueryState query={query} />}
      {query.data !== undefined && lines.length === 0 && <p class="nothing">{t().offer.itemsNone}</p>}
      {sorted.map((line) => (
        <label key={line.id} class="item">
          <input type="checkbox" checked={chosen.includes(line.id)} onChange={() => toggle(line.id)} />
          {line.__typename === 'Battery' ? (
            <BatteryLineContent battery={line} />
          ) : (
            <ComponentLineContent component={line} />
          )}
        </label>
      ))}
    </fieldset>
  );
}
