import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import { openKiosk, type Region, startRegion } from './kiosk.ts';

let region: Region;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  region = await startRegion();
  context = await launchBrowser();
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(error.error().message));
  page = await openKiosk(context, region);
});
afterAll(async () => {
  await context.close();
  await region.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** What every main screen has to be: accessible in both colour schemes, and on 1024×600 without scrolling. */
async function looksRight(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const [content, height] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(content).toBeLessThanOrEqual(height ?? 0);
}

describe('Every screen of the kiosk meets WCAG 2.2 AA and fits 1024×600', () => {
  it('· home', () => looksRight());

  it('· outbox', async () => {
    await page.locator('.outbox-badge').click();
    await page.getByRole('heading', { name: 'Ausgangskorb' }).waitFor();
    await looksRight();
  });

  it('· safety, removal, label, offer', async () => {
    const battery = await region.builtInBattery();
    await typeLikeScanner(page, battery.qrCode);
    await page.locator('.safety').waitFor();
    await looksRight();
    await press('Ausbau erfassen');
    await looksRight();
    await page.getByText('Beschädigt', { exact: true }).click();
    await press('Weiter');
    await page.getByText('Wird warm', { exact: true }).click();
    await page.getByText('gilt sie als „Kritisch“').waitFor();
    await looksRight();
    await page.getByText('Wird warm', { exact: true }).click();
    await press('Weiter');
    await looksRight();
    await press('Ausbau speichern');
    await page.locator('.safety-damaged').waitFor();
    await page.locator('.banner-good').waitFor();
    await looksRight();
    await press('Schaden melden');
    await page.getByText('Rauch oder Gas', { exact: true }).click();
    await looksRight();
    // A scan in the middle is answered with a notice; it must not push the buttons off the screen. Another code than before:
    // the same one twice within a moment is one scan.
    await typeLikeScanner(page, 'WVWZZZ1KZAW000124');
    await page.getByText('Erst diesen Schritt beenden').waitFor();
    await looksRight();
    await press('Schließen');
    await press('Abbrechen');
    await press('Ja, abbrechen');
    await press('Etikett');
    await page.locator('.label-picture').waitFor();
    await looksRight();
    await press('Weiter');
    await press('Anbieten');
    await page.getByText('Recycling', { exact: true }).click();
    await looksRight();
    await press('Weiter');
    await looksRight();
    await press('Abbrechen');
    await looksRight();
    await press('Ja, abbrechen');
  });

  it('· handoffs, dispatch, withdrawal, and the battery in one, with a notice', async () => {
    const { handoffs } = await region.ask(
      '{ handoffs(filter: { status: [ACCEPTED] }) { edges { node { number items { ... on Battery { qrCode } } } } } }',
    );
    const [{ node }] = handoffs.edges;
    await page.locator('.top-home').click();
    await page.getByRole('button', { name: /^Übergaben/ }).click();
    await page.locator('.list-row', { hasText: node.number }).waitFor();
    await looksRight();
    await page.locator('.list-row', { hasText: node.number }).click();
    await page.getByRole('button', { name: 'Abgang erfassen' }).waitFor();
    await looksRight();
    await press('Zurückziehen');
    await looksRight();
    await press('Abbrechen');
    await press('Ja, abbrechen');
    await press('Abgang erfassen');
    await page.getByText('So verpackt und gekennzeichnet').waitFor();
    await looksRight();
    await typeLikeScanner(page, node.items[0].qrCode);
    await page.getByText('Erst diesen Schritt beenden').waitFor();
    await looksRight();
    // A phone as a stand-in for the kiosk: nothing beyond the edge.
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1024, height: 600 });
    await page.getByText('So verpackt und gekennzeichnet').click();
    await press('Weiter');
    await looksRight();
    await press('Abbrechen');
    await press('Ja, abbrechen');
    await page.locator('.list-row').click();
    await page.getByRole('button', { name: 'Zur Übergabe' }).waitFor();
    await looksRight();
    await press('Schließen');
    await page.locator('.top-home').click();
  });

  it('· intake', async () => {
    await page.locator('.top-home').click();
    await press('Fahrzeug annehmen');
    await looksRight();
    await page.getByLabel('Fahrzeug-Identnummer (FIN)').fill('WVWZZZ1KZAWO00123');
    await looksRight();
    await page.getByLabel('Fahrzeug-Identnummer (FIN)').fill('WVWZZZ1KZAW000123');
    await press('Weiter');
    await looksRight();
    await press('Weiter');
    await looksRight();
    await page.locator('.step-foot').getByRole('button', { name: 'Fahrzeug annehmen' }).click();
    await page.locator('.scan-invitation').waitFor();
    await looksRight();
  });

  it('· component', async () => {
    await press('Bauteil erfassen');
    await looksRight();
    await page.getByText('Ladegerät', { exact: true }).click();
    await press('Weiter');
    await looksRight();
  });

  it('· enrolment, and in English', async () => {
    const other = await launchBrowser();
    page = await other.newPage();
    await page.goto(`${region.url}/station/?lang=en`);
    await page.getByRole('heading', { name: 'Enrol this station' }).waitFor();
    await looksRight();
    await other.close();
  });

  it('· and the browser has complained of nothing, the Content-Security-Policy included', () => {
    expect(complaints).toEqual([]);
  });
});
