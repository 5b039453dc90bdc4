import type { Refusal } from '#schemas/refusal.ts';
import type { NewEntry } from './entry.ts';

/** The answer of every `decide`: entries to write, or a refusal. Decisions know no clock, no random and no I/O. */
export type Decision = { accepted: true; entries: NewEntry[] } | { accepted: false; refusal: Refusal };

export function accept(...entries: NewEntry[]): Decision {
  return { accepted: true, entries };
}

export function refuse(code: string, message: string, where: { path?: string; source?: string } = {}): Decision {
  return { accepted: false, refusal: { code, message, ...where } };
}
