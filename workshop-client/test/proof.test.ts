import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startWorkshop, type Workshop } from './workshop.ts';

describe('The proof of a history entry', () => {
  let workshop: Workshop;
  let person: Person;
  beforeAll(async () => {
    workshop = await startWorkshop();
    person = await workshop.arrive('werkstatt-plagwitz');
    await person.open('search?mine=1');
    await person.page.locator('.row-link').first().click();
    await person.page.getByRole('heading', { name: 'Verlauf' }).waitFor();
  });
  afterAll(() => workshop?.close());

  const entry = (index: number) => person.page.locator('.history-row').nth(index);

  it('is checked in the browser', async () => {
    await entry(0).getByRole('button', { name: 'Nachweis prüfen' }).click();
    await entry(0).getByText('Nachweis gültig').waitFor();
  });

  it('is told to be wrong when somebody on the way changes the entry', async () => {
    const { page } = person;
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"operationName":"Proof"')) return route.continue();
      const response = await route.fetch();
      const body = await response.json();
      body.data.proof.file.entry.recordedAt = '2020-01-01T00:00:00.000Z';
      await route.fulfill({ response, json: body });
    });
    await entry(1).getByRole('button', { name: 'Nachweis prüfen' }).click();
    await entry(1).getByText('Nachweis ungültig').waitFor();
    await page.unroute('**/graphql');
    await entry(1).getByRole('button', { name: 'Nachweis prüfen' }).click();
    await entry(1).getByText('Nachweis gültig').waitFor();
  });

  it('can be taken away and checked as a file, also without a network; a changed file does not pass', async () => {
    const { page, open, context } = person;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      entry(0).getByRole('button', { name: 'Nachweis herunterladen' }).click(),
    ]);
    const text = await readFile(await (download as Download).path(), 'utf8');
    await context.setOffline(true);
    await open('proof');
    const give = (content: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await give(text);
    await page.getByText('Echt und unverändert.').waitFor();
    const file = JSON.parse(text);
    await give(JSON.stringify({ ...file, entry: { ...file.entry, occurredAt: '2020-01-01T00:00:00.000Z' } }));
    await page.getByText('Dieser Nachweis stimmt nicht.').waitFor();
    await give('not a proof at all');
    await page.getByText('Dieser Nachweis stimmt nicht.').waitFor();
    await context.setOffline(false);
    expect(file.format).toBe('kreispass-proof/1');
  });
});
