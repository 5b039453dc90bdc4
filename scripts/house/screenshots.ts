/** Takes the pictures of the README anew: node_modules/.bin/node scripts/house/screenshots.ts. Needs built clients and Chromium. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { demoId } from '../../api/src/demo/demo-id.ts';
import { passportOf } from '../../api/src/demo/passports.ts';
import { type DemoFirm, region } from '../../api/src/demo/region.ts';
import { demoSignIns, demoState } from '../../api/src/demo/sign-ins.ts';
import { batteryId } from '../../api/src/demo/story.ts';
import { type DemoVehicle, demoVehicles, spareVins } from '../../api/src/demo/vehicles.ts';
import { startApp } from '../../api/test/api/start-app.ts';
import { launchBrowser } from '../../web-kit/test/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const damaged = demoVehicles[22] as DemoVehicle;
const sound = demoVehicles[6] as DemoVehicle;

const app = await startApp({ demo: true });
const signIns = (await demoSignIns(app.service)) ?? '';
const password = (await demoState(app.service))?.password ?? '';
try {
  await kioskPictures();
  await workshopPictures();
} finally {
  await app.close();
}

async function kioskPictures(): Promise<void> {
  const browser = await launchBrowser({ width: 1024, height: 600 });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const picture = pictures(page, 'dismantling-station');
  await page.goto(/http\S+#enrol=\S+/.exec(signIns)?.[0] ?? '');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
  await picture('scan');

  await page.keyboard.type(`${codeOf(damaged)}\n`);
  await page.getByRole('region', { name: 'Sicherheit' }).waitFor();
  await picture('safety');
  await page.getByRole('button', { name: 'Zurück' }).click();

  await page.getByRole('button', { name: 'Fahrzeug annehmen' }).click();
  await page.getByLabel('Fahrzeug-Identnummer (FIN)').fill(spareVins[2] ?? '');
  await picture('vehicle');
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await page.getByRole('button', { name: 'Ja, abbrechen' }).click();

  await page.keyboard.type(`${codeOf(demoVehicles[77] as DemoVehicle)}\n`);
  await page.getByRole('button', { name: 'Ausbau erfassen' }).click();
  await page.locator('label').filter({ hasText: 'Unversehrt' }).click();
  await picture('removal');
  await browser.close();
}

async function workshopPictures(): Promise<void> {
  const browser = await launchBrowser({ width: 390, height: 844 });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const picture = pictures(page, 'workshop-client');
  await signIn(page, region.recycler);
  await picture('home');
  await show(page, `#/handoff/${demoId('handoff travelling')}`);
  await picture('handoff');
  await browser.close();

  const other = await launchBrowser({ width: 390, height: 844 });
  const phone = other.pages()[0] ?? (await other.newPage());
  await signIn(phone, region.dismantler);
  await show(phone, `#/battery/${batteryId(sound)}`);
  await pictures(phone, 'workshop-client')('battery');
  await phone.goto(codeOf(sound));
  await pictures(phone, 'workshop-client')('public');
  await other.close();
}

async function signIn(page: Page, firm: DemoFirm): Promise<void> {
  await page.goto(`${app.url}/workshop/`);
  await page.getByLabel('Benutzername oder E-Mail').fill(`${firm.login}@demo.kreispass`);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'Zu tun' }).waitFor();
}

async function show(page: Page, screen: string): Promise<void> {
  await page.goto(`${app.url}/workshop/${screen}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Takes a picture once nothing is loading any more. */
function pictures(page: Page, client: string): (name: string) => Promise<void> {
  const folder = join(root, client, 'pictures');
  mkdirSync(folder, { recursive: true });
  return async (name) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
}

function codeOf(vehicle: DemoVehicle): string {
  const { gtin, serialNumber } = passportOf(vehicle).general;
  return `${app.url}/01/${gtin}/21/${serialNumber}`;
}
