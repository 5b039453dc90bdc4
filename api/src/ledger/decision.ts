import type { EventsOf } from '#schemas/generated/entries.ts';
import type { Events } from '#schemas/generated/types.ts';
import { type Refusal, type RefusalCode, refusal, type Said } from '#schemas/refusal.ts';
import type { NewEntry, SubjectKind } from './entry.ts';

/** The answer of every `decide`: entries to write, or a refusal. Decisions know no clock, no random and no I/O. */
export type Decision = { accepted: true; entries: NewEntry[] } | { accepted: false; refusal: Refusal };

export function accept(...entries: NewEntry[]): Decision {
  return { accepted: true, entries };
}

/** An event as it happened to a subject: only of a type that can happen to it, and with all it has to say. */
export function happened<Kind extends SubjectKind, Type extends EventsOf[Kind]>(
  { kind, id }: { kind: Kind; id: string },
  type: Type,
  data: Events[Type],
): NewEntry {
  // The signature has seen to what the compiler cannot follow through a union of all events.
  return { kind, id, type, data } as NewEntry;
}

/** Refuses with a code, where it is, and the values its sentence names. */
export function refuse<Code extends RefusalCode>(code: Code, ...said: Said<Code>): Decision {
  return { accepted: false, refusal: refusal(code, ...said) };
}
