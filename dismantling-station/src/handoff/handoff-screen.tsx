import { useState } from 'preact/hooks';
import type { HandoffStep } from '#web-kit/generated/graphql.ts';
import type { HandoffRecord } from '#web-kit/records.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { record } from '../station.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';
import { contentsOf, handoffCommand, itemName } from './open-handoffs.ts';
import { useHandoff } from './use-handoff.ts';

/** A handoff: between whom, what, how far, and the next step of this firm. */
export function HandoffScreen({ id }: { id: string }) {
  useLookup();
  const handoff = useHandoff(id);
  if (!handoff) return <Waiting />;
  return (
    <div class="two-columns">
      <section class="card">
        <header class="page-head">
          <h1>
            {t().handoff.title} {handoff.number}
          </h1>
          <Chip tone="info">{word(w().handoffStatus, handoff.handoffStatus)}</Chip>
        </header>
        <dl class="lines">
          <Line title={t().handoff.from} text={handoff.sender.name} />
          <Line title={t().handoff.to} text={handoff.receiver.name} />
          <Line title={t().handoff.purpose} text={word(w().purpose, handoff.purpose)} />
          <Line title={t().handoff.offered} text={dateTime(handoff.offeredAt)} />
          <Line title={t().handoff.note} text={handoff.note ?? ''} />
          <Line title={t().handoff.carrier} text={handoff.carrier ?? ''} />
          <Line title={t().handoff.dispatchedMass} text={number(handoff.dispatchedMassKg, 'kg')} />
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
                <span class="list-title">{itemName(item)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <aside class="actions">
        <NextSteps handoff={handoff} />
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
        </div>
      </aside>
    </div>
  );
}

/** The steps the service allows; gone while one of them waits in the outbox. */
function NextSteps({ handoff }: { handoff: HandoffRecord }) {
  const [busy, setBusy] = useState(false);
  const { id, handoffSteps, number: name } = handoff;
  const title = `${name} · ${contentsOf(handoff)}`;
  const open = (step: HandoffStep) => show({ name: 'handoffStep', id, step, title });
  async function accept() {
    setBusy(true);
    await record(handoffCommand(handoff, { name: 'acceptHandoff', input: { handoff: id } }));
    setBusy(false);
  }
  return (
    <nav class="action-list" aria-label={t().battery.next}>
      {handoffSteps.includes('ACCEPT') && (
        <Button look="primary" wide disabled={busy} onPress={() => void accept()}>
          {t().handoff.step.ACCEPT}
        </Button>
      )}
      {(['DISPATCH', 'RECEIVE'] as const)
        .filter((step) => handoffSteps.includes(step))
        .map((step) => (
          <Button key={step} look="primary" wide onPress={() => open(step)}>
            {t().handoff.step[step]}
          </Button>
        ))}
      {(['REFUSE', 'WITHDRAW'] as const)
        .filter((step) => handoffSteps.includes(step))
        .map((step) => (
          <Button key={step} wide onPress={() => open(step)}>
            {t().handoff.step[step]}
          </Button>
        ))}
    </nav>
  );
}
