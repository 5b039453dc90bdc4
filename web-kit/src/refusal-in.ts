import type { ReceivedRefusal } from '#schemas/refusal.ts';

/** A refusal as an answer carries it, where what is not there is null. */
export function refusalIn({ code, message, path, source, values }: ReceivedRefusal): ReceivedRefusal {
  return { code, message, ...(path && { path }), ...(source && { source }), ...(values != null && { values }) };
}
