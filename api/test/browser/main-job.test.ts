import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packOf } from '#api/demo/packs.ts';
import { passportOf } from '#api/demo/passports.ts';
import { type DemoFirm, region } from '#api/demo/region.ts';
import { demoSignIns, demoState } from '#api/demo/sign-ins.ts';
import { batteryId } from '#api/demo/story.ts';
import { type DemoVehicle, demoVehicles } from '#api/demo/vehicles.ts';
import { launchBrowser, mayStartBrowser } from '../../../web-kit/test/browser.ts';
import { cameraFileWith } from '../../../web-kit/test/camera-file.ts';
import { startApp, type TestApp } from '../api/start-app.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Built into a vehicle that nobody has taken in yet. */
const vehicle = demoVehicles[17] as DemoVehicle;
const { general } = passportOf(vehicle);
const battery = batteryId(vehicle);
const { massKg } = packOf(vehicle);

describe('The main job', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-main-job-'));
  const browsers: BrowserContext[] = [];
  /** What was asked of /graphql in any other way than by an id. */
  const askedInFull: string[] = [];
  let app: TestApp;
  let signIns = '';
  let password = '';

  beforeAll(async () => {
    await mayStartBrowser();
    // As an installation that answers nothing but what its own clients ask.
    app = await startApp({ demo: true, config: { graphqlOperations: 'known' } });
    signIns = (await demoSignIns(app.service)) ?? '';
    password = (await demoState(app.service))?.password ?? '';
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from the scan on the kiosk to the receipt at the recycler, with the network cut in the middle', async () => {
    const kiosk = await enrolKiosk();
    const recycler = await signIn(region.recycler);
    const offers = recycler.getByRole('link', { name: vehicle.model });

    await scanWithCamera(kiosk);
    await takeVehicleIn(kiosk);

    await kiosk.context().setOffline(true);
    await registerRemoval(kiosk);
    await offerForRecycling(kiosk);
    expect(await stored()).toMatchObject({ removal: undefined, openHandoff: undefined });
    expect(await offers.count()).toBe(0);

    await kiosk.context().setOffline(false);
    await kiosk.getByText('Alles gesendet').waitFor();
    expect(await stored()).toMatchObject({ removal: { massKg }, custodian: region.dismantler.id });

    // The recycler's page was opened before the offer existed and is not loaded again.
    await offers.first().click();
    await recycler.getByRole('button', { name: 'Annehmen' }).click();
    const dismantler = await signIn(region.dismantler);
    await dispatch(dismantler, recycler.url());
    await receive(recycler);
    expect(await stored()).toMatchObject({ custodian: region.recycler.id, status: 'waste', openHandoff: undefined });

    await checkProof(recycler);
    await seePublicPage();
    expect(askedInFull).toEqual([]);
  }, 240_000);

  async function enrolKiosk(): Promise<Page> {
    const page = await open({ camera: cameraFileWith(labelCode(), join(folder, 'camera.y4m')) });
    await page.goto(/http\S+#enrol=\S+/.exec(signIns)?.[0] ?? '');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
    return page;
  }

  async function signIn(firm: DemoFirm): Promise<Page> {
    const page = await open({ width: 390, height: 844 });
    await page.goto(`${app.url}/workshop/`);
    await page.getByLabel('Benutzername oder E-Mail').fill(`${firm.login}@demo.kreispass`);
    await page.getByLabel('Passwort').fill(password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Zu tun' }).waitFor();
    return page;
  }

  async function checkProof(recycler: Page): Promise<void> {
    await recycler.goto(`${app.url}/workshop/#/battery/${battery}`);
    const removal = recycler
      .getByRole('listitem')
      .filter({ has: recycler.getByRole('heading', { name: 'Ausgebaut' }) });
    await removal.getByText(region.dismantler.name).waitFor();
    await removal.getByRole('button', { name: 'Nachweis prüfen' }).click();
    await removal.getByText('Nachweis gültig').waitFor();

    const download = recycler.waitForEvent('download');
    await removal.getByRole('button', { name: 'Nachweis herunterladen' }).click();
    const file = join(folder, 'proof.json');
    await (await download).saveAs(file);
    const verify = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts', file], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(verify.status, verify.stderr).toBe(0);
  }

  /** As somebody with a phone and without an account. */
  async function seePublicPage(): Promise<void> {
    const page = await open({ width: 390, height: 844 });
    await page.goto(labelCode());
    const text = await page.locator('body').textContent();
    for (const shown of ['Li-NMC', 'Wasser in großer Menge', general.modelName]) expect(text).toContain(shown);
    const html = await page.content();
    for (const secret of [
      vehicle.vin,
      region.dismantler.name,
      region.recycler.name,
      'Servicetrennstecker',
      'UN 38.3',
    ]) {
      expect(html).not.toContain(secret);
    }
  }

  async function open(options: Parameters<typeof launchBrowser>[0]): Promise<Page> {
    const browser = await launchBrowser(options);
    browsers.push(browser);
    browser.on('request', (request) => {
      const body = request.url().endsWith('/graphql') ? (request.postData() ?? '') : 'documentId';
      if (!body.includes('documentId')) askedInFull.push(body);
    });
    return browser.pages()[0] ?? browser.newPage();
  }

  function labelCode(): string {
    return `${app.url}/01/${general.gtin}/21/${general.serialNumber}`;
  }

  async function stored(): Promise<object | undefined> {
    const view = await app.service.storage.subject('battery', battery);
    return view && { removal: undefined, openHandoff: undefined, ...view.state };
  }
});

/** The first thing to be seen is what keeps people alive. */
async function scanWithCamera(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Kamera' }).click();
  const safety = kiosk.getByRole('region', { name: 'Sicherheit' });
  await safety.waitFor();
  const text = (await safety.allTextContents()).join(' ').replace(/\s+/g, ' ');
  for (const vital of [
    'Li-NMC',
    '350 V',
    'Hochvolt',
    'Isolation',
    'Wasser in großer Menge',
    'Noch niemand hat nachgesehen',
  ]) {
    expect(text).toContain(vital);
  }
  expect(text).toMatch(/nicht gemessen.*Servicetrennstecker ziehen/i);
}

async function takeVehicleIn(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Zurück' }).click();
  await kiosk.getByRole('button', { name: 'Fahrzeug annehmen' }).click();
  await kiosk.getByLabel('Fahrzeug-Identnummer (FIN)').fill(vehicle.vin);
  await next(kiosk, 2);
  await kiosk.getByRole('button', { name: 'Fahrzeug annehmen' }).click();
  await kiosk.getByText('Gesendet und eingetragen').waitFor();
}

async function registerRemoval(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Zur Batterie' }).click();
  await kiosk.getByRole('button', { name: 'Ausbau erfassen' }).click();
  await tap(kiosk, 'Unversehrt');
  await next(kiosk, 1);
  await tap(kiosk, 'In Ordnung');
  await next(kiosk, 1);
  await kiosk.getByLabel('Masse').fill(String(massKg));
  await kiosk.getByRole('button', { name: 'Ausbau speichern' }).click();
  await kiosk.getByText('Aufgehoben auf diesem Gerät').waitFor();
}

async function offerForRecycling(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Anbieten' }).click();
  await tap(kiosk, /^Recycling/);
  await next(kiosk, 1);
  await tap(kiosk, region.recycler.name);
  await kiosk.getByRole('button', { name: 'Angebot absenden' }).click();
  await kiosk.getByText('2 aufgehoben').waitFor();
}

/** A tile, where a finger meets it. */
async function tap(kiosk: Page, title: string | RegExp): Promise<void> {
  await kiosk.locator('label').filter({ hasText: title }).click();
}

async function next(kiosk: Page, times: number): Promise<void> {
  for (let step = 0; step < times; step++) await kiosk.getByRole('button', { name: 'Weiter' }).click();
}

async function dispatch(dismantler: Page, handoff: string): Promise<void> {
  await dismantler.goto(handoff);
  await dismantler.getByRole('link', { name: 'Abgang erfassen' }).click();
  await dismantler.getByLabel('Gewogene Masse').fill(String(massKg));
  await dismantler.getByLabel('Beförderer').fill('Gefahrgutlogistik Musterland');
  await dismantler.getByRole('checkbox', { name: /Pole geschützt/ }).check();
  await dismantler.getByRole('button', { name: 'Abgang erfassen' }).click();
  await dismantler.getByText(`Unterwegs zu ${region.recycler.name}`).waitFor();
}

async function receive(recycler: Page): Promise<void> {
  await recycler.getByRole('link', { name: 'Ankunft erfassen' }).click();
  await recycler.getByLabel('Gewogene Masse').fill(String(massKg - 1));
  await recycler.getByRole('button', { name: 'Ankunft erfassen' }).click();
  await recycler.getByText('Angekommen').first().waitFor();
}
