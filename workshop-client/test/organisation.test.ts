import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { launchBrowser } from '../../web-kit/test/browser.ts';
import { type Person, phone, startWorkshop, touchTile, type Workshop } from './workshop.ts';

describe('The people and devices of a firm', () => {
  let workshop: Workshop;
  let admin: Person;
  beforeAll(async () => {
    workshop = await startWorkshop();
    admin = await workshop.arrive('werkstatt-plagwitz');
    await admin.open('organisation');
  });
  afterAll(() => workshop?.close());

  it('says who one is and what one may see', async () => {
    const { page } = admin;
    await page.getByText('Öffentliche Angaben jeder Batterie').waitFor();
    await page.getByText(/berechtigtes Interesse/).waitFor();
    expect(await page.getByText('Angaben für die Kommission').count()).toBe(0);
  });

  it('invites a person, who chooses a password, works, and loses access when taken away', async () => {
    const { page } = admin;
    await page.getByText('Person einladen').click();
    await page.getByLabel('Name', { exact: true }).fill('Eva Beispiel');
    await page.getByLabel('E-Mail').fill('eva@werkstatt.example');
    await page.getByRole('button', { name: 'Einladen' }).click();
    const code = (await page.locator('.once-code-text').textContent()) ?? '';

    const context = await launchBrowser(phone);
    const invited = context.pages()[0] ?? (await context.newPage());
    await invited.goto(`${workshop.app.url}/workshop/#/invitation/${code}`);
    await invited.getByLabel('Neues Passwort').fill('Alle Batterien kommen an');
    await invited.getByLabel('Passwort wiederholen').fill('Alle Batterien kommen nicht an');
    await invited.getByRole('button', { name: 'Passwort festlegen' }).click();
    await invited.getByText('Die beiden Passwörter sind nicht gleich.').waitFor();
    await invited.getByLabel('Passwort wiederholen').fill('Alle Batterien kommen an');
    await invited.getByRole('button', { name: 'Passwort festlegen' }).click();
    await invited.getByRole('heading', { name: 'Eva Beispiel' }).waitFor();
    // Not an admin: sees the firm, but neither its people nor its devices.
    await invited.getByRole('link', { name: 'Betrieb' }).click();
    await invited.getByText('Öffentliche Angaben jeder Batterie').waitFor();
    expect(await invited.getByRole('heading', { name: 'Mitarbeitende' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Entfernen: Eva Beispiel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await page.getByText('eva@werkstatt.example').waitFor({ state: 'detached' });
    await invited.getByRole('link', { name: 'Suche' }).click();
    await invited.getByRole('heading', { name: 'Anmelden' }).waitFor({ timeout: 20_000 });
    await invited.getByText('Ihre Anmeldung ist abgelaufen.').waitFor();
    await context.close();
  });

  it('lets a device in by a code to scan, and shuts it out again', async () => {
    const { page } = admin;
    await page.getByText('Gerät anmelden').click();
    await page.getByRole('button', { name: 'Code erzeugen' }).click();
    await page.getByText('Bitte einen Namen angeben.').waitFor();
    await page.getByLabel('Name des Geräts').fill('Kiosk Halle 2');
    await page.getByRole('button', { name: 'Code erzeugen' }).click();
    await page.getByRole('img', { name: 'Kiosk Halle 2 kann jetzt angemeldet werden' }).waitFor();
    await page.getByRole('button', { name: 'Sperren: Kiosk Halle 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sperren' }).click();
    await page.getByText('gesperrt', { exact: true }).waitFor();
  });

  it('gives another firm a mandate in writing, and takes it back', async () => {
    const { page } = admin;
    const mandates = page.getByRole('region', { name: 'Vollmachten' });
    await mandates.getByText('Vollmacht erteilen').click();
    await mandates.locator('.item', { hasText: 'Markkleeberg' }).click();
    await mandates.getByRole('button', { name: 'Vollmacht festhalten' }).click();
    await mandates.getByText('Bitte die schriftliche Vollmacht angeben.').waitFor();
    await mandates.getByLabel('Schriftliche Vollmacht').fill('Vollmacht 2026-7');
    expect(await accessibilityProblems(page)).toEqual([]);
    await mandates.getByRole('button', { name: 'Vollmacht festhalten' }).click();
    await mandates.getByText('gilt', { exact: true }).waitFor();
    await mandates.getByRole('button', { name: 'Zurücknehmen: Speicherwerk Markkleeberg (Demo)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
    await mandates.getByText('zurückgenommen', { exact: true }).waitFor();
  });

  it('states why it needs what is not for everybody; an authority looks at the proof and confirms it', async () => {
    const { page } = admin;
    const interests = page.getByRole('region', { name: 'Berechtigtes Interesse' });
    await interests.getByText('Interesse angeben').click();
    await touchTile(page, 'Reparatur');
    await interests.getByLabel('Nummer des Belegs').fill('HWK-4711');
    expect(await accessibilityProblems(page)).toEqual([]);
    await interests.getByRole('button', { name: 'Angabe festhalten' }).click();
    await interests.getByText('wartet auf Bestätigung').waitFor();

    const authority = await workshop.arrive('marktueberwachung', { width: 1024, height: 600 });
    // It is what an authority starts with, and with its firm's page, too.
    await authority.open('');
    await authority.page.getByText('HWK-4711').waitFor();
    expect(await authority.page.getByRole('heading', { name: 'In Ihren Händen' }).count()).toBe(0);
    await authority.open('organisation');
    await authority.page.getByText('HWK-4711').waitFor();
    expect(await accessibilityProblems(authority.page)).toEqual([]);
    await authority.page.getByRole('button', { name: /^Bestätigen: Kfz-Werkstatt Plagwitz/ }).click();
    await authority.page.getByText('Nichts zu bestätigen.').waitFor();

    await admin.open('');
    await admin.open('organisation');
    const stated = interests.getByRole('listitem').filter({ hasText: 'HWK-4711' });
    await stated.getByText('bestätigt von Marktüberwachung').waitFor();
    await stated.getByRole('button', { name: 'Aufgeben: Reparatur' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Warum?').fill('Keine Reparaturen mehr');
    await sheet.getByRole('button', { name: 'Aufgeben' }).click();
    await stated.getByText('beendet').waitFor();
  });

  it('tells a wrong password from nothing, in one sentence', async () => {
    const context = await launchBrowser({ ...phone, language: 'en' });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${workshop.app.url}/workshop/?lang=en`);
    await page.getByLabel('User name or e-mail').fill('nobody@demo.kreispass');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.banner-danger').waitFor();
    expect(await page.locator('.banner-danger').textContent()).toMatch(/\w+ .*\.$/);
    await context.close();
  });
});
