import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { openKiosk, type Region, startRegion } from './kiosk.ts';

const worker = fileURLToPath(new URL('../dist/sw.js', import.meta.url));
let region: Region;

beforeAll(async () => {
  region = await startRegion();
});
afterAll(() => region.close());

describe('A new version of the kiosk', () => {
  it('waits until a person agrees, and is not even offered in the middle of a step', async () => {
    const context = await launchBrowser();
    const page = await openKiosk(context, region);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.evaluate(() => Object.assign(globalThis, { thisPage: true }));
    await page.getByRole('button', { name: 'Fahrzeug annehmen' }).click();

    giveAnotherVersion(region.server);
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

/** From now on the service gives another service worker. The files stay as they are: other tests use them meanwhile. */
function giveAnotherVersion(server: Server): void {
  const [answer] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (request.url !== '/station/sw.js') return answer?.(request, response);
    response.setHeader('content-type', 'text/javascript').end(`${readFileSync(worker, 'utf8')}\n// another version\n`);
  });
}
