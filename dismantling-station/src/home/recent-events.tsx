import { signal } from '@preact/signals';
import { documents, type HistoryRecord } from '#web-kit/records.ts';
import { subscribe } from '#web-kit/subscribe.ts';
import { time } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';

/** What has happened in this firm's hands since the kiosk was opened, newest first. */
const events = signal<readonly HistoryRecord[]>([]);
const shown = 6;

/** Parts of other steps; by themselves they tell a person nothing. */
const silent = new Set(['ItemReserved', 'ItemReleased']);

/** Called once after sign-in: listens as long as the kiosk is open. */
export function followEvents(): void {
  subscribe(documents.stationFeed, {}, ({ stationFeed }) => {
    if (silent.has(stationFeed.type) || events.value.some(({ position }) => position === stationFeed.position)) return;
    events.value = [stationFeed, ...events.value].slice(0, shown);
  });
}

export function RecentEvents() {
  const own = station().outbox.items.value;
  return (
    <section class="feed" aria-labelledby="feed-title">
      <h2 id="feed-title">{t().home.recent}</h2>
      {events.value.length === 0 && own.length === 0 && <p class="empty">{t().home.nothingYet}</p>}
      <ol class="feed-list" aria-live="polite">
        {own
          .slice(-3)
          .reverse()
          .map((item) => (
            <li key={item.commandId} class="feed-row feed-kept">
              <span class="feed-at">{time(item.keptAt)}</span>
              <span>
                <strong>{word(w().command, item.name)}</strong> {item.title}
              </span>
            </li>
          ))}
        {events.value.map((event) => (
          <li key={event.position} class="feed-row">
            <span class="feed-at">{time(event.recordedAt)}</span>
            <span>
              <strong>{word(w().event, event.type)}</strong> {event.organisation?.name}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
