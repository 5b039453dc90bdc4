import type { BrowserContext, Page } from 'playwright-core';
import { demoSignIns } from '#api/demo/load-demo.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { mayStartBrowser } from '../../web-kit/test/browser.ts';

/** The demo region with the dismantling centre's own eyes on it. */
export interface Region {
  url: string;
  server: TestApp['server'];
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer, not its type.
  ask(query: string, variables?: object): Promise<any>;
  /** The same as another firm; `login` without the domain. */
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer, not its type.
  askAs(login: string, query: string, variables?: object): Promise<any>;
  /** A battery in a vehicle the centre has taken in, not yet removed; each time another one. */
  builtInBattery(): Promise<BatteryInVehicle>;
  /** A battery in use somewhere: the kiosk has never seen it. */
  batteryInUse(): Promise<BatteryInVehicle>;
  enrolmentCode(name?: string): Promise<{ code: string; device: string }>;
  close(): Promise<void>;
}

export interface BatteryInVehicle {
  id: string;
  qrCode: string;
  model: string;
  vin: string;
}

export async function startRegion(): Promise<Region> {
  await mayStartBrowser();
  const app = await startApp({ demo: true });
  const signIns = (await demoSignIns(app.service)) ?? '';
  const password = /password for all: (\S+)/.exec(signIns)?.[1];
  const tokenOf = async (login: string) => {
    const response = await fetch(`${app.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: `${login}@demo.kreispass`, password }),
    });
    return ((await response.json()) as { accessToken: string }).accessToken;
  };
  const token = await tokenOf('demontage-boehlen');
  const authority = await tokenOf('marktueberwachung');
  const taken = new Set<string>();
  const ask = async (query: string, variables?: object, as = token) => {
    const { data, errors } = await app.graphql(query, variables, as);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };

  async function batteryInUse(): Promise<BatteryInVehicle> {
    const fields = 'id qrCode model installedInVin custodian { id } installedIn { id }';
    const { batteries } = await ask(`{ batteries(first: 100) { edges { node { ${fields} } } } }`, {}, authority);
    for (const { node } of batteries.edges) {
      if (node.custodian || node.installedIn || !node.installedInVin || taken.has(node.id)) continue;
      taken.add(node.id);
      return { id: node.id, qrCode: node.qrCode, model: node.model, vin: node.installedInVin };
    }
    throw new Error('The demo region has no battery in use left.');
  }

  return {
    url: app.url,
    server: app.server,
    ask,
    askAs: async (login, query, variables) => ask(query, variables, await tokenOf(login)),
    batteryInUse,
    async builtInBattery() {
      const battery = await batteryInUse();
      const input = { commandId: `intake-${battery.id}`, vin: battery.vin };
      const { receiveVehicle } = await ask(
        'mutation ($input: ReceiveVehicleInput!) { receiveVehicle(input: $input) { __typename ... on Refusal { message } } }',
        { input },
      );
      if (receiveVehicle.message) throw new Error(receiveVehicle.message);
      return battery;
    },
    async enrolmentCode(name = 'Halle 2') {
      const mutation = `mutation ($input: EnrolDeviceInput!) { enrolDevice(input: $input) {
        ... on EnrolDeviceSuccess { enrolmentCode device { id } } ... on Refusal { message } } }`;
      const { enrolDevice } = await ask(mutation, { input: { commandId: `enrol-${newId()}`, name } });
      return { code: enrolDevice.enrolmentCode, device: enrolDevice.device.id };
    },
    close: () => app.close(),
  };
}

/** A kiosk that has just been enrolled and has everything it needs to work without a network. */
export async function openKiosk(context: BrowserContext, region: Region): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  const { code } = await region.enrolmentCode();
  await page.goto(`${region.url}/station/#enrol=${code}`);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
  await isReady(page);
  return page;
}

/** Waits until the service worker has every file and the firms and batteries are on the device. */
async function isReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const open = indexedDB.open('kreispass-station');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const index = open.result.transaction('seen').objectStore('seen').index('kind');
    const count = (kind: string) =>
      new Promise<number>((resolve) => {
        const request = index.count(kind);
        request.onsuccess = () => resolve(request.result);
      });
    const [firms, batteries] = [await count('Organisation'), await count('Battery')];
    open.result.close();
    return firms > 3 && batteries > 3;
  });
}

/** Waits until the device remembers this battery, or another thing. */
export async function hasSeen(page: Page, id: string, kind = 'Battery'): Promise<void> {
  await isKept(page, 'seen', `${kind}/${id}`, id);
}

/** Waits until the draft of the removal on the screen has this in it. */
export async function hasNoted(page: Page, text: string): Promise<void> {
  await isKept(page, 'settings', 'note/draft/removal', text);
}

async function isKept(page: Page, store: string, key: string, text: string): Promise<void> {
  await page.waitForFunction(
    async ([store, key, text]) => {
      const open = indexedDB.open('kreispass-station');
      await new Promise((resolve) => {
        open.onsuccess = resolve;
      });
      const request = open.result.transaction(store).objectStore(store).get(key);
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      open.result.close();
      return JSON.stringify(request.result ?? '').includes(text);
    },
    [store, key, text] as const,
  );
}

/** Goes through the three steps of a removal. */
export async function registerRemoval(
  page: Page,
  condition: string,
  flags: string[] = [],
  massKg = '402,5',
): Promise<void> {
  await page.getByRole('button', { name: 'Ausbau erfassen' }).click();
  await page.getByText(condition, { exact: true }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  for (const flag of flags) await page.getByText(flag, { exact: true }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('Masse').fill(massKg);
  await page.getByRole('button', { name: 'Ausbau speichern' }).click();
}

/** Offers what is on the screen to the recycler of the region. */
export async function offerForRecycling(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Anbieten' }).click();
  await page.getByText('Recycling', { exact: true }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByText('Batterierecycling Espenhain (Demo)').click();
  await page.getByRole('button', { name: 'Angebot absenden' }).click();
}

/** Opens the list of handoffs from the start screen, and in it the one of this number. */
export async function openHandoff(page: Page, number: string): Promise<void> {
  await page.locator('.top-home').click();
  await page.getByRole('button', { name: /^Übergaben/ }).click();
  await page.locator('.list-row', { hasText: number }).click();
  await page.getByRole('heading', { name: `Übergabe ${number}` }).waitFor();
}

/** A battery of the workshop on its way to the centre. */
export async function batteryOnItsWay({ ask, askAs }: Region): Promise<{ handoff: string; number: string }> {
  const workshop = 'werkstatt-plagwitz';
  const refusable = '__typename ... on Refusal { message }';
  const { batteries } = await askAs(
    workshop,
    '{ batteries(filter: { inMyCustody: true }, first: 50) { edges { node { id allowedSteps } } } }',
  );
  const { me } = await ask('{ me { organisation { id } } }');
  const free = (edge: { node: { allowedSteps: string[] } }) => edge.node.allowedSteps.includes('offerHandoff');
  const battery: string = batteries.edges.find(free).node.id;
  const handoff = newId();
  const steps: [name: string, login: string | undefined, fields: object][] = [
    ['offerHandoff', workshop, { id: handoff, receiver: me.organisation.id, items: [battery], purpose: 'STORAGE' }],
    ['acceptHandoff', undefined, { handoff }],
    ['dispatchHandoff', workshop, { handoff, massKg: 400, carrier: 'Spedition Muster', packedAsAdvised: true }],
  ];
  for (const [name, login, fields] of steps) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${refusable} } }`;
    const input = { commandId: `${name}-${handoff}`, ...fields };
    const answer = login ? await askAs(login, mutation, { input }) : await ask(mutation, { input });
    if (answer[name].message) throw new Error(answer[name].message);
  }
  const { handoff: known } = await ask('query ($id: ID!) { handoff(id: $id) { number } }', { id: handoff });
  return { handoff, number: known.number };
}

export const allIsSent = (page: Page) => page.locator('.outbox-badge', { hasText: 'Alles gesendet' }).waitFor();
