import { type Refusal, type RefusalCode, refusal, type Said } from '#schemas/refusal.ts';
import type { NewEntry } from './entry.ts';

/** The answer of every `decide`: entries to write, or a refusal. Decisions know no clock, no random and no I/O. */
export type Decision = { accepted: true; entries: NewEntry[] } | { accepted: false; refusal: Refusal };

export function accept(...entries: NewEntry[]): Decision {
  return { accepted: true, entries };
}

/** Refuses with a code, where it is, and the values its sentence names. */
export function refuse<Code extends RefusalCode>(code: Code, ...said: Said<Code>): Decision {
  return { accepted: false, refusal: refusal(code, ...said) };
}
