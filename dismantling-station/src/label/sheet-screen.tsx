import { useId } from 'preact/hooks';
import { type LabelStockName, labelStocks } from '#schemas/label/stock.ts';
import { number } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { goBack } from '../screen.ts';
import { t } from '../texts.ts';
import { changeSheet, clearSheet, drawnSheets, kioskStocks, sheet } from './sheet.ts';

/** Everything collected, as it will be printed on A4. Made on the device, so it needs no network. */
export function SheetScreen() {
  const { contents } = sheet.value;
  const { pages, left } = drawnSheets(sheet.value, t().label.sheetTitle);
  return (
    <div class="two-columns label-screen">
      <section class="label-view sheet-view">
        <h1 class="for-screen-readers">{t().label.sheetTitle}</h1>
        {contents.length === 0 && <p class="nothing">{t().label.sheetEmpty}</p>}
        {pages.map((page, place) => (
          <img
            key={place}
            class={place === 0 ? 'sheet-page' : 'sheet-page sheet-page-more'}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(page)}`}
            alt={`${t().label.sheetTitle} ${place + 1}`}
          />
        ))}
      </section>
      <aside class="actions">
        <nav class="action-list" aria-label={t().battery.next}>
          <Button look="primary" wide disabled={contents.length === 0} onPress={() => window.print()}>
            {t().label.print}
          </Button>
        </nav>
        {left > 0 && <Banner tone="warn">{t().label.left(left)}</Banner>}
        <Stock />
        <Start />
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
          <Button look="quiet" disabled={contents.length === 0} onPress={clearSheet}>
            {t().label.clear}
          </Button>
        </div>
      </aside>
    </div>
  );
}

function Stock() {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t().label.stock}</label>
      <select
        id={id}
        value={sheet.value.stock}
        onChange={(event) => changeSheet({ stock: event.currentTarget.value as LabelStockName, start: 1 })}
      >
        {kioskStocks.map((name) => {
          const { widthMm, heightMm, columns, rows } = labelStocks[name];
          return (
            <option key={name} value={name}>
              {number(widthMm)} × {number(heightMm, 'mm')} · {columns * rows}
            </option>
          );
        })}
      </select>
    </div>
  );
}

/** One label on or back, with keys big enough for gloves. */
function Start() {
  const { start, stock } = sheet.value;
  const { columns, rows } = labelStocks[stock];
  return (
    <div class="sheet-start">
      <Button label={t().label.earlier} disabled={start <= 1} onPress={() => changeSheet({ start: start - 1 })}>
        −
      </Button>
      <span role="status">{t().label.start(start)}</span>
      <Button
        label={t().label.later}
        disabled={start >= columns * rows}
        onPress={() => changeSheet({ start: start + 1 })}
      >
        +
      </Button>
    </div>
  );
}
