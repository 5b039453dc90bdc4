import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClients } from '../../scripts/build-clients.ts';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { openKiosk, type Region, startRegion } from './kiosk.ts';

const worker = fileURLToPath(new URL('../dist/sw.js', import.meta.url));
let region: Region;

beforeAll(async () => {
  region = await startRegion();
});
afterAll(async () => {
  await buildClients(['dismantling-station']);
  await region.close();
});

describe('A new version of the kiosk', () => {
  it('waits until a person agrees, and is not even offered in the middle of a step', async () => {
    const context = await launchBrowser();
    const page = await openKiosk(context, region);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.evaluate(() => Object.assign(globalThis, { thisPage: true }));
    await page.getByRole('button', { name: 'Fahrzeug annehmen' }).click();

    appendFileSync(worker, '\n// another version\n');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
    expect(await page.getByText('Eine neue Fassung ist da.').isVisible()).toBe(false);

    await page.locator('.top-home').click();
    const offer = page.getByRole('button', { name: 'Jetzt aktualisieren' });
    await offer.waitFor();
    expect(await page.evaluate(() => 'thisPage' in globalThis)).toBe(true);
    await offer.click();
    await page.waitForFunction(() => !('thisPage' in globalThis));
    await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
    await context.close();
  });
});
