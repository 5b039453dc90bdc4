import { signal } from '@preact/signals';
import type { AnswerTo } from '#web-kit/document.ts';
import { afterSending } from '#web-kit/on-change.ts';
import type { Command, NewCommand } from '#web-kit/outbox.ts';
import { type HandoffCommand, handoffWithPending } from '#web-kit/pending.ts';
import { documents, type HandoffItemRecord, type HandoffRecord, nameOf } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { subscribe } from '#web-kit/subscribe.ts';
import { remember } from '../scan/look-up.ts';
import { station } from '../station.ts';

/** Handoffs of this firm that are not finished, as last heard from the service. */
const known = signal<readonly HandoffRecord[]>([]);

/** The one the service has last told a change of. */
export const lastChanged = signal<{ id: string } | undefined>(undefined);

/** Those that are not finished once everything kept here has been sent; what this firm has to do comes first. */
export function openHandoffs(): HandoffRecord[] {
  const items = station().outbox.items.value;
  const open = known.value
    .map((handoff) => handoffWithPending(handoff, items))
    .filter(({ handoffStatus }) => ['OFFERED', 'ACCEPTED', 'DISPATCHED'].includes(handoffStatus));
  return [...open.filter(taskOf), ...open.filter((handoff) => !taskOf(handoff))];
}

/** What this firm has to do next about a handoff, if anything. */
export function taskOf({ handoffSteps }: HandoffRecord): 'ACCEPT' | 'DISPATCH' | 'RECEIVE' | undefined {
  return (['ACCEPT', 'DISPATCH', 'RECEIVE'] as const).find((step) => handoffSteps.includes(step));
}

/** Called once after sign-in: shows what was last known, and listens as long as the kiosk is open. */
export function followHandoffs(): void {
  void recall();
  const refresh = () => void refreshHandoffs();
  const changed = ({ handoffChanged }: AnswerTo<typeof documents.handoffChanged>) => {
    lastChanged.value = handoffChanged;
    refresh();
  };
  subscribe(documents.handoffChanged, {}, changed, refresh);
  afterSending(station().outbox, refresh);
}

let asking: Promise<void> | undefined;

/** Several reasons to ask at once are one question. */
export function refreshHandoffs(): Promise<void> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function ask(): Promise<void> {
  const answer = await graphql(documents.openHandoffs, {});
  if (answer.kind !== 'data') return;
  const open = answer.data.handoffs.edges.map(({ node }) => node);
  known.value = open;
  await station().seen.keep('List', 'openHandoffs', open);
  for (const handoff of open) await remember(handoff);
}

async function recall(): Promise<void> {
  const seen = await station().seen.get<HandoffRecord[]>('List', 'openHandoffs');
  if (seen && known.value.length === 0) known.value = seen.value;
}

export const itemName = (item: HandoffItemRecord): string =>
  item.__typename === 'Component' ? item.title : nameOf(item);

/** `Renault Zoe · SN 0042 + 2`, short enough for a line. */
export function contentsOf({ items: [first, ...others] }: HandoffRecord): string {
  if (!first) return '';
  return others.length > 0 ? `${itemName(first)} + ${others.length}` : itemName(first);
}

/** Sum of the masses; undefined when one is unknown. */
export function massOf({ items }: HandoffRecord): number | undefined {
  const masses = items.map(({ massKg }) => massKg);
  return masses.includes(null) ? undefined : masses.reduce<number>((sum, mass) => sum + (mass ?? 0), 0);
}

/** One step of a handoff as the outbox keeps it. Later commands about its pieces wait for it. */
export function handoffCommand(handoff: HandoffRecord, command: Command<HandoffCommand>): NewCommand {
  return {
    ...command,
    subjects: [handoff.id, ...handoff.items.map(({ id }) => id)],
    title: `${handoff.number} · ${contentsOf(handoff)}`,
  };
}
