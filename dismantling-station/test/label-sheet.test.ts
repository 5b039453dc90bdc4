import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatId } from '#schemas/id.ts';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import { openKiosk, type Region, startRegion } from './kiosk.ts';

let region: Region;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  region = await startRegion();
  context = await launchBrowser();
  page = await openKiosk(context, region);
});
afterAll(async () => {
  await context?.close();
  await region?.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** What the pictures on the screen say. */
const drawn = () =>
  page
    .locator('.sheet-page')
    .evaluateAll((pictures) => pictures.map((picture) => decodeURIComponent((picture as HTMLImageElement).src)));

describe('The sheet of labels at the kiosk', () => {
  const ids: string[] = [];
  let code = '';

  it('collects labels without a network, and is still there after a restart', async () => {
    for (let count = 0; count < 2; count++) {
      const battery = await region.builtInBattery();
      ids.push(battery.id);
      code = battery.qrCode;
      await typeLikeScanner(page, battery.qrCode);
      await page.locator('.safety-name', { hasText: battery.model }).waitFor();
      await press('Etikett');
      if (count === 1) await context.setOffline(true);
      await press('Auf den Bogen');
      expect(await page.getByRole('button', { name: 'Liegt auf dem Bogen' }).isDisabled()).toBe(true);
      await press('Weiter');
    }
    await context.setOffline(false);
    await page.reload();
    await page.locator('.top-home').waitFor();
    await typeLikeScanner(page, code);
    await page.locator('.safety').waitFor();
    await press('Etikett');
    await press('Bogen (2)');
    const [sheet = ''] = await drawn();
    for (const id of ids) expect(sheet).toContain(formatId(id));
    expect(sheet).toContain('width="210mm" height="297mm"');
  });

  it('begins at the first free label, goes on to a second sheet, and fits the screen', async () => {
    await page.getByLabel('Etiketten des Bogens').selectOption('99.1x139');
    for (let count = 0; count < 3; count++) await press('Ein Etikett später anfangen');
    await page.getByText('Ab Etikett 4').waitFor();
    expect(await page.getByRole('button', { name: 'Ein Etikett später anfangen' }).isDisabled()).toBe(true);
    expect(await drawn()).toHaveLength(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    const [content, height] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    expect(content).toBeLessThanOrEqual(height ?? 0);
  });

  it('is printed as A4 pages, while a single label keeps its own size', async () => {
    const pages = async () =>
      (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/MediaBox \[0 0 [\d. ]+\]/g);
    const sheet = await pages();
    expect(sheet).toEqual(['/MediaBox [0 0 594.95996 841.91998]', '/MediaBox [0 0 594.95996 841.91998]']);
    await press('Bogen leeren');
    await page.getByText('Auf dem Bogen liegt noch nichts.').waitFor();
    await press('Zurück');
    expect(await pages()).toEqual([expect.stringMatching(/\[0 0 28\d[.\d]* 14\d[.\d]*\]/)]);
  });
});
