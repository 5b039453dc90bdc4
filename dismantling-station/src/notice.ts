import { signal } from '@preact/signals';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { signalResult } from '#web-kit/result-signal.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import type { Tone } from '#web-kit/ui/banner.tsx';

/** The result of the last step, across the top until the next one. */
export const notice = signal<{ tone: Tone; text: string } | undefined>(undefined);

export function clearNotice(): void {
  notice.value = undefined;
}

export function sayRefusal(refusal: ReceivedRefusal): void {
  notice.value = { tone: 'danger', text: refusalSentence(refusal) };
  signalResult('bad');
}
