import { useId } from 'preact/hooks';
import { type LabelStock, type LabelStockName, labelStocks } from '#schemas/label/stock.ts';
import { language } from '#web-kit/texts/language.ts';
import { t } from '../texts/t.ts';

interface StockChoiceProps {
  stock: LabelStockName;
  start: number;
  onStock: (stock: LabelStockName) => void;
  onStart: (start: number) => void;
}

/** Which stock, and on a sheet that was used before the first label that is left. */
export function StockChoice({ stock, start, onStock, onStart }: StockChoiceProps) {
  const id = useId();
  const s = t().labels;
  const chosen: LabelStock = labelStocks[stock];
  return (
    <>
      <div class="field">
        <label for={id}>{s.stock}</label>
        <select
          id={id}
          value={stock}
          aria-describedby={`${id}-note`}
          onChange={(event) => onStock(event.currentTarget.value as LabelStockName)}
        >
          {Object.entries<LabelStock>(labelStocks).map(([name, each]) => (
            <option key={name} value={name}>
              {measureOf(each)} · {s.perSheet(each.columns * each.rows)}
            </option>
          ))}
        </select>
        <p id={`${id}-note`} class="field-note">
          {s.stockHint(chosen.example, chosen.film ?? false)}
        </p>
      </div>
      <Places stock={chosen} start={start} onStart={onStart} />
    </>
  );
}

/** The sheet in small: touching a place begins there. Underneath they are radio buttons. */
function Places({ stock, start, onStart }: { stock: LabelStock; start: number; onStart: (start: number) => void }) {
  const name = useId();
  const s = t().labels;
  const places = Array.from({ length: stock.columns * stock.rows }, (_, index) => index + 1);
  return (
    <details class="fold" open={start > 1}>
      <summary>{s.used}</summary>
      <fieldset class="sheet-places">
        <legend>{s.start}</legend>
        <div class={`sheet-grid sheet-grid-${stock.columns}`}>
          {places.map((place) => (
            <label key={place} class={place < start ? 'sheet-place sheet-place-used' : 'sheet-place'}>
              <input
                type="radio"
                name={name}
                checked={place === start}
                onChange={() => onStart(place)}
                aria-label={s.place(place)}
              />
              <span aria-hidden="true">{place}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function measureOf({ widthMm, heightMm }: LabelStock): string {
  const text = (mm: number) => mm.toLocaleString(language.value);
  return `${text(widthMm)} × ${text(heightMm)} mm`;
}
