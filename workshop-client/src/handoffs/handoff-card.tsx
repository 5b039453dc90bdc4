import type { HandoffStatus } from '#web-kit/generated/graphql.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip, type Tone } from '#web-kit/ui/banner.tsx';
import { useClient } from '../data/client.ts';
import type { HandoffLine } from '../documents/handoffs.ts';
import { linkTo } from '../frame/router.ts';
import { ArrowSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';
import { contentsOf } from './contents.ts';

const statusTones: Record<HandoffStatus, Tone> = {
  OFFERED: 'info',
  ACCEPTED: 'info',
  DISPATCHED: 'warn',
  RECEIVED: 'good',
  REFUSED: 'danger',
  WITHDRAWN: 'plain',
};

/** A handoff one can open: what, with whom, how it stands. */
export function HandoffCard({ handoff }: { handoff: HandoffLine }) {
  const outgoing = useOwnId() === handoff.sender.id;
  const when = handoff.receivedAt ?? handoff.dispatchedAt ?? handoff.offeredAt;
  return (
    <a class="row-link handoff-card" href={linkTo('handoff', handoff.id)}>
      <span class="row-text">
        <span class="row-facts">
          <span class="code">{handoff.number}</span> {dateTime(when)}
        </span>
        <strong>{contentsOf(handoff.items)}</strong>
        <span>{outgoing ? t().home.to(handoff.receiver.name) : t().home.from(handoff.sender.name)}</span>
        <span class="row-chips">
          <HandoffStatusChip status={handoff.status} />
          <Chip>{word(w().purpose, handoff.purpose)}</Chip>
        </span>
      </span>
      <ArrowSign />
    </a>
  );
}

export function HandoffStatusChip({ status }: { status: HandoffStatus }) {
  return <Chip tone={statusTones[status]}>{word(w().handoffStatus, status)}</Chip>;
}

/** The id of the firm that is signed in here. */
export function useOwnId(): string | undefined {
  const state = useClient().session.state.value;
  return state.kind === 'signedIn' ? state.identity?.organisation.id : undefined;
}
