import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { typeLikeScanner } from '../../web-kit/test/hand-scanner.ts';
import { receivedBatteries } from './second-life-firm.ts';
import { smallTargets } from './small-targets.ts';
import { type Person, phone, startWorkshop, touchTile, type Workshop } from './workshop.ts';

const firm = 'zweitleben-markkleeberg';

describe('A second-life operator', () => {
  let workshop: Workshop;
  let person: Person;
  let sound: { id: string; qrCode: string };
  let waste: { id: string; qrCode: string };
  beforeAll(async () => {
    workshop = await startWorkshop();
    ({ sound, waste } = await receivedBatteries(workshop));
    person = await workshop.arrive(firm);
  });
  afterAll(() => workshop?.close());

  const press = (name: string) => person.page.getByRole('button', { name, exact: true }).click();

  it('is told which operations are not possible with these batteries and by which article, before anything is sent', async () => {
    const { page, open } = person;
    await open(`battery/${sound.id}`);
    await page.getByRole('link', { name: 'Zweitleben', exact: true }).click();
    const impossible = page.getByRole('region', { name: 'Hier nicht möglich' });
    await impossible.getByText('2023/1542 Art. 3(1)(30)').first().waitFor();
    expect(await impossible.getByRole('listitem').count()).toBe(2);
    await typeLikeScanner(page, waste.qrCode);
    // One is waste, one is not: neither preparing nor repurposing fits both.
    await impossible.getByText('2023/1542 Art. 3(1)(31)').waitFor();
    expect(await impossible.getByRole('listitem').count()).toBe(3);
    await touchTile(page, 'Aufarbeitung');
    await page.getByLabel('Restkapazität').fill('82');
    await page.getByText('mindestens 90 % ihrer Nennkapazität; diese hat 82 %. (2023/1542 Art. 3(1)(32))').waitFor();
    await page.getByText('2023/1542 Art. 73(1)').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize(phone);
  });

  it('splits one pack into several products, each with a passport linked to the old one', async () => {
    const { page, open } = person;
    await open('');
    await open(`second-life?from=${sound.id}`);
    await touchTile(page, 'Umnutzung');
    await press('Pass ausstellen');
    await page.getByText('Es fehlt noch etwas.').waitFor();
    await page.getByLabel('Davon verwendet').fill('60');
    await page.getByLabel('Restkapazität').fill('81,5');
    await page.getByLabel('Prüfbericht').fill('PB-2026-114');
    await page.getByLabel('Qualitäts- und Sicherheitsanweisungen').fill('QM-Handbuch 4.2');
    await page.getByLabel('Modellkennung').fill('ZL-10');
    await page.getByLabel('Seriennummer').fill('ZL-0001\nZL-0002');
    await page.getByText('Je Produkt 30').waitFor();
    await page.getByLabel('Angaben der Vorgängerin übernehmen').waitFor();
    await press('2 Pässe ausstellen');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    await page.getByRole('link', { name: 'Aus dem Rest noch etwas machen' }).waitFor();
    await page.getByRole('link', { name: 'Neue Batterie ZL-0002 öffnen' }).click();
    const family = page.getByRole('region', { name: 'Herkunft und Nachfolger' });
    await family.getByText('Umnutzung · 30 % davon').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await family.getByRole('link').click();
    await family.getByText('Noch nicht verwendet: 40 %').waitFor();
    expect(await family.getByRole('link').count()).toBe(2);

    const { battery } = await workshop.ask<{ battery: { successors: object[] } }>(firm, successorsQuery, {
      id: sound.id,
    });
    expect(battery.successors).toHaveLength(2);
    expect(battery.successors).toContainEqual({
      status: 'REPURPOSED',
      category: 'STATIONARY',
      serialNumber: 'ZL-0001',
      // Taken over from the old passport; the same cells are inside.
      chemistry: expect.stringMatching(/^Li-/),
      operator: { name: 'Speicherwerk Markkleeberg (Demo)' },
    });
  });

  it('gives waste a second life only with what shows that it is none any more', async () => {
    const { page, open } = person;
    await open('');
    await open(`second-life?from=${waste.id}`);
    await touchTile(page, 'Vorbereitung zur Umnutzung');
    await page.getByLabel('Restkapazität').fill('78');
    await page.getByLabel('Prüfbericht').fill('PB-2026-115');
    await page.getByLabel('Qualitäts- und Sicherheitsanweisungen').fill('QM-Handbuch 4.2');
    await page.getByLabel('Modellkennung').fill('ZL-20');
    await page.getByLabel('Seriennummer').fill('ZL-2001');
    await press('Pass ausstellen');
    await page.getByText('(2023/1542 Art. 73(1)(b))').waitFor();
    await page.getByLabel('Nummer des Belegs').fill('KV-2026-77');
    await page.getByLabel('Schutz auf dem Transport').fill('P903');
    await press('Pass ausstellen');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    const { battery } = await workshop.ask<{ battery: { successors: object[] } }>(firm, successorsQuery, {
      id: waste.id,
    });
    expect(battery.successors).toMatchObject([{ serialNumber: 'ZL-2001', status: 'REPURPOSED' }]);
  });

  it('fills in what the new passport lacks, on fields made from the schema', async () => {
    const { page, open } = person;
    const query = '{ batteries(filter: { text: "ZL-2001" }) { edges { node { id massKg } } } }';
    const product = async () =>
      (await workshop.ask<{ batteries: { edges: { node: { id: string; massKg: number | null } }[] } }>(firm, query))
        .batteries.edges[0]?.node;
    await open(`battery/${(await product())?.id}/completeness?on=2027-02-18`);
    await page.getByRole('link', { name: 'Angaben ergänzen' }).click();
    await press('In den Pass eintragen');
    await page.getByText('Bitte mindestens eine Angabe eintragen.').waitFor();
    await page.getByLabel('Masse', { exact: false }).fill('98,5');
    expect(await accessibilityProblems(page)).toEqual([]);
    await press('In den Pass eintragen');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    expect((await product())?.massKg).toBe(98.5);
  });

  it('adds to the repair log, which the battery’s page shows', async () => {
    const { page, open } = person;
    await open(`battery/${sound.id}`);
    await page.getByRole('link', { name: 'Reparatur erfassen' }).click();
    await press('Reparatur festhalten');
    await page.getByText('Bitte in Worten angeben, was gemacht wurde.').waitFor();
    await page.getByLabel('Was wurde gemacht?').fill('Dichtung erneuert');
    await page.getByLabel('Getauschte Teile').fill('Dichtung D-17\nSchraubensatz');
    await press('Reparatur festhalten');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.getByRole('region', { name: 'Reparaturen' }).getByText('Dichtung D-17, Schraubensatz').waitFor();
  });

  it('passes the responsibility for a passport on, by an agreement and when asked once more', async () => {
    const { page, open } = person;
    const query = '{ batteries(filter: { text: "ZL-2001" }) { edges { node { id operator { name } } } } }';
    const product = async () =>
      (
        await workshop.ask<{ batteries: { edges: { node: { id: string; operator: { name: string } } }[] } }>(
          firm,
          query,
        )
      ).batteries.edges[0]?.node;
    await open(`battery/${(await product())?.id}/responsibility`);
    await page.locator('.item', { hasText: 'Batteriewerk' }).click();
    await page.getByLabel('Schriftliche Vereinbarung').fill('KV-2026-77');
    await press('Verantwortung übertragen …');
    await press('Ja, übertragen');
    await page.getByText('Gesendet und eingetragen.').waitFor();
    expect((await product())?.operator.name).toBe('Batteriewerk Leipzig-Nord (Demo)');
  });
});

const successorsQuery = /* GraphQL */ `
  query ($id: ID!) {
    battery(id: $id) { successors { status category serialNumber chemistry operator { name } } }
  }
`;
