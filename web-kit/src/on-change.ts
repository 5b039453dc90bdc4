import { computed, type ReadonlySignal } from '@preact/signals';
import type { Outbox } from './outbox.ts';

/**
 * Calls on every change, and not at once for the value there is, as `subscribe` of a signal does.
 * @returns a function that ends it
 */
export function onChange<Value>(of: ReadonlySignal<Value>, react: (value: Value) => void): () => void {
  let first = true;
  return of.subscribe((value) => {
    if (!first) react(value);
    first = false;
  });
}

/** Calls whenever another step has been sent from this device; not when one was only kept. */
export function afterSending({ sent }: Pick<Outbox, 'sent'>, react: () => void): () => void {
  return onChange(
    computed(() => sent.value[0]?.commandId),
    react,
  );
}
