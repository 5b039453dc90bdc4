import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import { allIsSent, batteryOnItsWay, hasSeen, openKiosk, type Region, registerRemoval, startRegion } from './kiosk.ts';

let region: Region;
let context: BrowserContext;
let page: Page;
let asked: string[] = [];

beforeAll(async () => {
  region = await startRegion();
  context = await launchBrowser();
  page = await openKiosk(context, region);
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const { operationName } = JSON.parse(request.postData() ?? '{}');
    // Lists that every kiosk keeps up to date by itself, whatever is on the screen.
    if (!['OpenHandoffs', 'InMyHands', 'Organisations', 'WhoAmI'].includes(operationName)) asked.push(operationName);
  });
});
afterAll(async () => {
  await context.close();
  await region.close();
});
afterEach(async () => {
  await page.locator('.top-home').click();
  await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
  asked = [];
});

/** Whatever the screen has begun to ask by now is among what was asked. */
async function settled(kind: string, id: string): Promise<string[]> {
  await hasSeen(page, id, kind);
  await page.evaluate(() => fetch('/health').then((response) => response.text()));
  return asked;
}

// F4: a battery that was just scanned was asked for twice more by its screen.
describe('A scan over the radio of a hall asks one question', () => {
  it('for a battery, and opens one stream', async () => {
    const { id, qrCode, model } = await region.builtInBattery();
    const opened = page.waitForResponse(
      (response) => response.request().postData()?.includes('BatteryChanged') ?? false,
    );
    await typeLikeScanner(page, qrCode);
    await page.locator('.safety-name', { hasText: model }).waitFor();
    await opened;
    expect(await settled('Battery', id)).toEqual(['Scan', 'BatteryChanged']);
  });

  it('for a vehicle', async () => {
    const { vin } = await region.builtInBattery();
    await typeLikeScanner(page, vin);
    await page.locator('.code-shown', { hasText: vin }).waitFor();
    const { scan } = await region.ask('query ($vin: String!) { scan(code: $vin) { ... on Vehicle { id } } }', { vin });
    expect(await settled('Vehicle', scan.id)).toEqual(['Scan']);
  });

  it('for a component', async () => {
    const { components } = await region.ask(
      '{ components(filter: { inMyCustody: true }, first: 1) { edges { node { id title } } } }',
    );
    const { id, title } = components.edges[0].node;
    await typeLikeScanner(page, id);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await settled('Component', id)).toEqual(['Scan']);
  });

  it('for a handoff, whose changes are shown as they happen', async () => {
    const { handoff, number } = await batteryOnItsWay(region);
    await typeLikeScanner(page, handoff);
    await page.getByRole('heading', { name: `Übergabe ${number}` }).waitFor();
    expect(await settled('Handoff', handoff)).toEqual(['Scan']);
    await region.ask(`mutation ($input: ReceiveHandoffInput!) { receiveHandoff(input: $input) { __typename } }`, {
      input: { commandId: `receive-${handoff}`, handoff, massKg: 400 },
    });
    await page.locator('.chip', { hasText: 'Empfangen' }).waitFor();
    expect(await settled('Handoff', handoff)).toEqual(['Scan', 'Scan']);
  });
});

describe('A step that was sent from here', () => {
  it('asks what has become of the battery, once when it is shown and once when it was sent', async () => {
    const { qrCode, model, id } = await region.builtInBattery();
    await typeLikeScanner(page, qrCode);
    await page.locator('.safety-name', { hasText: model }).waitFor();
    await settled('Battery', id);
    asked = [];
    await registerRemoval(page, 'Unversehrt');
    await allIsSent(page);
    await page.getByRole('button', { name: 'Anbieten' }).waitFor();
    const names = await settled('Battery', id);
    expect(names.filter((name) => name === 'RegisterRemoval')).toHaveLength(1);
    expect(names.filter((name) => name === 'Battery').length).toBeLessThanOrEqual(2);
  });
});
