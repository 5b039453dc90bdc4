import { useState } from 'preact/hooks';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { useClient } from '../data/client.ts';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryLineContent, ComponentLineContent } from '../rows/rows.tsx';
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
  // Who comes from one thing wants to pass on this one; the next question shall not be a screen further down.
  const [all, setAll] = useState(chosen.length === 0);
  const { lines, query } = offerable;
  const toggle = (id: string) => onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  useScan((code) => {
    void seen.byKey(code.keys).then((known) => {
      if (known && !chosen.includes(known.id)) onChosen([...chosen, known.id]);
    });
  });
  const sorted = [...lines].sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const shown = all ? sorted : sorted.filter(({ id }) => chosen.includes(id));
  const more = sorted.length - shown.length;
  return (
    <fieldset class="item-choice">
      <legend>{t().offer.items}</legend>
      {lines.length === 0 && <QueryState query={query} />}
      {query.data !== undefined && lines.length === 0 && <p class="nothing">{t().offer.itemsNone}</p>}
      {shown.map((line) => (
        <label key={line.id} class="item">
          <input type="checkbox" checked={chosen.includes(line.id)} onChange={() => toggle(line.id)} />
          {line.__typename === 'Battery' ? (
            <BatteryLineContent battery={line} />
          ) : (
            <ComponentLineContent component={line} />
          )}
        </label>
      ))}
      {more > 0 && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t().offer.moreItems(more)}
        </Button>
      )}
    </fieldset>
  );
}
