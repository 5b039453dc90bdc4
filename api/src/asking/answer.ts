import { createHash } from 'node:crypto';
import type { Refusal } from '#schemas/refusal.ts';
import type { Viewer } from '../access/viewer.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Recorded } from './command.ts';
import type { Context } from './context.ts';

/** Shapes what a command came to: the refusal, or the commit with the thing it was about, as it is now. */
export async function answered<Name extends string>(
  context: Context,
  outcome: Recorded | Refusal,
  name: Name,
  kind: SubjectKind,
): Promise<Refusal | ({ commit: object } & Record<Name, SubjectView | undefined>)> {
  if ('code' in outcome) return outcome;
  const entry = outcome.commit.entries.find((written) => written.kind === kind);
  const subject = entry && (await context.ledger.views.subject(kind, entry.id));
  // The answer shows it like a query would.
  if (subject?.kind === 'battery') context.noteRead(subject.id);
  return { commit: commitOf(outcome), [name]: subject } as { commit: object } & Record<Name, SubjectView | undefined>;
}

/** The proof that a command was written, for its sender. */
export function commitOf({ commit, repeated }: Recorded): object {
  return { number: commit.number, recordedAt: commit.entries[0]?.recordedAt, repeated };
}

/**
 * A reference to something kept outside the ledger, the same when the command is sent again. It tells nothing about what
 * it stands for: command ids are random.
 */
export function referenceFor({ organisation }: Viewer, commandId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([organisation, commandId]))
    .digest('base64url')
    .slice(0, 22);
}
