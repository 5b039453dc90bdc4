import type { CommandName } from '#schemas/validate.ts';
import { isPermitted } from '../access/permissions.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Context } from './context.ts';

/**
 * Steps this viewer could take now on a thing, for the buttons on screens. Asked of the same preconditions that decide, so that
 * a button and its answer cannot disagree.
 */
export async function nextSteps(context: Context, view: SubjectView): Promise<CommandName[]> {
  const { viewer, subjects } = context;
  if (!viewer) return [];
  const open: CommandName[] = [];
  for (const [name, { may, next }] of subjects.commands) {
    if (!next?.on.includes(view.kind) || !isPermitted(viewer, may)) continue;
    if (!(await next.whyNot(context, view, viewer))) open.push(name);
  }
  return open;
}
