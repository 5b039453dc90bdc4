import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkshop, touchTile, type Workshop } from './workshop.ts';

const pdf = {
  name: 'Anleitung LT-62.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n'),
};

interface Found {
  batteries: {
    edges: { node: { id: string; operator: { name: string }; documents: { title: string; url: string }[] } }[];
  };
}

describe('The passport of a new battery', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await startWorkshop();
  });
  afterAll(() => workshop?.close());

  const found = async (serial: string) => {
    const query = `query ($text: String!) { batteries(filter: { text: $text }, first: 5) {
      edges { node { id operator { name } documents { title url } } } } }`;
    const { batteries } = await workshop.ask<Found>('batteriewerk-nord', query, { text: serial });
    return batteries.edges.map(({ node }) => node);
  };

  it('is issued by a form that asks for what the law asks for, and a document is put into it', async () => {
    const { page, open } = await workshop.arrive('batteriewerk-nord');
    await page.getByRole('link', { name: 'Batteriepass ausstellen' }).click();
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.getByText('Bitte die Art wählen.').waitFor();
    await touchTile(page, 'Traktionsbatterie');
    await page.getByLabel('Modellkennung').fill('LT-62');
    await page.getByLabel('Seriennummer').fill('FORM-0001');
    await page.getByText('Materialien und Zusammensetzung').click();
    const substances = page.getByRole('group', { name: 'Gefahrstoffe' });
    await substances.getByRole('button', { name: 'Weiterer Eintrag' }).click();
    const entries = substances.getByRole('group', { name: /Eintrag/ });
    await entries.nth(0).getByLabel('Stoff').fill('Nickeloxid');
    await entries.nth(1).getByLabel('CAS-Nummer').fill('7439-92-1');
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.getByText('Eine der weiteren Angaben kann so nicht stimmen.').waitFor();
    await entries.nth(1).getByLabel('Stoff').fill('Blei');
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.locator('.step-result-sent').waitFor();
    const [{ id, operator } = { id: '', operator: { name: '' } }] = await found('FORM-0001');
    expect(operator.name).toBe('Batteriewerk Leipzig-Nord (Demo)');
    const { battery } = await workshop.ask<{ battery: { materials: { hazardousSubstances: { name: string }[] } } }>(
      'batteriewerk-nord',
      'query ($id: ID!) { battery(id: $id) { materials { hazardousSubstances { name } } } }',
      { id },
    );
    expect(battery.materials.hazardousSubstances.map(({ name }) => name)).toEqual(['Nickeloxid', 'Blei']);

    await page.getByRole('link', { name: 'Zur Batterie und zum Etikett' }).click();
    await page.getByRole('link', { name: 'Dokument beilegen' }).click();
    await page.getByLabel('Was für ein Dokument ist es?').selectOption('symbols.instructionsForUse');
    await page.getByText('Lesen können es alle').waitFor();
    const file = page.locator('input[type=file]');
    await file.setInputFiles({ ...pdf, buffer: Buffer.from('<html>') });
    await page.locator('.upload-problem').waitFor();
    await file.setInputFiles(pdf);
    await page.getByText('✓ Hochgeladen').waitFor();
    await page.getByRole('button', { name: 'In den Pass eintragen' }).click();
    await page.locator('.step-result-sent').waitFor();
    expect((await found('FORM-0001'))[0]?.documents).toMatchObject([{ title: 'Anleitung LT-62' }]);

    // A second one goes beside the first.
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Dokument beilegen' }).click();
    await page.getByRole('button', { name: 'Anleitung LT-62' }).waitFor();
    await page.getByLabel('Was für ein Dokument ist es?').selectOption('symbols.instructionsForUse');
    await page.getByLabel('Oder Adresse eines Dokuments').fill('https://musterbatterie.example/manual.pdf');
    await page.getByRole('button', { name: 'In den Pass eintragen' }).click();
    await page.locator('.step-result-sent').waitFor();
    expect((await found('FORM-0001'))[0]?.documents).toHaveLength(2);

    await open('documents');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Anleitung LT-62', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('Anleitung LT-62.pdf');
    await page.getByRole('button', { name: 'Löschen: Anleitung LT-62' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
    await page.locator('.banner-danger').waitFor();
  });

  it('is issued for another firm by who has its mandate, and that firm answers for it', async () => {
    const { me } = await workshop.ask<{ me: { organisation: { id: string } } }>(
      'zweitleben-markkleeberg',
      '{ me { organisation { id } } }',
    );
    const input = {
      commandId: 'mandate-for-the-form',
      to: me.organisation.id,
      scope: ['ISSUE', 'REVISE'],
      from: new Date().toISOString().slice(0, 10),
      agreement: 'Vertrag 7',
    };
    await workshop.ask(
      'batteriewerk-nord',
      'mutation ($input: GrantMandateInput!) { grantMandate(input: $input) { __typename } }',
      { input },
    );
    const { page, open } = await workshop.arrive('zweitleben-markkleeberg');
    await open('organisation');
    await page.getByRole('link', { name: 'Pass für diesen Betrieb ausstellen' }).click();
    await page.getByText('Verantwortlich ist Batteriewerk Leipzig-Nord (Demo).').waitFor();
    await touchTile(page, 'Industriebatterie');
    await page.getByLabel('Modellkennung').fill('LT-70');
    await page.getByLabel('Seriennummer').fill('FORM-0002');
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.locator('.step-result-sent').waitFor();
    expect((await found('FORM-0002'))[0]?.operator.name).toBe('Batteriewerk Leipzig-Nord (Demo)');
    // Its mandate is for revising, too, so it is offered to this firm and to no other.
    await page.getByRole('link', { name: 'Zur Batterie und zum Etikett' }).click();
    await page.getByRole('link', { name: 'Dokument beilegen' }).waitFor();
    const [{ id } = { id: '' }] = await found('FORM-0002');
    const other = await workshop.arrive('recycling-espenhain');
    await other.open(`battery/${id}`);
    await other.page.locator('.safety-name').waitFor();
    expect(await other.page.getByRole('link', { name: 'Dokument beilegen' }).count()).toBe(0);
  });

  it('goes back to the form with all that was typed when the service refuses it', async () => {
    const query = '{ batteries(first: 20) { edges { node { serialNumber general { gtin } } } } }';
    const { batteries } = await workshop.ask<{
      batteries: { edges: { node: { serialNumber: string; general: { gtin: string | null } } }[] };
    }>('batteriewerk-nord', query);
    const taken = batteries.edges.find(({ node }) => node.general.gtin)?.node;
    const { page, open } = await workshop.arrive('batteriewerk-nord');
    await open('issue');
    await touchTile(page, 'Traktionsbatterie');
    await page.getByLabel('Modellkennung').fill('LT-63');
    await page.getByLabel('GTIN').fill(taken?.general.gtin ?? '');
    await page.getByLabel('Seriennummer').fill(taken?.serialNumber ?? '');
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.getByRole('button', { name: 'Angaben ändern' }).click();
    expect(await page.getByLabel('Modellkennung').inputValue()).toBe('LT-63');
    await page.getByLabel('Seriennummer').fill('FORM-0003');
    await page.getByRole('button', { name: 'Pass ausstellen' }).click();
    await page.locator('.step-result-sent').waitFor();
    expect(await found('FORM-0003')).toHaveLength(1);
  });

  it('is not issued by who neither places batteries on the market nor has a mandate', async () => {
    const { page, open } = await workshop.arrive('werkstatt-plagwitz');
    await open('issue');
    await page.getByText('stellt aus, wer sie in Verkehr bringt').waitFor();
    expect(await page.getByRole('button', { name: 'Pass ausstellen' }).count()).toBe(0);
  });
});
