import type { LabelContent } from '#schemas/label/label.ts';
import { labelOfBattery, labelOfComponent, labelPicture } from '#web-kit/label.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { useBattery } from '../battery/use-battery.ts';
import { useLookup } from '../scan/use-lookup.ts';
import { useScanned } from '../scan/use-scanned.ts';
import { goBack, show } from '../screen.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';
import { collect, isCollected, sheet } from './sheet.ts';

/** The label as it will be printed. Made on the device, so it needs no network. */
export function LabelScreen({ kind, id }: { kind: 'Battery' | 'Component'; id: string }) {
  useLookup();
  return kind === 'Battery' ? <BatteryLabelScreen id={id} /> : <ComponentLabelScreen id={id} />;
}

function BatteryLabelScreen({ id }: { id: string }) {
  const shown = useBattery(id);
  return <PrintView content={shown && labelOfBattery(shown.record)} next={() => show({ name: 'battery', id })} />;
}

function ComponentLabelScreen({ id }: { id: string }) {
  const component = useScanned('Component', id);
  return <PrintView content={component && labelOfComponent(component)} next={() => show({ name: 'component', id })} />;
}

function PrintView({ content, next }: { content: LabelContent | undefined; next: () => void }) {
  if (!content) return <Waiting />;
  return (
    <div class="two-columns label-screen">
      <section class="label-view">
        <h1 class="for-screen-readers">{t().label.title}</h1>
        <img class="label-picture" src={labelPicture(content)} alt={`${t().label.title}: ${content.title}`} />
      </section>
      <aside class="actions">
        <nav class="action-list" aria-label={t().battery.next}>
          <Button look="primary" wide onPress={() => window.print()}>
            {t().label.print}
          </Button>
          <Button wide onPress={() => collect(content)} disabled={isCollected(content)}>
            {isCollected(content) ? t().label.collected : t().label.collect}
          </Button>
          {sheet.value.contents.length > 0 && (
            <Button wide onPress={() => show({ name: 'labelSheet' })}>
              {t().label.sheet(sheet.value.contents.length)}
            </Button>
          )}
          <Button wide onPress={next}>
            {t().label.next}
          </Button>
        </nav>
        <p class="hint">{t().label.hint}</p>
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
        </div>
      </aside>
    </div>
  );
}
