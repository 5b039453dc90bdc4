import { type ReadonlySignal, signal } from '@preact/signals';
import { subscribe } from '#web-kit/subscribe.ts';
import { type HandoffChange, handoffChangedDocument } from '../documents/handoffs.ts';
import { whileVisible } from './while-visible.ts';

const changes = signal(0);
const connected = signal(false);

/** Grows whenever a handoff of this firm has changed; lists ask anew. */
export const handoffVersion: ReadonlySignal<number> = changes;

/** Follows the firm's handoffs as long as somebody is signed in. After a break the lists are read anew, so nothing is missed. */
export function followHandoffs(onChange: (handoff: HandoffChange) => void): () => void {
  const listen = () => subscribe(handoffChangedDocument, {}, onData, onOpen);
  const onData = ({ handoffChanged }: { handoffChanged: HandoffChange }) => {
    changes.value += 1;
    onChange(handoffChanged);
  };
  const onOpen = () => {
    if (connected.value) changes.value += 1;
    connected.value = true;
  };
  return whileVisible(listen);
}
