import type { SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Context } from './context.ts';

/** What this viewer gets who asks for a thing by its id; nothing for kinds that nobody asks for so. */
export async function findForViewer(context: Context, { kind, id }: SubjectRef): Promise<SubjectView | null> {
  return (await context.subjects.of(kind).byId?.(context, id)) ?? null;
}
