import { useEffect, useState } from 'preact/hooks';
import { formatId } from '#schemas/id.ts';
import { type ComponentRecord, documents } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { remember } from '../scan/look-up.ts';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';

/** A part with its own label. */
export function ComponentScreen({ id }: { id: string }) {
  useLookup();
  const component = useComponent(id);
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

/** As last seen, then as the service says. */
export function useComponent(id: string): ComponentRecord | undefined {
  const [component, setComponent] = useState<ComponentRecord>();
  useEffect(() => {
    let gone = false;
    async function refresh() {
      const seen = await station().seen.get<ComponentRecord>('Component', id);
      if (seen && !gone) setComponent(seen.value);
      const answer = await graphql(documents.scan, { code: id });
      if (answer.kind !== 'data' || answer.data.scan.__typename !== 'Component') return;
      await remember(answer.data.scan);
      if (!gone) setComponent(answer.data.scan);
    }
    const stop = station().outbox.sent.subscribe(() => void refresh());
    return () => {
      gone = true;
      stop();
    };
  }, [id]);
  return component;
}
