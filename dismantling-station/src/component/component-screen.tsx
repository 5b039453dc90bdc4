import { formatId } from '#schemas/id.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { useScanned } from '../scan/use-scanned.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';

/** A part with its own label. */
export function ComponentScreen({ id }: { id: string }) {
  useLookup();
  const component = useScanned('Component', id);
  if (!component) return <Waiting />;
  const free = component.allowedSteps.includes('offerHandoff') && !component.openHandoff && !isOffered(id);
  const handoff = component.openHandoff;
  return (
    <div class="two-columns">
      <section class="card">
        <h1>{component.title}</h1>
        <p class="code-shown">{formatId(component.id)}</p>
        <dl class="lines">
          <Line title={t().component.kind} text={word(w().component, component.kind)} />
          <Line title={t().component.partNumber} text={component.partNumber ?? ''} />
          <Line title={t().battery.mass} text={number(component.massKg, 'kg')} />
          <Line title={t().removal.storagePlace} text={component.storagePlace ?? ''} />
          <Line title={t().component.registered} text={dateTime(component.registeredAt)} />
          <Line title={t().battery.handoff} text={component.openHandoff?.receiver.name ?? ''} />
        </dl>
      </section>
      <aside class="actions">
        <nav class="action-list" aria-label={t().battery.next}>
          <Button look="primary" wide onPress={() => show({ name: 'label', kind: 'Component', id })}>
            {t().battery.label}
          </Button>
          {free && (
            <Button
              wide
              onPress={() => show({ name: 'offer', items: [{ id, kind: 'Component' }], title: component.title })}
            >
              {t().battery.offer}
            </Button>
          )}
          {handoff && (
            <Button wide onPress={() => show({ name: 'handoff', id: handoff.id })}>
              {t().handoff.open}
            </Button>
          )}
        </nav>
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
        </div>
      </aside>
    </div>
  );
}

const isOffered = (id: string): boolean =>
  station().outbox.items.value.some(({ name, subjects }) => name === 'offerHandoff' && subjects.includes(id));
