import type { Command } from '#web-kit/outbox.ts';
import type { HandoffCommand } from '#web-kit/pending.ts';
import type { HandoffPage } from '../documents/handoffs.ts';
import { announce } from '../frame/announce.tsx';
import { go, linkTo } from '../frame/router.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { contentsOf } from './contents.ts';

/** Keeps one step of a handoff and goes back to its page, which shows how the step stands. */
export function useHandoffStep(handoff: HandoffPage) {
  const { keep, problem, busy } = useKeep();

  async function take(step: Command<HandoffCommand>): Promise<void> {
    const kept = await keep({
      ...step,
      subjects: [handoff.id, ...handoff.items.map(({ id }) => id)],
      title: `${handoff.number} · ${contentsOf(handoff.items)}`,
    });
    if (!kept) return;
    announce(t().handoff.recorded[step.name]);
    go(linkTo('handoff', handoff.id), { replace: true });
  }

  return { take, problem, busy };
}
