import { isId } from '#schemas/id.ts';
import type { Refusal } from '#schemas/refusal.ts';
import type { Context } from './context.ts';

/**
 * A refusal as this firm may hear it. That a battery is waste, still built in or used up is its status (2023/1542 Annex XIII
 * 4(c)); a firm that neither has an interest in it nor had it in hands is not to learn by a no what it may not read. Which
 * refusals tell something of which subject is for the subject to say.
 */
export async function discreet(context: Context, command: object, refusal: Refusal): Promise<Refusal> {
  const kinds = context.subjects.all.filter(({ secrets }) => secrets?.codes.has(refusal.code));
  if (kinds.length === 0) return refusal;
  for (const id of new Set(idsIn(command))) {
    for (const { kind, secrets } of kinds) {
      const named = secrets && (await context.ledger.views.subject(kind, id));
      if (!named || (await secrets.mayKnow(context, named.state))) continue;
      return { ...secrets.instead, ...(refusal.path && { path: refusal.path }) };
    }
  }
  return refusal;
}

/** Everything a command names, in whatever field. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' && isId(value)) yield value;
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) yield* idsIn(member);
}
