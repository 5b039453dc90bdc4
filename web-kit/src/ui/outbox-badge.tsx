import type { Outbox } from '../outbox.ts';
import { k } from '../texts/kit.ts';

/** How much is kept and not yet sent. Always on the screen; opens the list. */
export function OutboxBadge({ outbox, onOpen }: { outbox: Outbox; onOpen: () => void }) {
  const { waiting, parked } = outbox.counts.value;
  const t = k().outbox;
  const tone = parked > 0 ? 'danger' : waiting > 0 ? 'warn' : 'good';
  return (
    <button type="button" class={`outbox-badge outbox-badge-${tone}`} onClick={onOpen}>
      <span class="for-screen-readers">{t.title}: </span>
      <span role="status">
        {parked > 0 && <span class="outbox-part">⚠ {t.parked(parked)}</span>}
        {waiting > 0 && <span class="outbox-part">▲ {t.kept(waiting)}</span>}
        {parked + waiting === 0 && <span class="outbox-part">✓ {t.allSent}</span>}
      </span>
    </button>
  );
}
