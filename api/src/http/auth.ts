import type { JsonWebKey } from 'node:crypto';
import express, { type CookieOptions, type NextFunction, type Request, type Response, Router } from 'express';
import { unwritable } from '#schemas/checks/unwritable.ts';
import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { acceptInvitation, checkPassword, loginOf } from '../access/accounts.ts';
import { checkAssertion, enrolDevice } from '../access/devices.ts';
import { hashSecret } from '../access/passwords.ts';
import { endSession, refreshSession, startSession } from '../access/sessions.ts';
import { createThrottle, throttleKeyOf } from '../access/throttle.ts';
import { accessTokenSeconds, signToken } from '../access/tokens.ts';
import type { Service } from '../open.ts';

const cookieName = 'kreispass-session';
const quarterHour = 15 * 60;

/**
 * Signing in, out, and enrolling devices. Browsers keep the refresh token in a cookie no script can read, which is good for
 * `/auth` alone; the access token they get is short-lived and sent by hand, so other sites can do nothing with either.
 */
export function createAuthRouter({ storage, keys, config, now }: Service): Router {
  const store = storage.private;
  // By account and address, or anybody could lock anybody else out; the account alone counts only against many addresses.
  const perAccountHere = createThrottle(10, quarterHour, now);
  const perAccount = createThrottle(200, quarterHour, now);
  const perAddress = createThrottle(50, quarterHour, now);
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    path: '/auth',
  };

  async function answerTokens(
    response: Response,
    kind: 'member' | 'device',
    id: string,
    refreshToken?: string,
  ): Promise<void> {
    const accessToken = await signToken(keys, config.publicUrl, { kind, id }, accessTokenSeconds, now());
    if (refreshToken) response.cookie(cookieName, refreshToken, { ...cookie, maxAge: 30 * 86_400_000 });
    response.json({ accessToken, expiresIn: accessTokenSeconds });
  }

  /** Counts an attempt against the address before it is made, and takes it back when it was a good one. */
  async function throttled<Value>(request: Request, attempt: () => Promise<Value>): Promise<Value> {
    const address = throttleKeyOf(request.ip);
    perAddress.attempt(address);
    const value = await attempt();
    perAddress.succeeded(address);
    return value;
  }

  const router = Router();
  router.use(noStore, express.json({ limit: '32kb' }));

  router.post('/sign-in', async (request, response) => {
    const { login, password } = texts(request, 'login', 'password');
    const account = hashSecret(loginOf(login));
    const here = `${account} ${throttleKeyOf(request.ip)}`;
    const { member } = await throttled(request, async () => {
      perAccountHere.attempt(here);
      perAccount.attempt(account);
      return checkPassword(store, login, password);
    });
    perAccountHere.succeeded(here);
    perAccount.succeeded(account);
    const { refreshToken } = await startSession(store, member, now());
    await answerTokens(response, 'member', member, refreshToken);
  });

  router.post('/accept-invitation', async (request, response) => {
    const { code, password } = texts(request, 'code', 'password');
    const { member } = await throttled(request, () => acceptInvitation(store, code, password, now()));
    const { refreshToken } = await startSession(store, member, now());
    await answerTokens(response, 'member', member, refreshToken);
  });

  router.post('/refresh', async (request, response) => {
    const given = sessionCookie(request);
    if (!given) throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.notSignedIn));
    const { member, refreshToken } = await refreshSession(store, given, now()).catch((error) => {
      response.clearCookie(cookieName, cookie);
      throw error;
    });
    await answerTokens(response, 'member', member, refreshToken);
  });

  router.post('/sign-out', async (request, response) => {
    await endSession(store, sessionCookie(request) ?? '');
    response.clearCookie(cookieName, cookie).status(204).end();
  });

  router.post('/enrol', async (request, response) => {
    const { code } = texts(request, 'code');
    const { publicJwk, name } = request.body as { publicJwk?: JsonWebKey; name?: unknown };
    if (typeof publicJwk !== 'object' || publicJwk === null) throw wrong(inputCases.noJwk);
    const title = typeof name === 'string' && !unwritable(name) ? { name: [...name].slice(0, 100).join('') } : {};
    const enrolled = await throttled(request, () => enrolDevice(store, { code, publicJwk, ...title }, now()));
    // The device signs its assertions for this audience, whatever address it reaches the service by.
    response.json({ ...enrolled, audience: config.publicUrl });
  });

  router.post('/device', async (request, response) => {
    const { assertion } = texts(request, 'assertion');
    const device = await throttled(request, () => checkAssertion(store, assertion, config.publicUrl, now()));
    await answerTokens(response, 'device', device);
  });

  return router;
}

function noStore(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

/** Members of a JSON body that have to be texts. Only JSON is read: a form on another site cannot send that. */
function texts<Name extends string>(request: Request, ...names: Name[]): Record<Name, string> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) throw wrong(inputCases.sendObject);
  return Object.fromEntries(
    names.map((name) => {
      const value = (body as Record<string, unknown>)[name];
      if (typeof value !== 'string' || value.length === 0 || value.length > 4096 || unwritable(value))
        throw wrong(inputCases.noText(name));
      return [name, value];
    }),
  ) as Record<Name, string>;
}

function wrong(said: Sentence): AccessDenied {
  return new AccessDenied(refusal('INVALID_INPUT', said));
}

function sessionCookie(request: Request): string | undefined {
  const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}
