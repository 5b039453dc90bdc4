import type { JsonWebKey } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { unwritable } from '#schemas/checks/unwritable.ts';
import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { acceptInvitation, checkPassword } from '../access/accounts.ts';
import { checkAssertion, enrolDevice } from '../access/devices.ts';
import { endSession, refreshSession, startSession } from '../access/sessions.ts';
import type { Service } from '../open.ts';
import { type Attempts, createAttempts } from './auth-attempts.ts';
import { type AuthTokens, createAuthTokens } from './auth-tokens.ts';

/**
 * Signing in, out, and enrolling devices. Browsers keep the refresh token in a cookie no script can read, which is good for
 * `/auth` alone; the access token they get is short-lived and sent by hand, so other sites can do nothing with either.
 */
export function createAuthRouter(service: Service): Router {
  const router = Router();
  router.use(noStore, express.json({ limit: '32kb' }));
  const desk = { attempts: createAttempts(service.now), tokens: createAuthTokens(service) };
  letPeopleIn(router, service, desk);
  keepPeopleIn(router, service, desk);
  letDevicesIn(router, service, desk);
  return router;
}

interface Desk {
  attempts: Attempts;
  tokens: AuthTokens;
}

function letPeopleIn(router: Router, { storage, now }: Service, { attempts, tokens }: Desk): void {
  const store = storage.private;
  const start = async (response: Response, member: string) => {
    const { refreshToken } = await startSession(store, member, now());
    await tokens.answer(response, 'member', member, refreshToken);
  };
  router.post('/sign-in', async (request, response) => {
    const { login, password } = texts(request, 'login', 'password');
    const { member } = await attempts.byAccount(request, login, () => checkPassword(store, login, password));
    await start(response, member);
  });
  router.post('/accept-invitation', async (request, response) => {
    const { code, password } = texts(request, 'code', 'password');
    const { member } = await attempts.byAddress(request, () => acceptInvitation(store, code, password, now()));
    await start(response, member);
  });
}

function keepPeopleIn(router: Router, { storage, now }: Service, { tokens }: Desk): void {
  const store = storage.private;
  router.post('/refresh', async (request, response) => {
    const given = tokens.refreshTokenOf(request);
    if (!given) throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.notSignedIn));
    const { member, refreshToken } = await refreshSession(store, given, now()).catch((error) => {
      tokens.forget(response);
      throw error;
    });
    await tokens.answer(response, 'member', member, refreshToken);
  });
  router.post('/sign-out', async (request, response) => {
    await endSession(store, tokens.refreshTokenOf(request) ?? '');
    tokens.forget(response).status(204).end();
  });
}

function letDevicesIn(router: Router, { storage, config, now }: Service, { attempts, tokens }: Desk): void {
  const store = storage.private;
  router.post('/enrol', async (request, response) => {
    const { code } = texts(request, 'code');
    const { publicJwk, name } = request.body as { publicJwk?: JsonWebKey; name?: unknown };
    if (typeof publicJwk !== 'object' || publicJwk === null) throw wrong(inputCases.noJwk);
    const title = typeof name === 'string' && !unwritable(name) ? { name: [...name].slice(0, 100).join('') } : {};
    const device = { code, publicJwk, ...title };
    const enrolled = await attempts.byAddress(request, () => enrolDevice(store, device, now()));
    // The device signs its assertions for this audience, whatever address it reaches the service by.
    response.json({ ...enrolled, audience: config.publicUrl });
  });
  router.post('/device', async (request, response) => {
    const { assertion } = texts(request, 'assertion');
    const check = () => checkAssertion(store, assertion, config.publicUrl, now());
    await tokens.answer(response, 'device', await attempts.byAddress(request, check));
  });
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
