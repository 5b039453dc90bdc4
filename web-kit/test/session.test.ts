import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { launchBrowser } from './browser.ts';
import { openHarness } from './harness/open-harness.ts';

let app: TestApp;
let context: BrowserContext;
let aheadMs = 0;
let number = 200_000;

beforeAll(async () => {
  app = await startApp({ now: () => new Date(Date.now() + aheadMs) });
  context = await launchBrowser();
});
afterAll(async () => {
  await context.close();
  await app.close();
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
});

async function openTab(database: string): Promise<Page> {
  const page = await openHarness(context, app.url);
  await page.evaluate((name) => harness.openSession(name), database);
  return page;
}

async function signIn(page: Page, { login, password }: { login: string; password: string }): Promise<void> {
  const outcome = await page.evaluate(([name, secret]) => harness.session.signIn(name, secret), [
    login,
    password,
  ] as const);
  expect(outcome).toEqual({ ok: true });
}

async function keepIntake(page: Page): Promise<string> {
  const vin = `WVWZZZ1KZAW${number++}`;
  const command = { name: 'receiveVehicle' as const, input: { vin }, subjects: [vin], title: vin };
  expect((await page.evaluate((given) => harness.outbox.keep(given), command)).kept).toBe(true);
  return vin;
}

/** Id of the firm that has taken this vehicle in; undefined while none has. */
async function takenInBy(vin: string): Promise<string | undefined> {
  const query = 'query ($code: String!) { scan(code: $code) { ... on Vehicle { receivedBy { id } } } }';
  const { data } = await app.graphql(query, { code: vin }, await app.tokenFor('marketSurveillance'));
  return data.scan.receivedBy?.id;
}

const emptied = (page: Page) => page.waitForFunction(() => harness.outbox.items.value.length === 0);

describe('Who is signed in', { timeout: 60_000 }, () => {
  it('is the same in all tabs, and nobody sends what somebody else has kept', async () => {
    const [one, other] = [await app.memberFor('dismantler'), await app.memberFor('workshop')];
    const first = await openTab('session-shared');
    await signIn(first, one);
    const second = await openTab('session-shared');
    // Their access token is still in this tab when the network goes.
    await second.evaluate(() => harness.session.refreshIdentity());
    await context.route('**/graphql', (route) => route.abort());
    const vin = await keepIntake(second);

    await first.evaluate(() => harness.session.signOut());
    await signIn(first, other);
    await context.unroute('**/graphql');
    // What they had is not valid any more, so this tab asks for a new one by the cookie all tabs share.
    aheadMs += 16 * 60_000;
    await second.evaluate(() => harness.outbox.sendNow());
    expect(await second.evaluate(() => harness.session.owner())).toBe(other.member);
    expect(await second.evaluate(() => harness.outbox.items.value.map(({ owner }) => owner))).toEqual([one.member]);
    expect(await takenInBy(vin)).toBeUndefined();

    await first.evaluate(() => harness.session.signOut());
    await signIn(first, one);
    await second.evaluate(() => harness.outbox.sendNow());
    await emptied(second);
    expect(await takenInBy(vin)).toBe(await app.organisationFor('dismantler'));
  });

  it('is known from the first token on, so that what is kept before the service says more is sent, too', async () => {
    const page = await openTab('session-first');
    await context.route('**/graphql', (route) => route.abort());
    const someone = await app.memberFor('dismantler');
    await signIn(page, someone);
    const vin = await keepIntake(page);
    await context.unroute('**/graphql');
    await page.evaluate(() => harness.outbox.sendNow());
    await emptied(page);
    expect(await takenInBy(vin)).toBe(await app.organisationFor('dismantler'));
  });
});
