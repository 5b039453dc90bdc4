import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { cameraFileWith } from '../../web-kit/test/camera-file.ts';
import { openKiosk, type Region, startRegion } from './kiosk.ts';

let region: Region;
let folder: string;

beforeAll(async () => {
  region = await startRegion();
  folder = mkdtempSync(join(tmpdir(), 'kreispass-camera-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await region.close();
});

describe('The camera of the kiosk', () => {
  it('reads the QR code of a battery, with the network cut too, and the decoder is our own', async () => {
    const battery = await region.builtInBattery();
    const camera = cameraFileWith(battery.qrCode, join(folder, 'battery.y4m'));
    const context = await launchBrowser({ camera });
    const foreign: string[] = [];
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(region.url) && !url.startsWith('data:') && !url.startsWith('blob:')) foreign.push(url);
    });
    const page = await openKiosk(context, region);
    await page.getByRole('button', { name: 'Kamera' }).click();
    await page.locator('.safety-name', { hasText: battery.model }).waitFor();
    await page.locator('.top-home').click();
    await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Kamera' }).click();
    await page.locator('.safety-as-of').waitFor();
    expect(foreign).toEqual([]);
    await context.close();
  });

  it('says in words when there is none', async () => {
    const context = await launchBrowser();
    const page = await openKiosk(context, region);
    await page.getByRole('button', { name: 'Kamera' }).click();
    await page.locator('.camera .banner-danger').waitFor();
    expect(await page.locator('.camera .banner-danger').textContent()).toMatch(/Kamera/);
    await context.close();
  });
});
