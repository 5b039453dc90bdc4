import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Suffix, typeLikeScanner } from './hand-scanner.ts';
import { openHarness } from './harness/open-harness.ts';

const code = 'https://id.example/01/09521230400428/21/LN23EC000789';
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  context = await launchBrowser();
});
afterAll(() => context.close());
beforeEach(async () => {
  page = await openHarness(
    context,
    'http://localhost:1',
    `<input id="field" value="before "><textarea id="area"></textarea><button id="button">Do</button>
     <select id="list"><option>alpha</option><option>hotel</option><option>india</option></select>
     <input id="box" type="checkbox"><form id="form"><input id="inForm"></form>`,
  );
  await page.evaluate(() => {
    harness.listen();
    const counts = { clicks: 0, submits: 0 };
    Object.assign(globalThis, { counts });
    document.getElementById('button')?.addEventListener('click', () => counts.clicks++);
    document.getElementById('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      counts.submits++;
    });
  });
});
afterEach(() => page.close());

const scan = (text: string, suffix: Suffix = 'Enter') => typeLikeScanner(page, text, suffix);
const scans = () => page.evaluate(() => harness.scans);
const heard = (count: number) => page.waitForFunction((n) => harness.scans.length >= n, count);
const counts = () => page.evaluate(() => (globalThis as unknown as { counts: object }).counts);
/** Longer than any burst waits for its next character. */
const quiet = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));

describe('A hand scanner that types', () => {
  it.each(['Enter', 'Tab', 'NumpadEnter'] as const)('is heard with the suffix %s', async (suffix) => {
    await scan(code, suffix);
    await heard(1);
    expect(await scans()).toEqual([code]);
  });

  it('is heard without any suffix', async () => {
    await scan(code, 'none');
    await heard(1);
    expect(await scans()).toEqual([code]);
  });

  it.each(['field', 'area'])('leaves the %s it typed through as it was', async (id) => {
    await page.focus(`#${id}`);
    const before = await page.inputValue(`#${id}`);
    await scan(code);
    await heard(1);
    expect(await page.inputValue(`#${id}`)).toBe(before);
    expect(await scans()).toEqual([code]);
  });

  it('presses no button, ticks no box, turns no list and sends no form that has the focus', async () => {
    for (const id of ['button', 'box', 'list', 'inForm']) {
      await page.focus(`#${id}`);
      await scan(`india x ${id} 012345`);
      await quiet();
    }
    expect(await scans()).toHaveLength(4);
    expect(await counts()).toEqual({ clicks: 0, submits: 0 });
    expect(await page.inputValue('#list')).toBe('alpha');
    expect(await page.isChecked('#box')).toBe(false);
    expect(await page.inputValue('#inForm')).toBe('');
  });

  it('may end with carriage return and line feed', async () => {
    await page.focus('#button');
    await scan(code, 'Enter twice');
    await quiet();
    expect(await counts()).toEqual({ clicks: 0, submits: 0 });
    expect(await scans()).toEqual([code]);
  });

  it('may begin with a function key', async () => {
    await page.keyboard.press('F12');
    await scan(code);
    await heard(1);
    expect(await scans()).toEqual([code]);
  });

  it('sends FNC1 as Ctrl+] or F8', async () => {
    await typeLikeScanner(page, '0109521230400428\u001d21AB1', 'Enter', 'Control+]');
    await heard(1);
    await typeLikeScanner(page, '0109521230400428\u001d21AB2', 'Enter', 'F8');
    await heard(2);
    expect(await scans()).toEqual(['0109521230400428\u001d21AB1', '0109521230400428\u001d21AB2']);
  });

  it('may scan two codes right after each other', async () => {
    await scan('DKZPWQVXDVAGTX');
    await scan('DSKKYAGCRNSMDG');
    await heard(2);
    expect(await scans()).toEqual(['DKZPWQVXDVAGTX', 'DSKKYAGCRNSMDG']);
  });
});

describe('A person who types', () => {
  it('loses no keystroke, however fast', async () => {
    await page.fill('#field', '');
    await page.focus('#field');
    await page.keyboard.type('Pollux, schnell getippt', { delay: 65 });
    await quiet();
    expect(await page.inputValue('#field')).toBe('Pollux, schnell getippt');
    expect(await scans()).toEqual([]);
  });

  it('may roll over a few keys at once', async () => {
    await page.focus('#inForm');
    await scan('asdf');
    expect(await page.inputValue('#inForm')).toBe('asdf');
    expect(await counts()).toEqual({ clicks: 0, submits: 1 });
    expect(await scans()).toEqual([]);
  });

  it('may hold a key down', async () => {
    await page.fill('#field', '');
    await page.focus('#field');
    for (let time = 0; time < 12; time++) await page.keyboard.down('x');
    await page.keyboard.up('x');
    await quiet();
    expect(await page.inputValue('#field')).toBe('x'.repeat(12));
    expect(await scans()).toEqual([]);
  });

  it('uses shortcuts as ever', async () => {
    await page.focus('#field');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    expect(await page.inputValue('#field')).toBe('');
  });
});
