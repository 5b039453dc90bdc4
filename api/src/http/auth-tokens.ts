import type { CookieOptions, Request, Response } from 'express';
import { accessTokenSeconds, signToken } from '../access/tokens.ts';
import type { Service } from '../open.ts';

const cookieName = 'kreispass-session';

/** What somebody gets who may come in: a short-lived access token, and a browser the cookie it is renewed with. */
export interface AuthTokens {
  answer(response: Response, kind: 'member' | 'device', id: string, refreshToken?: string): Promise<void>;
  refreshTokenOf(request: Request): string | undefined;
  forget(response: Response): Response;
}

export function createAuthTokens({ keys, config, now }: Pick<Service, 'keys' | 'config' | 'now'>): AuthTokens {
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    path: '/auth',
  };
  return {
    async answer(response, kind, id, refreshToken) {
      const accessToken = await signToken(keys, config.publicUrl, { kind, id }, accessTokenSeconds, now());
      if (refreshToken) response.cookie(cookieName, refreshToken, { ...cookie, maxAge: 30 * 86_400_000 });
      response.json({ accessToken, expiresIn: accessTokenSeconds });
    },
    refreshTokenOf(request) {
      const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
      return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
    },
    forget: (response) => response.clearCookie(cookieName, cookie),
  };
}
