import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInBatteries, type Person, startWorkshop, touchTile, type Workshop } from './workshop.ts';

describe('A handoff between two signed-in browsers', () => {
  let workshop: Workshop;
  let sender: Person;
  let receiver: Person;
  let units: Awaited<ReturnType<typeof builtInBatteries>>;
  beforeAll(async () => {
    workshop = await startWorkshop();
    units = await builtInBatteries(workshop);
    sender = await workshop.arrive('werkstatt-plagwitz');
    receiver = await workshop.arrive('recycling-espenhain', { width: 1280, height: 800 });
  });
  afterAll(() => workshop?.close());

  /** Removes a battery and offers it; gives the handoff's number. */
  async function offer(index: number, condition: string): Promise<string> {
    const { id } = units[index] as (typeof units)[number];
    const { page, open } = sender;
    await workshop.ask('werkstatt-plagwitz', removeMutation, {
      input: { commandId: `removal-${id}`, battery: id, condition: { condition }, massKg: 400 },
    });
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Weitergeben' }).click();
    await touchTile(page, 'Recycling');
    await page.getByRole('radio', { name: /Batterierecycling Espenhain/ }).check();
    await page.getByRole('button', { name: 'Anbieten' }).click();
    await page.getByText('Wartet auf die Antwort von Batterierecycling Espenhain').waitFor();
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    return heading?.split(' ').at(-1) ?? '';
  }

  it('appears at the receiver without reloading and is refused with a reason', async () => {
    const { page } = receiver;
    await receiver.open('');
    await page.getByRole('heading', { name: 'Zu tun' }).waitFor();
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
    const number = await offer(0, 'INTACT');
    const card = page.getByRole('link', { name: new RegExp(number) });
    await card.waitFor();
    await card.click();
    await page.getByRole('link', { name: 'Ablehnen' }).click();
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    await page.getByText('Bitte einen Grund angeben.').waitFor();
    await page.getByRole('button', { name: 'Kein Platz' }).click();
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    // The sender's page follows by itself.
    await sender.page.locator('.handoff-state').getByText('Abgelehnt').waitFor();
    await sender.page.locator('.pairs').getByText('Kein Platz').waitFor();
    expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true);
  });

  it('is accepted, dispatched with carrier and packing, and received with another weight only with a note', async () => {
    const { page } = receiver;
    await receiver.open('');
    const number = await offer(1, 'DAMAGED');
    await page.getByRole('link', { name: new RegExp(number) }).click();
    await page.getByRole('button', { name: 'Annehmen' }).click();

    const from = sender.page;
    await from.getByRole('link', { name: 'Abgang erfassen' }).click();
    await from.getByLabel('Gewogene Masse').fill('402');
    await from.getByRole('button', { name: 'Abgang erfassen' }).click();
    await from.getByText('Bitte angeben, wer befördert.').waitFor();
    await from.getByText('Bitte die Verpackung bestätigen.').waitFor();
    await from.locator('.packing').getByText('SP 376', { exact: true }).waitFor();
    await from.getByLabel('Beförderer').fill('Spedition Muster');
    await from.getByLabel(/Pole geschützt/).check();
    await from.getByRole('button', { name: 'Abgang erfassen' }).click();
    await from.locator('.handoff-state').getByText('Unterwegs', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Ankunft erfassen' }).click();
    await page.getByLabel('Gewogene Masse').fill('350');
    await page.getByText('Das ist mehr als üblich.').waitFor();
    await page.getByRole('button', { name: 'Ankunft erfassen' }).click();
    await page.getByText('Bei dieser Abweichung wird eine Bemerkung gebraucht.').waitFor();
    await page.getByLabel('Befund bei Ankunft').fill('Ohne Deckel angekommen');
    await page.getByRole('button', { name: 'Ankunft erfassen' }).click();
    await page.locator('.handoff-state').getByText('Empfangen').waitFor();
    await from.locator('.handoff-state').getByText('Empfangen').waitFor();
    await from.locator('.pairs').getByText('350 kg').waitFor();
    await from.locator('.seal').nth(3).waitFor();
    expect(await from.locator('.required').count()).toBe(0);

    const { id } = units[1] as (typeof units)[number];
    const { battery } = await workshop.ask<{ battery: { custodian: { name: string } } }>(
      'recycling-espenhain',
      'query ($id: ID!) { battery(id: $id) { custodian { name } } }',
      { id },
    );
    expect(battery.custodian.name).toBe('Batterierecycling Espenhain (Demo)');
  });

  it('can be taken back by the sender before it left', async () => {
    await receiver.open('');
    const number = await offer(2, 'INTACT');
    await receiver.page.getByRole('link', { name: new RegExp(number) }).waitFor();
    await sender.page.getByRole('link', { name: 'Zurückziehen' }).click();
    await sender.page.getByLabel('Grund in Worten').fill('Der Kunde behält sie');
    await sender.page.getByRole('button', { name: 'Zurückziehen' }).click();
    await sender.page.locator('.handoff-state').getByText('Zurückgezogen').waitFor();
    await receiver.page.getByRole('link', { name: new RegExp(number) }).waitFor({ state: 'detached' });
  });

  it('arrives without a network, though nobody had opened it on this device before', async () => {
    const { handoffs } = await workshop.ask<{ handoffs: { edges: { node: { id: string; number: string } }[] } }>(
      'recycling-espenhain',
      '{ handoffs(filter: { direction: INCOMING, status: [DISPATCHED] }) { edges { node { id number } } } }',
    );
    const { id, number } = handoffs.edges[0]?.node ?? { id: '', number: '' };
    const { page, context, open } = await workshop.arrive('recycling-espenhain');
    // Not waitForFunction, which takes a promise for a yes.
    const keeps = (place: string) => expect.poll(() => page.evaluate(hasKept, place), { timeout: 10_000 }).toBe(true);
    await keeps(`handoff/${id}`);
    await keeps('list/handoffs/INCOMING/OFFERED+ACCEPTED+DISPATCHED');
    await context.setOffline(true);
    await open('handoffs');
    await page.getByRole('link', { name: new RegExp(number) }).click();
    await page.getByRole('link', { name: 'Ankunft erfassen' }).click();
    await page.getByLabel('Gewogene Masse').fill('612');
    await page.getByRole('button', { name: 'Ankunft erfassen' }).click();
    await page.locator('.outbox-badge', { hasText: '1 aufgehoben' }).waitFor();
    await context.setOffline(false);
    await page.locator('.handoff-state').getByText('Empfangen').waitFor();
    await context.close();
  });

  it('may be the last one: the recycler ends the record of a battery after reading what that means', async () => {
    const { page, open } = receiver;
    const held = '{ batteries(filter: { inMyCustody: true, status: WASTE }) { edges { node { id allowedSteps } } } }';
    const { batteries } = await workshop.ask<{
      batteries: { edges: { node: { id: string; allowedSteps: string[] } }[] };
    }>('recycling-espenhain', held);
    const id = batteries.edges.find(({ node }) => node.allowedSteps.includes('recordRecycling'))?.node.id;
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Recycling erfassen' }).click();
    await page.getByText('Der Batteriepass endet damit.').waitFor();
    await page.getByLabel('Prozess oder Lauf').fill('Lauf 2026-118');
    await page.getByRole('button', { name: 'Recycling erfassen …' }).click();
    await page.getByRole('button', { name: 'Ja, recycelt' }).click();
    await page.getByText('Gesendet und eingetragen.').waitFor();
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.getByText('Recycelt. Der Pass ist beendet.').waitFor();
  });
});

const removeMutation = /* GraphQL */ `
  mutation ($input: RegisterRemovalInput!) {
    registerRemoval(input: $input) { __typename ... on Refusal { code } }
  }
`;

/** Runs in the browser: whether this device keeps a record. */
async function hasKept(place: string): Promise<boolean> {
  const open = indexedDB.open('kreispass-workshop');
  await new Promise((resolve) => {
    open.onsuccess = resolve;
  });
  const request = open.result.transaction('seen').objectStore('seen').get(place);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  open.result.close();
  return request.result !== undefined;
}
