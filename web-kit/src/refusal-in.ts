import type { Refusal } from '#schemas/refusal.ts';

/** A refusal as an answer carries it, where what is not there is null. */
export function refusalIn(said: {
  code: string;
  message: string;
  path?: string | null;
  source?: string | null;
}): Refusal {
  const { code, message, path, source } = said;
  return { code, message, ...(path && { path }), ...(source && { source }) };
}
