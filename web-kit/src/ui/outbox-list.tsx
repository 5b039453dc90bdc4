import { useState } from 'preact/hooks';
import type { Outbox, OutboxItem } from '../outbox.ts';
import { isHeldUp } from '../outbox-item.ts';
import { time } from '../texts/format.ts';
import { k } from '../texts/kit.ts';
import { refusalSentence, word } from '../texts/language.ts';
import { w } from '../texts/words.ts';
import { Banner, Chip } from './banner.tsx';
import { Button } from './button.tsx';
import { Confirm } from './sheet.tsx';

interface OutboxListProps {
  outbox: Outbox;
  /** Id of who is signed in. */
  owner: string | undefined;
  /** Opens the form again with what was kept; without it there is no button for that. */
  onEdit?: ((item: OutboxItem) => void) | undefined;
  /** Which items `onEdit` has a form for; all when left out. */
  canEdit?: (item: OutboxItem) => boolean;
}

/** Everything kept and not yet sent, with what a person can do about a refusal, and what was sent lately. */
export function OutboxList({ outbox, owner, onEdit, canEdit }: OutboxListProps) {
  const t = k().outbox;
  const items = outbox.items.value;
  const link = outbox.link.value;
  return (
    <div class="outbox">
      {items.length > 0 && (link === 'unreachable' || link === 'signedOut') && (
        <Banner tone="warn">
          {link === 'unreachable' ? t.unreachable : t.signedOut}{' '}
          <Button look="quiet" onPress={() => void outbox.sendNow()}>
            {t.sendNow}
          </Button>
        </Banner>
      )}
      {items.length === 0 && <p class="empty">✓ {t.empty}</p>}
      <ol class="entries">
        {items.map((item) => (
          <OutboxRow
            key={item.sequence}
            item={item}
            outbox={outbox}
            owner={owner}
            onEdit={canEdit?.(item) === false ? undefined : onEdit}
          />
        ))}
      </ol>
      {outbox.sent.value.length > 0 && <SentRows outbox={outbox} />}
    </div>
  );
}

function OutboxRow({ item, outbox, owner, onEdit }: OutboxListProps & { item: OutboxItem }) {
  const [asking, setAsking] = useState(false);
  const t = k().outbox;
  const foreign = item.owner !== owner;
  return (
    <li class={`entry entry-${item.state}`}>
      <div class="entry-head">
        <strong>{word(w().command, item.name)}</strong> <span>{item.title}</span>
        <span class="entry-at">{time(item.keptAt)}</span>
        <StateChip item={item} items={outbox.items.value} foreign={foreign} />
      </div>
      {item.refusal && <p class="entry-refusal">{refusalSentence(item.refusal)}</p>}
      {item.refusal?.source && <p class="entry-source">{item.refusal.source}</p>}
      {(item.state === 'parked' || foreign) && (
        <div class="row">
          <Button onPress={() => void outbox.retry(item.sequence)}>{foreign ? t.takeOver : t.retry}</Button>
          {onEdit && !foreign && <Button onPress={() => onEdit(item)}>{t.edit}</Button>}
          <Button look="danger" onPress={() => setAsking(true)}>
            {t.discard}
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          question={t.discardQuestion}
          yes={t.discardYes}
          onYes={() => void outbox.discard(item.sequence)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function StateChip({ item, items, foreign }: { item: OutboxItem; items: readonly OutboxItem[]; foreign: boolean }) {
  const t = k().outbox;
  if (item.state === 'parked') return <Chip tone="danger">{t.refused}</Chip>;
  if (foreign) return <Chip tone="warn">{t.foreign}</Chip>;
  return <Chip tone="warn">{isHeldUp(items, item) ? t.heldUp : t.waiting}</Chip>;
}

function SentRows({ outbox }: { outbox: Outbox }) {
  const t = k().outbox;
  return (
    <section>
      <h2 class="small-title">{t.sentBefore}</h2>
      <ol class="entries entries-quiet">
        {outbox.sent.value.slice(0, 20).map((item) => (
          <li key={item.commandId} class="entry">
            <div class="entry-head">
              <strong>{word(w().command, item.name)}</strong> <span>{item.title}</span>
              <span class="entry-at">{time(item.sentAt)}</span>
              <Chip tone="good">{t.sent}</Chip>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
