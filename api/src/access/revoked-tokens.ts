import { decodeJwt } from 'jose';
import type { PrivateStore } from '../storage/storage.ts';
import { accessHasChanged } from './access-epoch.ts';

/** That the token of one program was taken away before it ran out. */
export interface RevokedToken {
  revokedAt: string;
}

/** Takes one program's token away for good; other services on the same database notice within a second. */
export async function revokeToken(store: PrivateStore, id: string, now: Date): Promise<void> {
  await store.put('revokedTokens', id, { revokedAt: now.toISOString() } satisfies RevokedToken);
  accessHasChanged();
}

export async function isRevoked(store: PrivateStore, id: string): Promise<boolean> {
  return (await store.get<RevokedToken>('revokedTokens', id)) !== undefined;
}

/** The id of a token: what it says of itself when the whole token is given; undefined for what is neither. */
export function tokenIdOf(text: string): string | undefined {
  const id = text.includes('.') ? subjectOf(text) : text;
  return id !== undefined && /^integration:[\w-]{1,80}$/.test(id) ? id : undefined;
}

/** Nothing is believed because of it: taking a token away needs no proof that it is one. */
function subjectOf(token: string): string | undefined {
  try {
    return decodeJwt(token.trim()).sub;
  } catch {
    return undefined;
  }
}
