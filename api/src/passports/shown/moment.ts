import { type Refusal, refusal } from '#schemas/refusal.ts';

/**
 * A moment somebody asks for, as RFC 3339 in UTC with milliseconds. A day stands for its end: what was recorded on it
 * counts. EN 18222 reckons in UTC, and so does the ledger.
 */
export function readMoment(text: unknown, now: Date): string | Refusal {
  const [, day, time] = form.exec(String(text)) ?? [];
  const at = day && isDay(day) ? new Date(time ? String(text) : `${day}T23:59:59.999Z`) : undefined;
  if (!day || typeof text !== 'string' || !at || Number.isNaN(at.getTime())) return notReadable;
  if (at <= now) return at.toISOString();
  // Of today everything so far can be told.
  return time || day > now.toISOString().slice(0, 10)
    ? refusal('NOT_YET_HAPPENED', { date: text, path: '/at' })
    : now.toISOString();
}

const form =
  /^(\d{4}-\d{2}-\d{2})([Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-]([01]\d|2[0-3]):[0-5]\d))?$/;

// Date.parse turns 30 February into 2 March; only what comes back unchanged is a day.
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const notReadable = refusal('MOMENT_INVALID', { path: '/at' });
