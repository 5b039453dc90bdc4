import { rmSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newProfile } from '../../web-kit/test/browser.ts';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import { killBrowser } from '../../web-kit/test/kill-browser.ts';
import {
  allIsSent,
  batteryOnItsWay,
  hasNoted,
  hasSeen,
  offerForRecycling,
  openHandoff,
  openKiosk,
  type Region,
  registerRemoval,
  startRegion,
} from './kiosk.ts';

let region: Region;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  region = await startRegion();
  context = await launchBrowser();
  page = await openKiosk(context, region);
});
afterAll(async () => {
  await context.close();
  await region.close();
});
afterEach(async () => {
  await context.setOffline(false);
  await page.locator('.top-home').click();
  await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
  const closers = page.getByRole('button', { name: 'Schließen' });
  if (await closers.isVisible()) await closers.click();
});

const stateOf = async (id: string) =>
  (
    await region.ask(
      `query ($id: ID!) { battery(id: $id) { safety { condition flags } removal { massKg } openHandoff { status receiver { name } }
        history { type } } }`,
      { id },
    )
  ).battery;

const typesOf = (state: { history: { type: string }[] }) => state.history.map(({ type }) => type);
/** Starts the kiosk anew, so that it fetches what is in the firm's hands, and waits until it has this battery. */
async function prepared(kiosk: Page, { id }: { id: string }): Promise<void> {
  const fetched = kiosk.waitForResponse(async (response) =>
    (await response.text().catch(() => '')).includes(`"${id}"`),
  );
  await kiosk.reload();
  await fetched;
  await hasSeen(kiosk, id);
}

const badge = () => page.locator('.outbox-badge');

describe('A scan at the kiosk', () => {
  it('shows what keeps people alive before anything else', async () => {
    const battery = await region.builtInBattery();
    const { battery: known } = await region.ask(
      'query ($id: ID!) { battery(id: $id) { safety { chemistry nominalVoltageV extinguishingAgents removalSteps } } }',
      { id: battery.id },
    );
    await typeLikeScanner(page, battery.qrCode);
    const panel = page.locator('.safety');
    await panel.waitFor();
    const text = ((await panel.textContent()) ?? '').replace(/\s+/g, ' ');
    expect(text).toContain(known.safety.chemistry);
    expect(text).toContain(`${Math.round(known.safety.nominalVoltageV)} V`);
    expect(text).toContain('Hochvolt');
    expect(text).toContain('Isolation');
    expect(text).toContain(known.safety.extinguishingAgents[0]);
    expect(text).toContain('Schäden');
    expect(text).toContain(known.safety.removalSteps[0]);
  });

  it('names what is further down, and brings it up at a touch', async () => {
    const battery = await region.builtInBattery();
    await typeLikeScanner(page, battery.qrCode);
    const hint = page.locator('.more-below-button');
    await hint.filter({ hasText: 'So kommt sie heraus' }).click();
    const box = await page.locator('.safety-do').boundingBox();
    const heading = await page.locator('.safety-removal h2').boundingBox();
    expect((heading?.y ?? 0) - (box?.y ?? 0)).toBeLessThan(24);
    // It is gone as soon as all has been seen, perhaps under the finger.
    for (let touches = 0; touches < 6 && (await hint.isVisible()); touches++)
      await hint.click({ timeout: 5000 }).catch(() => undefined);
    await hint.waitFor({ state: 'detached' });
    await page.locator('.safety-packing').getByText('SP 376', { exact: true }).waitFor();
  });

  it('of a critical battery changes colour and next steps, and packing', async () => {
    const { batteries } = await region.ask(
      '{ batteries(filter: { inMyCustody: true }, first: 50) { edges { node { qrCode safety { condition } } } } }',
    );
    const { node } = batteries.edges.find(
      (edge: { node: { safety: { condition: string } } }) => edge.node.safety.condition === 'CRITICAL',
    );
    await typeLikeScanner(page, node.qrCode);
    await page.locator('.safety-critical').waitFor();
    const text = await page.locator('.safety').textContent();
    expect(text).toContain('Bereich räumen');
    expect(text).toMatch(/P911|LP906/);
  });

  it('of something that is no code says so and stays where it was', async () => {
    await typeLikeScanner(page, 'https://example.org/menu');
    await page.locator('.banner').waitFor();
    expect(await page.getByRole('heading', { name: 'Code scannen' }).isVisible()).toBe(true);
  });

  it('of a VIN nobody has taken in begins an intake with it', async () => {
    await typeLikeScanner(page, 'WVWZZZ1KZAW000123');
    await page.getByRole('heading', { name: 'Fahrzeug annehmen' }).waitFor();
    expect(await page.getByLabel('Fahrzeug-Identnummer (FIN)').inputValue()).toBe('WVWZZZ1KZAW000123');
  });

  it('may be typed by hand, with the blanks and hyphens of the label', async () => {
    const { id, model } = await region.builtInBattery();
    await page.getByLabel('Code von Hand').fill(`${id.slice(0, 4)}-${id.slice(4, 8)} ${id.slice(8)}`.toLowerCase());
    await page.getByRole('button', { name: 'Lesen' }).click();
    await page.locator('.safety-name', { hasText: model }).waitFor();
  });
});

describe('Without a network the kiosk', () => {
  it('goes on with scan, removal and offer, says what is kept, and all of it arrives afterwards', async () => {
    const battery = await region.builtInBattery();
    await prepared(page, battery);
    await context.setOffline(true);
    await typeLikeScanner(page, battery.qrCode);
    await page.locator('.safety').waitFor();
    await registerRemoval(page, 'Beschädigt', ['Gehäuse verformt']);
    await page.locator('.safety-damaged').waitFor();
    expect(await page.locator('.safety').textContent()).toMatch(/P908|LP904/);
    await offerForRecycling(page);
    await badge().filter({ hasText: '2 aufgehoben' }).waitFor();
    expect((await stateOf(battery.id)).removal).toBeNull();

    await context.setOffline(false);
    await allIsSent(page);
    const state = await stateOf(battery.id);
    expect(state.safety).toEqual({ condition: 'DAMAGED', flags: ['DEFORMATION'] });
    expect(state.removal).toEqual({ massKg: 402.5 });
    expect(state.openHandoff).toMatchObject({
      status: 'OFFERED',
      receiver: { name: 'Batterierecycling Espenhain (Demo)' },
    });
  });

  it('reports a damage seen later, and shows what it means at once', async () => {
    const battery = await region.builtInBattery();
    await prepared(page, battery);
    await context.setOffline(true);
    await typeLikeScanner(page, battery.qrCode);
    await page.getByRole('button', { name: 'Schaden melden' }).click();
    const save = page.getByRole('button', { name: 'Schaden speichern' });
    expect(await save.isEnabled()).toBe(false);
    await page.getByText('Rauch oder Gas', { exact: true }).click();
    await page.getByText('Abstand halten, Bereich räumen').waitFor();
    await save.click();
    await page.locator('.safety-critical').waitFor();
    await context.setOffline(false);
    await allIsSent(page);
    expect((await stateOf(battery.id)).safety).toEqual({ condition: 'CRITICAL', flags: ['SMOKE_OR_GAS'] });
  });

  it('keeps the code of a battery it has never seen, and looks it up before sending', async () => {
    const battery = await region.batteryInUse();
    await context.setOffline(true);
    await typeLikeScanner(page, battery.qrCode);
    await page.getByText('Unbekannte Batterie').waitFor();
    await registerRemoval(page, 'Unversehrt');
    await badge().filter({ hasText: '1 aufgehoben' }).waitFor();
    await context.setOffline(false);
    await allIsSent(page);
    expect(typesOf(await stateOf(battery.id))).toContain('BatteryRemoved');
  });

  it('does not claim that nothing is there where it cannot be asked, and leads back', async () => {
    const battery = await region.builtInBattery();
    await prepared(page, battery);
    await context.setOffline(true);
    await typeLikeScanner(page, battery.qrCode);
    await page.getByRole('button', { name: 'Verlauf' }).click();
    await page.getByText('Der Verlauf steht beim Dienst').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).click();
    const elsewhere = { name: 'battery', id: 'DZZZZZZZZZZZZZ' };
    await page.evaluate((state) => {
      history.pushState(state, '');
      dispatchEvent(new PopStateEvent('popstate', { state }));
    }, elsewhere);
    await page.getByText('auf diesem Gerät noch nicht bekannt').waitFor();
    await page.getByRole('button', { name: 'Zurück' }).click();
    await page.locator('.safety-name', { hasText: battery.model }).waitFor();
  });

  it('takes a vehicle in and labels a component from it', async () => {
    await context.setOffline(true);
    await typeLikeScanner(page, 'WVWZZZ1KZAW777001');
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Unfall', { exact: true }).click();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: 'Fahrzeug annehmen' }).click();
    await page.getByRole('button', { name: 'Bauteil erfassen' }).click();
    await page.getByText('Wechselrichter', { exact: true }).click();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: 'Speichern und Etikett' }).click();
    expect(
      await page
        .locator('.label-picture')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(0);
    await context.setOffline(false);
    await allIsSent(page);
    const { scan } = await region.ask(
      '{ scan(code: "WVWZZZ1KZAW777001") { ... on Vehicle { damages components { title kind } } } }',
    );
    expect(scan).toEqual({ damages: ['CRASH'], components: [{ title: 'Wechselrichter', kind: 'INVERTER' }] });
  });
});

describe('A handoff at the kiosk', () => {
  it('leaves packed as advised and weighed, without a network, and is sent when it is back', async () => {
    const { handoffs } = await region.ask(
      '{ handoffs(filter: { status: [ACCEPTED] }) { edges { node { id number } } } }',
    );
    const { id, number } = handoffs.edges[0].node;
    await page.getByRole('button', { name: /^Übergaben 1 zu tun/ }).waitFor();
    await context.setOffline(true);
    await openHandoff(page, number);
    await page.getByRole('button', { name: 'Abgang erfassen' }).click();
    // Not before the packing is confirmed.
    expect(await page.getByRole('button', { name: 'Weiter' }).isDisabled()).toBe(true);
    await page.getByText('So verpackt und gekennzeichnet').click();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByLabel('Gewogene Masse').fill('271,5');
    await page.getByLabel('Beförderer').fill('Gefahrgut Muster');
    await page.getByRole('button', { name: 'Abgang erfassen' }).click();
    await badge().filter({ hasText: '1 aufgehoben' }).waitFor();
    // What was done here is not asked for again.
    await page.getByText('Unterwegs', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Abgang erfassen' }).isVisible()).toBe(false);
    await context.setOffline(false);
    await allIsSent(page);
    const { handoff } = await region.ask('query ($id: ID!) { handoff(id: $id) { status dispatchedMassKg carrier } }', {
      id,
    });
    expect(handoff).toEqual({ status: 'DISPATCHED', dispatchedMassKg: 271.5, carrier: 'Gefahrgut Muster' });
  });

  it('appears when it is on its way, and arrives weighed, with a word where the weight differs', async () => {
    const { handoff, number } = await batteryOnItsWay(region);
    await page.getByRole('button', { name: /^Übergaben 1 zu tun/ }).waitFor();
    await openHandoff(page, number);
    await page.getByRole('button', { name: 'Ankunft erfassen' }).click();
    await page.getByLabel('Gewogene Masse').fill('300');
    await page.getByText('Das ist mehr als üblich').waitFor();
    const save = page.getByRole('button', { name: 'Ankunft erfassen' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Befund bei Ankunft').fill('Halterungen fehlen');
    await save.click();
    await page.getByText('Empfangen', { exact: true }).waitFor();
    await allIsSent(page);
    const answer = await region.ask('query ($id: ID!) { handoff(id: $id) { status receivedMassKg receiptNote } }', {
      id: handoff,
    });
    expect(answer.handoff).toEqual({ status: 'RECEIVED', receivedMassKg: 300, receiptNote: 'Halterungen fehlen' });
  });
});

describe('A kiosk that is switched off in the middle', () => {
  it('loses neither what was kept nor the step it was in, starts without a network, and sends once', async () => {
    const profile = newProfile();
    let kiosk = await launchBrowser({ profile });
    let screen = await openKiosk(kiosk, region);
    const [kept, begun] = [await region.builtInBattery(), await region.builtInBattery()];
    await prepared(screen, begun);
    await kiosk.setOffline(true);
    await typeLikeScanner(screen, kept.qrCode);
    await registerRemoval(screen, 'Unversehrt');
    await screen.locator('.outbox-badge', { hasText: '1 aufgehoben' }).waitFor();
    await typeLikeScanner(screen, begun.qrCode);
    await screen.locator('.safety-name', { hasText: begun.model }).waitFor();
    await screen.getByRole('button', { name: 'Ausbau erfassen' }).click();
    await screen.getByText('Kritisch', { exact: true }).click();
    await screen.getByRole('button', { name: 'Weiter' }).click();
    await screen.getByText('Wird warm', { exact: true }).click();
    await hasNoted(screen, 'HEAT');
    killBrowser(profile);

    kiosk = await launchBrowser({ profile });
    await kiosk.setOffline(true);
    screen = kiosk.pages()[0] ?? (await kiosk.newPage());
    await screen.goto(`${region.url}/station/`);
    await screen.locator('.outbox-badge', { hasText: '1 aufgehoben' }).waitFor();
    expect(await screen.getByLabel('Wird warm').isChecked()).toBe(true);
    await screen.getByRole('button', { name: 'Weiter' }).click();
    await screen.getByRole('button', { name: 'Ausbau speichern' }).click();
    await screen.locator('.outbox-badge', { hasText: '2 aufgehoben' }).waitFor();

    await kiosk.setOffline(false);
    await allIsSent(screen);
    expect(typesOf(await stateOf(kept.id)).filter((type) => type === 'BatteryRemoved')).toHaveLength(1);
    expect((await stateOf(begun.id)).safety).toEqual({ condition: 'CRITICAL', flags: ['HEAT'] });
    await kiosk.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
});

describe('A refusal', () => {
  it('waits in the outbox until a person has decided', async () => {
    const battery = await region.builtInBattery();
    await prepared(page, battery);
    await context.setOffline(true);
    await typeLikeScanner(page, battery.qrCode);
    await registerRemoval(page, 'Unversehrt');
    const mutation = `mutation ($input: RegisterRemovalInput!) { registerRemoval(input: $input) { __typename } }`;
    const input = { commandId: `meanwhile-${battery.id}`, battery: battery.id, condition: { condition: 'INTACT' } };
    await region.ask(mutation, { input });
    await context.setOffline(false);
    await badge().filter({ hasText: '1 abgelehnt' }).click();
    await page.locator('.entry-parked', { hasText: 'schon' }).waitFor();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByRole('button', { name: 'Ja, verwerfen' }).click();
    await allIsSent(page);
    expect(typesOf(await stateOf(battery.id)).filter((type) => type === 'BatteryRemoved')).toHaveLength(1);
  });
});

describe('A refused removal', () => {
  it('can be corrected where it stands', async () => {
    const battery = await region.builtInBattery();
    const found = { condition: 'DAMAGED', flags: ['LEAKAGE'] };
    await region.ask('mutation ($input: RecordConditionInput!) { recordCondition(input: $input) { __typename } }', {
      input: { commandId: `found-${battery.id}`, battery: battery.id, condition: found },
    });
    await typeLikeScanner(page, battery.qrCode);
    await page.locator('.safety-damaged').waitFor();
    await registerRemoval(page, 'Unversehrt', [], '311');
    await badge().filter({ hasText: '1 abgelehnt' }).click();
    await page.getByRole('button', { name: 'Ändern' }).click();
    await page.getByText('Beschädigt', { exact: true }).click();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: 'Weiter' }).click();
    expect(await page.getByLabel('Masse').inputValue()).toBe('311');
    await page.getByRole('button', { name: 'Ausbau speichern' }).click();
    await allIsSent(page);
    const state = await stateOf(battery.id);
    expect(state.removal).toEqual({ massKg: 311 });
    expect(state.safety.condition).toBe('DAMAGED');
  });
});

describe('A VIN that is typed', () => {
  it('is checked while it is typed, and not accepted with I, O or Q', async () => {
    await page.getByRole('button', { name: 'Fahrzeug annehmen' }).click();
    const field = page.getByLabel('Fahrzeug-Identnummer (FIN)');
    const next = page.getByRole('button', { name: 'Weiter' });
    await field.fill('WVWZZZ1K');
    await page.getByText('8 von 17 Zeichen').waitFor();
    expect(await next.isDisabled()).toBe(true);
    await field.fill('WVWZZZ1KZAWO00123');
    // B3: the letter that is wrong is named, and what it probably is.
    await page.getByText('Der Buchstabe O kommt in einer FIN nie vor; wahrscheinlich ist es die Ziffer 0.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('WVWZZZ1KZAW000123');
    expect(await next.isEnabled()).toBe(true);
  });
});

describe('A kiosk whose access was taken away', () => {
  it('says so, keeps what it has, and sends it after it was enrolled again', async () => {
    const other = await launchBrowser();
    const kiosk = await openKiosk(other, region);
    const battery = await region.batteryInUse();
    await other.setOffline(true);
    await typeLikeScanner(kiosk, battery.qrCode);
    await registerRemoval(kiosk, 'Unversehrt');
    await kiosk.locator('.outbox-badge', { hasText: '1 aufgehoben' }).waitFor();
    const { me } = await region.ask('{ me { devices { id enrolledAt revoked } } }');
    const device = me.devices
      .filter(({ revoked }: { revoked: boolean }) => !revoked)
      .sort((a: { enrolledAt: string }, b: { enrolledAt: string }) => b.enrolledAt.localeCompare(a.enrolledAt))[0].id;
    const revoke = 'mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }';
    await region.ask(revoke, { input: { commandId: `revoke-${device}`, device } });
    await other.setOffline(false);
    await kiosk.getByText('Dieses Gerät ist nicht mehr angemeldet').waitFor();
    expect(typesOf(await stateOf(battery.id))).not.toContain('BatteryRemoved');

    const { code } = await region.enrolmentCode('Halle 3');
    await kiosk.getByLabel('Anmeldecode').fill(code);
    await kiosk.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await kiosk.locator('.outbox-badge').click();
    await kiosk.getByRole('button', { name: 'Als ich senden' }).click();
    await allIsSent(kiosk);
    expect(typesOf(await stateOf(battery.id))).toContain('BatteryRemoved');
    await other.close();
  });
});
