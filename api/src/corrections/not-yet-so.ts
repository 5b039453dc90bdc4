import type { CorrectStep } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { notYetHappened } from '../asking/not-yet-happened.ts';

/** Why what a correction says can not be true: it lies in the future. Looks before anything is validated. */
export function notYetSo(
  { happenedAt, data }: Pick<CorrectStep, 'happenedAt' | 'data'>,
  now: Date,
): Refusal | undefined {
  const refusal = notYetHappened({ ...(typeof data === 'object' ? data : {}), occurredAt: happenedAt ?? null }, now);
  if (!refusal?.path) return refusal;
  return { ...refusal, path: refusal.path === '/occurredAt' ? '/happenedAt' : `/data${refusal.path}` };
}
