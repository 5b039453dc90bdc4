import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import type { PrivateStore } from '../storage/storage.ts';
import { AccessDenied } from './access-denied.ts';
import { hashSecret, newSecret } from './passwords.ts';

/**
 * A signed-in browser. Its refresh token is `id.secret` and changes with every use; of the secret only the hash is kept.
 * A secret that was used before means that two hold it, and ends the session for both (RFC 9700 §4.14.2).
 */
interface Session {
  member: string;
  current: string;
  previous?: string;
  rotatedAt: string;
  expiresAt: string;
}

const sessionDays = 30;
// Two tabs may refresh at the same moment, and an answer may be lost on the way: the last secret stays good for a little while.
const graceSeconds = 20;

export async function startSession(store: PrivateStore, member: string, now: Date): Promise<{ refreshToken: string }> {
  const id = newSecret(12);
  const secret = newSecret();
  await store.put('sessions', id, rotated(member, secret, now), { member });
  return { refreshToken: `${id}.${secret}` };
}

/**
 * The member behind a refresh token and the next token; without a next one when another tab has just got it.
 * @throws AccessDenied UNAUTHENTICATED when the session is over.
 */
export async function refreshSession(
  store: PrivateStore,
  refreshToken: string,
  now: Date,
): Promise<{ member: string; refreshToken?: string }> {
  const [id = '', secret = ''] = refreshToken.split('.');
  const session = id ? await store.get<Session>('sessions', id) : undefined;
  if (!session || session.expiresAt < now.toISOString()) throw over();
  const given = hashSecret(secret);
  if (given === session.current) {
    const next = newSecret();
    const won = await store.replace('sessions', id, session, {
      ...rotated(session.member, next, now),
      previous: given,
    });
    return won ? { member: session.member, refreshToken: `${id}.${next}` } : { member: session.member };
  }
  const age = now.getTime() - Date.parse(session.rotatedAt);
  if (given === session.previous && age < graceSeconds * 1000) return { member: session.member };
  await store.delete('sessions', id);
  throw over();
}

export async function endSession(store: PrivateStore, refreshToken: string): Promise<void> {
  const [id = '', secret = ''] = refreshToken.split('.');
  const session = id ? await store.get<Session>('sessions', id) : undefined;
  const given = hashSecret(secret);
  if (session && (session.current === given || session.previous === given)) await store.delete('sessions', id);
}

export async function endSessions(store: PrivateStore, member: string): Promise<void> {
  for (const { id } of await store.find('sessions', 'member', member, 1000)) await store.delete('sessions', id);
}

function rotated(member: string, secret: string, now: Date): Session {
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000).toISOString();
  return { member, current: hashSecret(secret), rotatedAt: now.toISOString(), expiresAt };
}

function over(): AccessDenied {
  return new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.session));
}
