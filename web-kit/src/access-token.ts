import type { TokenReply } from './auth-request.ts';

/** The access token of this tab, kept in memory only and renewed shortly before its time is up. */
export interface AccessToken {
  current(options?: { renew?: boolean }): Promise<string | undefined>;
  take(reply: TokenReply): string;
  forget(): void;
}

/** @param renew gets a new one, and takes it, if the service gives one */
export function createAccessToken(renew: () => Promise<string | undefined>): AccessToken {
  let access: { token: string; until: number } | undefined;
  let pending: Promise<string | undefined> | undefined;
  return {
    async current(options = {}) {
      if (access && !options.renew && access.until > Date.now()) return access.token;
      // One renewal at a time: two at once with one refresh cookie look like a stolen cookie to the service.
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    take(reply) {
      access = { token: reply.accessToken, until: Date.now() + (reply.expiresIn - 30) * 1000 };
      return reply.accessToken;
    },
    forget() {
      access = undefined;
    },
  };
}

/** Who an access token is for (RFC 7519 §4.1.2). Only compared with who was here before; the service decides what it is worth. */
export function memberIn(token: string): string | undefined {
  try {
    const [, payload = ''] = token.split('.');
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}
