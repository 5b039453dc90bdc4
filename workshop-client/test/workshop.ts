import type { BrowserContext, Page } from 'playwright-core';
import { demoState } from '../../api/src/demo/sign-ins.ts';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { type LaunchOptions, launchBrowser, mayStartBrowser } from '../../web-kit/test/browser.ts';

/** The real service with the demo region, and people of its firms in front of real browsers. */
export interface Workshop {
  app: TestApp;
  /** A person of a demo firm, signed in; `login` without the domain. */
  arrive(login: string, options?: LaunchOptions & { colours?: 'light' | 'dark' }): Promise<Person>;
  /** A query as that firm, past the browser. */
  ask<Data>(login: string, query: string, variables?: object): Promise<Data>;
  close(): Promise<void>;
}

export interface Person {
  page: Page;
  context: BrowserContext;
  /** Opens a screen by its address behind the `#`. */
  open(place: string): Promise<void>;
}

export const phone = { width: 390, height: 844 };

export async function startWorkshop(): Promise<Workshop> {
  await mayStartBrowser();
  const app = await startApp({ demo: true });
  const password = (await demoState(app.service))?.password ?? '';
  const browsers: BrowserContext[] = [];
  const tokens = new Map<string, Promise<string>>();

  async function signIn(login: string): Promise<string> {
    const response = await fetch(`${app.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: `${login}@demo.kreispass`, password }),
    });
    return ((await response.json()) as { accessToken: string }).accessToken;
  }

  return {
    app,
    async arrive(login, options = {}) {
      const context = await launchBrowser({ ...phone, ...options });
      browsers.push(context);
      const page = context.pages()[0] ?? (await context.newPage());
      page.setDefaultTimeout(15_000);
      if (options.colours) await page.emulateMedia({ colorScheme: options.colours });
      await page.goto(`${app.url}/workshop/${options.language === 'en' ? '?lang=en' : ''}`);
      await page.locator('input[autocomplete=username]').fill(`${login}@demo.kreispass`);
      await page.locator('input[type=password]').fill(password);
      await page.locator('button[type=submit]').click();
      await page.locator('nav').waitFor();
      return { page, context, open: (place) => openPlace(page, place) };
    },
    async ask(login, query, variables) {
      const token = tokens.get(login) ?? signIn(login);
      tokens.set(login, token);
      const { data, errors } = await app.graphql(query, variables, await token);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close() {
      for (const browser of browsers) await browser.close().catch(() => undefined);
      await app.close();
    },
  };
}

/** Touches a tile where a finger would: anywhere on it. */
export function touchTile(page: Page, title: string): Promise<void> {
  const named = page.locator('.tile-title', { hasText: new RegExp(`^${title}`) });
  return page.locator('.tile').filter({ has: named }).first().click();
}

/** Opens a screen as a link would, and waits until it is drawn. */
export function openPlace(page: Page, place: string): Promise<void> {
  return page.evaluate(
    (hash) =>
      new Promise<void>((resolve) => {
        const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        if (location.hash === hash) drawn();
        else addEventListener('hashchange', drawn, { once: true });
        location.assign(hash);
      }),
    `#/${place}`,
  );
}

interface Unit {
  id: string;
  qrCode: string;
  massKg: number | null;
}

/** Batteries still in cars that nobody has taken in: a different one for each test. */
export async function builtInBatteries({ ask }: Workshop): Promise<Unit[]> {
  const { batteries } = await ask<{ batteries: { edges: { node: Unit & { removal: object; custodian: object } }[] } }>(
    'marktueberwachung',
    '{ batteries(first: 100) { edges { node { id qrCode massKg removal { removedAt } custodian { id } } } } }',
  );
  return batteries.edges.map(({ node }) => node).filter(({ removal, custodian }) => !removal && !custodian);
}

export const removedQuery = /* GraphQL */ `
  query ($id: ID!) { battery(id: $id) { safety { condition flags } removal { massKg organisation { name } } } }
`;

export interface RemovedBattery {
  battery: { safety: { condition: string; flags: string[] }; removal: { massKg: number } | null };
}
