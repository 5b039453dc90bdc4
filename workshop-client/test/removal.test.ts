import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import {
  builtInBatteries,
  openPlace,
  type Person,
  type RemovedBattery,
  removedQuery,
  startWorkshop,
  touchTile,
  type Workshop,
} from './workshop.ts';

describe('Recording a removal on a phone', () => {
  let workshop: Workshop;
  let units: Awaited<ReturnType<typeof builtInBatteries>>;
  let person: Person;
  beforeAll(async () => {
    workshop = await startWorkshop();
    person = await workshop.arrive('werkstatt-plagwitz');
    units = await builtInBatteries(workshop);
  });
  afterAll(() => workshop?.close());

  const removed = (id: string) => workshop.ask<RemovedBattery>('werkstatt-plagwitz', removedQuery, { id });
  const unit = (index: number) => units[index] as (typeof units)[number];

  it('takes three taps and the mass, and well under a minute', async () => {
    const { id, qrCode } = unit(0);
    const { page } = person;
    // The hand scanner types the code, wherever the focus is.
    const startedAt = Date.now();
    await typeLikeScanner(page, qrCode);
    let taps = 0;
    const tap = async (name: string, role: 'link' | 'button' | 'radio') => {
      taps++;
      await (role === 'radio' ? touchTile(page, name) : page.getByRole(role, { name }).click());
    };
    await tap('Ausbau erfassen', 'link');
    await tap('Unversehrt', 'radio');
    await page.getByLabel('Masse').fill('412,5');
    await tap('Ausbau festhalten', 'button');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    expect(taps).toBe(3);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    const { battery } = await removed(id);
    expect(battery.removal).toMatchObject({ massKg: 412.5, organisation: { name: 'Kfz-Werkstatt Plagwitz (Demo)' } });
    expect(battery.safety.condition).toBe('INTACT');
  });

  it('makes a smoking battery a critical one and says how to stay alive', async () => {
    const { id } = unit(1);
    const { page, open } = person;
    await open(`battery/${id}/removal`);
    await touchTile(page, 'Beschädigt');
    await touchTile(page, 'Rauch oder Gas');
    await page.getByText('Abstand halten. Feuerwehr 112').waitFor();
    await page.getByRole('button', { name: 'Ausbau festhalten' }).click();
    await page.getByText('Gesendet und eingetragen.').waitFor();
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.locator('.safety-critical').waitFor();
    expect((await removed(id)).battery.safety).toEqual({ condition: 'CRITICAL', flags: ['SMOKE_OR_GAS'] });
  });

  it('asks again for an impossible mass and keeps nothing', async () => {
    const { id } = unit(2);
    const { page, open } = person;
    await open(`battery/${id}/removal`);
    await touchTile(page, 'Unversehrt');
    await page.getByLabel('Masse').fill('viel');
    await page.getByRole('button', { name: 'Ausbau festhalten' }).click();
    await page.getByText('Bitte eine Masse über').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect((await removed(id)).battery.removal).toBeNull();
  });

  it('works without a network, survives a crash of the page, and arrives once the network is back', async () => {
    const { id } = unit(3);
    const { page, context, open } = person;
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Ausbau erfassen' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByRole('link', { name: 'Ausbau erfassen' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Ausbau erfassen' }).click();
    await touchTile(page, 'Beschädigt');
    await touchTile(page, 'Unfallschaden');
    await page.getByRole('button', { name: 'Ausbau festhalten' }).click();
    await page.getByText('Auf diesem Gerät aufgehoben.').waitFor();
    await crash(page);
    expect((await removed(id)).battery.removal).toBeNull();

    const later = await context.newPage();
    person = { ...person, page: later, open: (place) => openPlace(later, place) };
    await later.goto(`${workshop.app.url}/workshop/#/battery/${id}`);
    await later.getByText('1 aufgehoben').waitFor();
    await later.locator('.banner-warn', { hasText: 'Ausbau' }).waitFor();
    // Safety does not wait for the network: colour and packing rule are those of what was just found.
    await later.locator('.safety-damaged').getByText('SP 376', { exact: true }).waitFor();
    await context.setOffline(false);
    await later.getByText('Alles gesendet').waitFor({ timeout: 30_000 });
    expect((await removed(id)).battery).toMatchObject({
      removal: { massKg: unit(3).massKg },
      safety: { condition: 'DAMAGED', flags: ['CRASH'] },
    });
  });

  it('takes a code without a network that this device has never seen, and finds out later what it is', async () => {
    const { id, qrCode } = unit(4);
    const { page, context, open } = person;
    await open('');
    await page.getByRole('heading', { name: 'Zu tun' }).waitFor();
    await context.setOffline(true);
    await typeLikeScanner(page, qrCode);
    await page.getByRole('link', { name: 'Trotzdem Ausbau erfassen' }).click();
    await touchTile(page, 'Unversehrt');
    await page.getByLabel('Masse').fill('300');
    await page.getByRole('button', { name: 'Ausbau festhalten' }).click();
    await page.getByText('Auf diesem Gerät aufgehoben.').waitFor();
    await context.setOffline(false);
    await page.getByText('Gesendet und eingetragen.').waitFor({ timeout: 30_000 });
    expect((await removed(id)).battery.removal).toMatchObject({ massKg: 300 });
  });

  it('parks a refusal for a person: two workshops removed the same battery', async () => {
    const { id } = unit(5);
    const first = person;
    await first.open(`battery/${id}/removal`);
    await touchTile(first.page, 'Unversehrt');
    await first.context.setOffline(true);
    await first.page.getByRole('button', { name: 'Ausbau festhalten' }).click();
    await first.page.getByText('Auf diesem Gerät aufgehoben.').waitFor();
    await workshop.ask('werkstatt-schkeuditz', removeMutation, {
      input: { commandId: 'the-other-workshop', battery: id, condition: { condition: 'INTACT' }, massKg: 200 },
    });
    await first.context.setOffline(false);
    await first.page.getByText('Das ging nicht').waitFor({ timeout: 30_000 });
    await first.page.getByText('1 abgelehnt').click();
    await first.page.getByRole('button', { name: 'Verwerfen' }).click();
    await first.page.getByRole('button', { name: 'Ja, verwerfen' }).click();
    await first.page.getByText('Alles gesendet').waitFor();
    expect((await removed(id)).battery.removal).toMatchObject({ massKg: 200 });
  });
});

/** Ends the page as a crash does, with no last moment to send anything in. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

const removeMutation = /* GraphQL */ `
  mutation ($input: RegisterRemovalInput!) {
    registerRemoval(input: $input) { __typename ... on Refusal { code } }
  }
`;
