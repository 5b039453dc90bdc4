import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInvitation, removeAccount } from '#api/access/accounts.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
let time = new Date('2026-11-20T08:00:00Z');
beforeEach(async () => {
  time = new Date('2026-11-20T08:00:00Z');
  app = await startApp({ now: () => time });
});
afterEach(() => app.close());

const whoAmI = '{ me { organisation { name } audiences } }';

describe('2023/1542 Art. 78(h) · Signing in', () => {
  it('gives a token that says who you are, and a cookie no script can read', async () => {
    const { login, password } = await app.memberFor('workshop');
    const { status, body, cookie, header } = await post('/auth/sign-in', {
      login: ` ${login.toUpperCase()}`,
      password,
    });
    expect(status).toBe(200);
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Strict/);
    expect(header).toMatch(/Path=\/auth/);
    expect(cookie).not.toBe('');
    const { data } = await app.graphql(whoAmI, {}, body.accessToken);
    expect(data.me).toEqual({
      organisation: { name: 'workshop Test GmbH' },
      audiences: ['public', 'legitimateInterest'],
    });
  });

  it('says the same for an unknown login and a wrong password', async () => {
    const { login } = await app.memberFor('workshop');
    const wrong = await post('/auth/sign-in', { login, password: 'something else' });
    const unknown = await post('/auth/sign-in', { login: 'nobody@test.example', password: 'something else' });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('is slowed down after ten wrong passwords, for the right one too, and opens again later', async () => {
    const { login, password } = await app.memberFor('workshop');
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post('/auth/sign-in', { login, password: `guess ${n}` })),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
    const locked = await post('/auth/sign-in', { login, password });
    expect(locked).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMITED' } } });
    expect(Number(locked.retryAfter)).toBeGreaterThan(60);
    time = new Date(time.getTime() + 16 * 60_000);
    expect((await post('/auth/sign-in', { login, password })).status).toBe(200);
  });

  it('asks for JSON with texts', async () => {
    expect(await post('/auth/sign-in', { login: ['a'], password: 'b' })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
    const form = await fetch(`${app.url}/auth/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ login: 'a', password: 'b' }),
    });
    expect(form.status).toBe(400);
    const broken = await fetch(`${app.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await broken.json()).toMatchObject({ error: { code: 'INVALID_INPUT', message: 'The body is not JSON.' } });
  });
});

describe('A session', () => {
  it('goes on with a new cookie each time', async () => {
    const first = await signIn();
    const second = await post('/auth/refresh', {}, first.cookie);
    expect(second.status).toBe(200);
    expect(second.cookie).not.toBe(first.cookie);
    expect((await post('/auth/refresh', {}, second.cookie)).status).toBe(200);
  });

  it('forgives two tabs that refresh at the same moment', async () => {
    const { cookie } = await signIn();
    const answers = await Promise.all([post('/auth/refresh', {}, cookie), post('/auth/refresh', {}, cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const next = answers.map((answer) => answer.cookie).find((one) => one !== '') ?? '';
    expect((await post('/auth/refresh', {}, next)).status).toBe(200);
  });

  it('ends for both when a cookie turns up a second time later', async () => {
    const stolen = await signIn();
    const next = await post('/auth/refresh', {}, stolen.cookie);
    time = new Date(time.getTime() + 60_000);
    expect((await post('/auth/refresh', {}, stolen.cookie)).status).toBe(401);
    expect((await post('/auth/refresh', {}, next.cookie)).status).toBe(401);
  });

  it('is over after signing out', async () => {
    const { cookie } = await signIn();
    expect((await post('/auth/sign-out', {}, cookie)).status).toBe(204);
    expect((await post('/auth/refresh', {}, cookie)).status).toBe(401);
  });

  it('is over after a month', async () => {
    const { cookie } = await signIn();
    time = new Date(time.getTime() + 31 * 86_400_000);
    expect((await post('/auth/refresh', {}, cookie)).status).toBe(401);
  });

  it('is over at once for a member who was removed, and so is the token', async () => {
    const { login, password, member } = await app.memberFor('workshop');
    const { body, cookie } = await post('/auth/sign-in', { login, password });
    expect((await app.graphql(whoAmI, {}, body.accessToken)).data.me).not.toBeNull();
    await removeAccount(app.service.storage.private, member);
    expect((await app.graphql(whoAmI, {}, body.accessToken)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await post('/auth/refresh', {}, cookie)).status).toBe(401);
    expect(await app.service.storage.private.get('accounts', member)).toBeUndefined();
  });
});

describe('An invitation', () => {
  it('lets a new member choose a password, once', async () => {
    const { code, email } = await invite();
    const password = 'vier Räder und ein Akku';
    expect((await post('/auth/accept-invitation', { code: code.toLowerCase(), password })).status).toBe(200);
    expect((await post('/auth/accept-invitation', { code, password })).status).toBe(401);
    expect((await post('/auth/sign-in', { login: email, password })).status).toBe(200);
  });

  it('stays good when the password was too weak', async () => {
    const { code } = await invite();
    const weak = await post('/auth/accept-invitation', { code, password: 'kurz' });
    expect(weak).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT' } } });
    expect((await post('/auth/accept-invitation', { code, password: 'a longer sentence' })).status).toBe(200);
  });

  it('runs out after two weeks', async () => {
    const { code } = await invite();
    time = new Date(time.getTime() + 15 * 86_400_000);
    expect((await post('/auth/accept-invitation', { code, password: 'a longer sentence' })).status).toBe(401);
  });

  it('is refused for an address that can sign in already', async () => {
    const { login } = await app.memberFor('workshop');
    const organisation = await app.organisationFor('recycler');
    const member = { member: newId(), organisation, name: 'B', email: login.toUpperCase(), admin: false };
    expect(await createInvitation(app.service.storage.private, member, time)).toMatchObject({
      code: 'LOGIN_TAKEN',
      path: '/email',
    });
  });

  it('is over for who was removed through another service, also when the clock of this one was set back', async () => {
    const { login, password, member } = await app.memberFor('workshop');
    const { body } = await post('/auth/sign-in', { login, password });
    time = new Date('2026-11-20T08:10:00Z');
    expect((await app.graphql(whoAmI, {}, body.accessToken)).data.me).not.toBeNull();
    time = new Date('2026-11-20T08:05:00Z');
    await app.service.storage.private.delete('accounts', member);
    const { errors } = await app.graphql(whoAmI, {}, body.accessToken);
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  async function invite() {
    const organisation = await app.organisationFor('workshop');
    const email = `${newId().toLowerCase()}@test.example`;
    const member = { member: newId(), organisation, name: 'Neu', email, admin: false };
    const invitation = await createInvitation(app.service.storage.private, member, time);
    if ('code' in invitation) throw new Error(invitation.message);
    return { code: invitation.invitationCode, email };
  }
});

async function signIn() {
  const { login, password } = await app.memberFor('workshop');
  return post('/auth/sign-in', { login, password });
}

async function post(path: string, body: object, cookie?: string) {
  const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
  const response = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const header = response.headers.get('set-cookie') ?? '';
  const text = await response.text();
  return {
    status: response.status,
    body: text ? JSON.parse(text) : undefined,
    header,
    cookie: header.split(';')[0] ?? '',
    retryAfter: response.headers.get('retry-after'),
  };
}
