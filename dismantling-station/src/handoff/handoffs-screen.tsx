import type { HandoffRecord } from '#web-kit/records.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { contentsOf, openHandoffs, taskOf } from './open-handoffs.ts';

/** What leaves, what arrives, what waits for an answer; what this firm has to do comes first. */
export function HandoffsScreen() {
  useLookup();
  const handoffs = openHandoffs();
  return (
    <section class="card page">
      <header class="page-head">
        <h1>{t().handoff.list}</h1>
        <Button onPress={goBack}>{t().back}</Button>
      </header>
      {handoffs.length === 0 && <p class="empty">{t().handoff.none}</p>}
      <ul class="list">
        {handoffs.map((handoff) => (
          <li key={handoff.id}>
            <button type="button" class="list-row" onClick={() => show({ name: 'handoff', id: handoff.id })}>
              <span class="list-title">
                {contentsOf(handoff)}
                <span class="list-text">{direction(handoff)}</span>
              </span>
              <State handoff={handoff} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ handoff }: { handoff: HandoffRecord }) {
  const task = taskOf(handoff);
  if (task) return <Chip tone="warn">{t().handoff.due[task]}</Chip>;
  return <Chip tone="info">{word(w().handoffStatus, handoff.handoffStatus)}</Chip>;
}

function direction({ sender, receiver, number }: HandoffRecord): string {
  const state = station().session.state.value;
  const own = state.kind === 'signedIn' ? state.identity?.organisation.id : undefined;
  const way = sender.id === own ? `${t().handoff.to} ${receiver.name}` : `${t().handoff.from} ${sender.name}`;
  return `${way} · ${number}`;
}
