import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../web-kit/test/browser.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { issueBattery } from './a-demo-battery.ts';

let app: TestApp;
let browser: BrowserContext;
let address: string;
let model: string;

beforeAll(async () => {
  app = await startApp();
  const id = await issueBattery(app, ({ general }) => {
    model = `${app.url}/01/${general.gtin}`;
  });
  address = `${app.url}/b/${id}`;
  browser = await launchBrowser({ width: 390, height: 844 });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

describe('The public page on a phone', () => {
  it.each([
    ['de', 'of a battery', ''],
    ['en', 'of a battery', ''],
    ['de', 'of an earlier day', `&at=${new Date().toISOString().slice(0, 10)}`],
    ['en', 'of a model', 'model'],
  ])(
    'has nothing an accessibility check objects to, asks nobody else, and keeps nothing (%s, %s)',
    async (language, _, which) => {
      const page = await browser.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(which === 'model' ? `${model}?lang=${language}` : `${address}?lang=${language}${which}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(new Set(asked.filter((origin) => origin !== 'null'))).toEqual(new Set([app.url]));
      // The strict Content-Security-Policy lets the style sheet in and has nothing to complain about.
      expect(complaints).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.body).overflowWrap)).toBe('anywhere');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const found = await page.evaluate(async () => {
        // @ts-expect-error: put there by the line above
        const { violations } = await window.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
      expect(await browser.cookies()).toEqual([]);
      await page.close();
    },
  );

  it('shows the safety part without scrolling', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}?lang=de`);
    const box = await page.locator('.high-voltage').boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(667);
    await page.close();
  });

  it('leads to the other language and back', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}?lang=de&campaign=1`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Safety', exact: true }).waitFor();
    expect(page.url()).toContain('campaign=1');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Sicherheit', exact: true }).waitFor();
    await page.close();
  });
});
