import { useEffect, useState } from 'preact/hooks';
import { documents, type HandoffRecord, nameOf, type ScannedRecord } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { remember } from '../scan/look-up.ts';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';

/** A handoff whose slip was scanned: between whom, what, how far. */
export function HandoffScreen({ id }: { id: string }) {
  useLookup();
  const handoff = useHandoff(id);
  if (!handoff)
    return (
      <p class="waiting" role="status">
        {t().loading}
      </p>
    );
  return (
    <section class="card page">
      <header class="page-head">
        <h1>
          {t().handoff.title} {handoff.number}
        </h1>
        <Button onPress={goBack}>{t().back}</Button>
      </header>
      <p>
        <Chip tone="info">{word(w().handoffStatus, handoff.handoffStatus)}</Chip>
      </p>
      <dl class="lines">
        <Line title={t().handoff.from} text={handoff.sender.name} />
        <Line title={t().handoff.to} text={handoff.receiver.name} />
        <Line title={t().handoff.purpose} text={word(w().purpose, handoff.purpose)} />
        <Line title={t().handoff.offered} text={dateTime(handoff.offeredAt)} />
        <Line title={t().handoff.reason} text={handoff.reason ?? ''} />
      </dl>
      <ul class="list">
        {handoff.items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="list-row"
              onClick={() => show({ name: item.__typename === 'Battery' ? 'battery' : 'component', id: item.id })}
            >
              <span class="list-title">{item.title ?? nameOf(item)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useHandoff(id: string): HandoffRecord | undefined {
  const [handoff, setHandoff] = useState<HandoffRecord>();
  useEffect(() => {
    let gone = false;
    async function refresh() {
      const seen = await station().seen.get<HandoffRecord>('Handoff', id);
      if (seen && !gone) setHandoff(seen.value);
      const answer = await graphql<{ scan: ScannedRecord }>(documents.scan, { code: id });
      if (answer.kind !== 'data' || answer.data.scan.__typename !== 'Handoff') return;
      await remember(answer.data.scan);
      if (!gone) setHandoff(answer.data.scan);
    }
    void refresh();
    return () => {
      gone = true;
    };
  }, [id]);
  return handoff;
}
