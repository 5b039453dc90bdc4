import { createHash } from 'node:crypto';
import type { Refusal } from '#schemas/refusal.ts';
import type { Viewer } from '../access/viewer.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Recorded, Taken } from './command.ts';
import type { Context } from './context.ts';

/** What a command came to, as an answer: the refusal, or the commit with the thing it was about, as it is now. */
export async function answered(
  context: Context,
  { outcome, told }: Taken,
  answers: SubjectKind | null,
): Promise<Refusal | { commit: object }> {
  if ('code' in outcome) return outcome;
  const { commit, repeated } = outcome;
  const proof = { number: commit.number, recordedAt: commit.entries[0]?.recordedAt, repeated };
  return { commit: proof, ...told, ...(answers && { [answers]: await writtenTo(context, outcome, answers) }) };
}

async function writtenTo(context: Context, { commit }: Recorded, kind: SubjectKind): Promise<SubjectView | undefined> {
  const entry = commit.entries.find((written) => written.kind === kind);
  const subject = entry && (await context.ledger.views.subject(kind, entry.id));
  // The answer shows it like a query would.
  if (subject?.kind === 'battery') context.noteRead(subject.id);
  return subject;
}

/** Whether this firm's command was written before, so that what belongs to it outside the ledger has to stay. */
export async function isRecorded({ storage, viewer }: Context, commandId: string): Promise<boolean> {
  const commit = await storage.findCommand(commandId);
  return commit !== undefined && commit.entries[0]?.actor.organisation === viewer?.organisation;
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
