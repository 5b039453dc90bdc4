import { rmSync } from 'node:fs';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import type { NewCommand } from '../src/outbox.ts';
import { launchBrowser, newProfile } from './browser.ts';
import { openHarness } from './harness/open-harness.ts';
import { killBrowser } from './kill-browser.ts';

let app: TestApp;
let token: string;
let context: BrowserContext;
let database = '';
let databases = 0;
let vinNumber = 100_000;

beforeAll(async () => {
  app = await startApp();
  token = await app.tokenFor('dismantler');
  context = await launchBrowser();
});
afterAll(async () => {
  await context.close();
  await app.close();
});
beforeEach(() => {
  database = `kit-test-${databases++}`;
});
afterEach(async () => {
  await context.setOffline(false);
  for (const page of context.pages()) await page.close();
});

const freshVin = () => `WVWZZZ1KZAW${vinNumber++}`;

async function openTab({ given = token as string | undefined, browser = context } = {}): Promise<Page> {
  const page = await openHarness(browser, app.url);
  await page.evaluate(([token, name]) => harness.open(token, name), [given, database] as const);
  return page;
}

/** Keeps an intake; `about` are its subjects. */
async function keepIntake(page: Page, vin: string, about = [vin]): Promise<string> {
  const command = { name: 'receiveVehicle' as const, input: { vin }, subjects: about, title: vin };
  const kept = await page.evaluate((given) => harness.outbox.keep(given), command);
  if (!kept.kept) throw new Error(kept.refusal.message);
  return kept.item.commandId;
}

const answered = (page: Page, commandId: string) => page.evaluate((id) => harness.outbox.answered(id, 8000), commandId);

const kept = (page: Page) =>
  page.evaluate(() =>
    harness.outbox.items.value.map(({ title, state, refusal }) => ({ title, state, code: refusal?.code })),
  );

/** How often each of these vehicles stands in the ledger. */
async function intakesOf(...vins: string[]): Promise<number[]> {
  const counts = [];
  for (const vin of vins) {
    const { data } = await app.graphql(
      'query ($code: String!) { scan(code: $code) { ... on Vehicle { history { type } } } }',
      { code: vin },
      token,
    );
    counts.push((data.scan.history ?? []).filter(({ type }: { type: string }) => type === 'VehicleReceived').length);
  }
  return counts;
}

describe('The outbox', { timeout: 60_000 }, () => {
  it('keeps a command, sends it, and remembers that it was sent', async () => {
    const page = await openTab();
    const vin = freshVin();
    expect(await answered(page, await keepIntake(page, vin))).toBe('sent');
    expect(await page.evaluate(() => harness.outbox.sent.value.map(({ title }) => title))).toEqual([vin]);
    expect(await intakesOf(vin)).toEqual([1]);
  });

  it('writes nothing twice when answers are lost again and again', async () => {
    const page = await openTab();
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (lost++ >= 2) return route.fallback();
      await route.fetch();
      await route.abort('connectionreset');
    });
    const vin = freshVin();
    expect(await answered(page, await keepIntake(page, vin))).toBe('sent');
    expect(lost).toBeGreaterThan(2);
    expect(await intakesOf(vin)).toEqual([1]);
  });

  it('goes on keeping while the network is away, and sends in the order of keeping once it is back', async () => {
    const page = await openTab();
    const order: string[] = [];
    // Only what was answered: a try that begins while the network is away may still get through when it is back.
    page.on('requestfinished', (request) => {
      const { variables } = request.postDataJSON() ?? {};
      if (variables?.input?.vin) order.push(variables.input.vin);
    });
    await context.setOffline(true);
    const vins = [freshVin(), freshVin(), freshVin()];
    for (const vin of vins) await keepIntake(page, vin);
    expect(await page.evaluate(() => harness.outbox.counts.value)).toEqual({ waiting: 3, parked: 0 });
    await context.setOffline(false);
    await page.waitForFunction(() => harness.outbox.items.value.length === 0);
    await expect.poll(() => order).toEqual(vins);
    expect(await intakesOf(...vins)).toEqual([1, 1, 1]);
  });

  it.each(['before it was sent', 'after it was sent and before the answer came'])(
    'loses nothing and doubles nothing when the browser is killed %s',
    async (moment) => {
      const profile = newProfile();
      const page = await openTab({ browser: await launchBrowser({ profile }) });
      const vin = freshVin();
      const reached = new Promise<void>((resolve) => {
        void page.route('**/graphql', async (route) => {
          if (moment.startsWith('after')) await route.fetch();
          resolve();
        });
      });
      await keepIntake(page, vin);
      await reached;
      killBrowser(profile);
      const restarted = await launchBrowser({ profile });
      const next = await openTab({ browser: restarted });
      await next.evaluate(() => harness.outbox.sendNow());
      await next.waitForFunction(() => harness.outbox.items.value.length === 0);
      expect(await intakesOf(vin)).toEqual([1]);
      await restarted.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  );

  it('is one outbox in two tabs: both see everything, nothing is sent twice', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const sent: string[] = [];
    for (const page of [one, two]) {
      page.on('request', (request) => {
        const { variables } = request.postDataJSON() ?? {};
        if (variables?.input?.commandId) sent.push(variables.input.commandId);
      });
    }
    const vins = Array.from({ length: 6 }, freshVin);
    await Promise.all(vins.map((vin, index) => keepIntake(index % 2 ? one : two, vin)));
    for (const page of [one, two]) await page.waitForFunction(() => harness.outbox.items.value.length === 0);
    expect(await two.evaluate(() => harness.outbox.sent.value.length)).toBe(6);
    expect(new Set(sent).size).toBe(6);
    expect(sent).toHaveLength(6);
    expect(await intakesOf(...vins)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('parks a refused command for a person; what hangs on it waits, the rest goes on', async () => {
    const page = await openTab();
    const [first, other] = [freshVin(), freshVin()];
    await answered(page, await keepIntake(page, first));
    const refused = await keepIntake(page, first, ['one vehicle']);
    await keepIntake(page, freshVin(), ['one vehicle']);
    const free = await keepIntake(page, other);
    expect(await answered(page, refused)).toBe('parked');
    expect(await answered(page, free)).toBe('sent');
    expect(await kept(page)).toMatchObject([
      { state: 'parked', code: 'VEHICLE_ALREADY_RECEIVED' },
      { state: 'waiting' },
    ]);
  });

  it('lets a person discard the refused one, and then sends what waited behind it', async () => {
    const page = await openTab();
    const [taken, behind] = [freshVin(), freshVin()];
    await answered(page, await keepIntake(page, taken));
    await answered(page, await keepIntake(page, taken, ['x']));
    await keepIntake(page, behind, ['x']);
    await page.evaluate(() => harness.outbox.discard(harness.outbox.items.value[0]?.sequence ?? 0));
    await page.waitForFunction(() => harness.outbox.items.value.length === 0);
    expect(await intakesOf(taken, behind)).toEqual([1, 1]);
  });

  it('lets a person correct a refused one; it is a new command then', async () => {
    const page = await openTab();
    const right = freshVin();
    const id = await keepIntake(page, 'WVWZZZ1KZAWOIQ');
    expect(await answered(page, id)).toBe('parked');
    await page.evaluate(async (vin) => {
      const [item] = harness.outbox.items.value;
      if (item?.name === 'receiveVehicle') await harness.outbox.retry(item.sequence, { ...item.input, vin });
    }, right);
    await page.waitForFunction(() => harness.outbox.items.value.length === 0);
    expect(await page.evaluate(() => harness.outbox.sent.value[0]?.commandId)).not.toBe(id);
    expect(await intakesOf(right)).toEqual([1]);
  });

  it("takes a proxy's error page for no answer, and parks a command the service breaks over five times", async () => {
    const page = await openTab();
    let asked = 0;
    const poison = freshVin();
    await page.route('**/graphql', (route: Route) => {
      if (!route.request().postData()?.includes(poison)) return route.fallback();
      asked++;
      return route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' });
    });
    const id = await keepIntake(page, poison);
    for (let attempt = 0; attempt < 8; attempt++) await page.evaluate(() => harness.outbox.sendNow());
    expect(await answered(page, id)).toBe('parked');
    expect(asked).toBe(5);
    expect(await kept(page)).toMatchObject([{ state: 'parked', code: 'SERVICE_FAULT' }]);
    const other = freshVin();
    expect(await answered(page, await keepIntake(page, other))).toBe('sent');
  });

  it('keeps while nobody is signed in and parks nothing', async () => {
    const page = await openTab({ given: '' });
    await keepIntake(page, freshVin());
    await page.evaluate(() => harness.outbox.sendNow());
    expect(await kept(page)).toMatchObject([{ state: 'waiting' }]);
    expect(await page.evaluate(() => harness.outbox.link.value)).toBe('signedOut');
  });

  it('does not park what is sent with a token nobody accepts any more', async () => {
    const page = await openTab({ given: 'not.a.token' });
    await keepIntake(page, freshVin());
    await page.waitForFunction(() => harness.outbox.link.value === 'signedOut');
    expect(await kept(page)).toMatchObject([{ state: 'waiting' }]);
  });

  it('looks up codes that were scanned without a network before it sends', async () => {
    const page = await openTab();
    const vin = freshVin();
    const component: NewCommand = {
      name: 'registerComponent',
      input: { vehicle: '', kind: 'INVERTER', title: 'Wechselrichter' },
      lookups: [{ path: ['vehicle'], code: vin, kind: 'Vehicle' }],
      subjects: [`vin:${vin}`],
      title: 'Wechselrichter',
    };
    await context.setOffline(true);
    await keepIntake(page, vin, [`vin:${vin}`]);
    await page.evaluate((given) => harness.outbox.keep(given), component);
    await context.setOffline(false);
    await page.waitForFunction(() => harness.outbox.items.value.length === 0);
    const { data } = await app.graphql(
      `{ scan(code: "${vin}") { ... on Vehicle { components { title } } } }`,
      {},
      token,
    );
    expect(data.scan.components).toEqual([{ title: 'Wechselrichter' }]);
  });

  it('that cannot write down what came of a command goes on later, and it is recorded once', async () => {
    const page = await openTab();
    const vin = freshVin();
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      let full = 2;
      IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        // As a browser does it that finds no room for what is to be written.
        if (this.name === 'sent' && full-- > 0) this.transaction.abort();
        return request;
      };
    });
    await keepIntake(page, vin);
    await page.waitForFunction(() => harness.outbox.link.value === 'unreachable');
    await page.waitForFunction(() => harness.outbox.items.value.length === 0, undefined, { timeout: 20_000 });
    expect(await intakesOf(vin)).toEqual([1]);
  });

  it('says in words when the device is full, and has then kept nothing', async () => {
    const browser = await launchBrowser();
    const page = await openTab({ browser });
    const session = await browser.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize: 1 });
    const outcome = await page.evaluate(() =>
      harness.outbox.keep({
        name: 'receiveVehicle',
        input: { vin: 'WVWZZZ1KZAW000001', note: 'x'.repeat(3_000_000) },
        subjects: [],
        title: 'x',
      }),
    );
    expect(outcome).toMatchObject({ kept: false, refusal: { code: 'DEVICE_FULL' } });
    expect(await kept(page)).toEqual([]);
    await browser.close();
  });
});
