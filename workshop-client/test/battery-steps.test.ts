import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { type Person, startWorkshop, touchTile, type Workshop } from './workshop.ts';

const firm = 'demontage-boehlen';

interface Held {
  id: string;
  qrCode: string;
  allowedSteps: string[];
  safety: { condition: string };
}

interface Told {
  battery: {
    status: string;
    operator: { name: string };
    safety: { condition: string; flags: string[] };
    condition: Record<string, unknown>[];
    history: { type: string; data: Record<string, unknown> }[];
  };
}

describe('Steps about a battery in one’s hands', () => {
  let workshop: Workshop;
  let person: Person;
  let held: Held[];
  beforeAll(async () => {
    workshop = await startWorkshop();
    person = await workshop.arrive(firm);
    const { batteries } = await workshop.ask<{ batteries: { edges: { node: Held }[] } }>(
      firm,
      '{ batteries(filter: { inMyCustody: true }, first: 50) { edges { node { id qrCode allowedSteps safety { condition } } } } }',
    );
    held = batteries.edges
      .map(({ node }) => node)
      .filter(({ allowedSteps, safety }) => allowedSteps.includes('declareWaste') && safety.condition === 'INTACT');
  });
  afterAll(() => workshop?.close());

  const unit = (index: number) => held[index] as Held;
  const told = async (id: string) => (await workshop.ask<Told>(firm, toldQuery, { id })).battery;
  const press = (name: string) => person.page.getByRole('button', { name, exact: true }).click();
  const isRecorded = () => person.page.getByText('Gesendet und eingetragen.').waitFor({ timeout: 30_000 });
  const isAccessible = async () => expect(await accessibilityProblems(person.page)).toEqual([]);

  it('record a measurement: what was measured, how, and which of the two healths it is', async () => {
    const { page, open } = person;
    const { id } = unit(0);
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Messung, Schaden' }).click();
    // The page of the battery, which may still be there, has a meter of that name.
    await page.getByRole('textbox', { name: 'Gesundheitszustand' }).fill('81,5');
    await touchTile(page, 'SOCE');
    await page.getByText('Weitere Messwerte').click();
    await page.getByLabel('Spannungsabstand der Zellen').fill('12');
    await page.getByText('Womit und wie gemessen').click();
    await page.getByLabel('Messgerät').fill('Prüfstand 2');
    await isAccessible();
    await press('Festhalten');
    await isRecorded();
    expect((await told(id)).condition[0]).toMatchObject({
      stateOfHealthPercent: 81.5,
      stateOfHealthKind: 'SOCE',
      cellVoltageSpreadMv: 12,
      instrument: 'Prüfstand 2',
    });
  });

  it('refuse nothing and the impossible at the field, before anything is kept', async () => {
    const { page, open } = person;
    const { id } = unit(1);
    const before = (await told(id)).history.length;
    await open(`battery/${id}/measurement`);
    await press('Festhalten');
    await page.getByText('Bitte mindestens einen Wert').waitFor();
    await page.getByLabel('Temperatur').fill('heiß');
    await press('Festhalten');
    await page.getByText('Bitte einen Wert von').waitFor();
    // The focus follows the message by a frame.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect((await told(id)).history).toHaveLength(before);
  });

  it('make a warm battery a critical one at once without a network, and only an inspection sets it back', async () => {
    const { page, context, open } = person;
    const { id } = unit(1);
    await open(`battery/${id}`);
    await page.locator('.safety-intact').waitFor();
    await context.setOffline(true);
    await page.getByText('Keine Verbindung. Sie können weiterarbeiten').waitFor();
    await page.getByRole('link', { name: 'Messung, Schaden' }).click();
    await page.getByText('Schaden gesehen').click();
    await touchTile(page, 'Wird warm');
    await page.getByText('Abstand halten. Feuerwehr 112').waitFor();
    await press('Festhalten');
    await page.getByText('Auf diesem Gerät aufgehoben.').waitFor();
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.locator('.safety-critical').waitFor();
    await context.setOffline(false);
    await page.getByText('Alles gesendet').waitFor({ timeout: 30_000 });
    await page.getByText('Keine Verbindung').waitFor({ state: 'detached' });
    expect((await told(id)).safety).toEqual({ condition: 'CRITICAL', flags: ['HEAT'] });

    await page.getByRole('link', { name: 'Prüfung erfassen' }).click();
    await press('Prüfung festhalten');
    await page.getByText('Bitte antippen, was die Prüfung ergeben hat.').waitFor();
    await touchTile(page, 'Unversehrt');
    await page.getByLabel('Befund').fill('Temperatur 24 Stunden beobachtet, Gehäuse dicht.');
    await page.getByLabel('Prüfverfahren').fill('PA-17');
    await isAccessible();
    await press('Prüfung festhalten');
    await isRecorded();
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.locator('.safety-intact').waitFor();
    const { safety, history } = await told(id);
    expect(safety).toEqual({ condition: 'INTACT', flags: [] });
    expect(history.at(-1)).toMatchObject({ type: 'InspectionRecorded', data: { procedure: 'PA-17' } });
  });

  it('declare it waste after saying what that means, to a firm that takes over, and only when asked once more', async () => {
    const { page, open } = person;
    const { id } = unit(2);
    await open(`battery/${id}`);
    await page.getByRole('link', { name: 'Zu Abfall erklären' }).click();
    await page.getByText('Das lässt sich nicht zurücknehmen.').waitFor();
    await touchTile(page, 'Rücknahmesystem');
    await page.locator('.item', { hasText: 'Mitteldeutschland' }).click();
    await page.getByLabel('Warum ist sie Abfall?').fill('Reparatur lohnt nicht');
    await isAccessible();
    await press('Zu Abfall erklären …');
    await isAccessible();
    await press('Abbrechen');
    expect((await told(id)).status).toBe('ORIGINAL');
    await press('Zu Abfall erklären …');
    await press('Ja, zu Abfall erklären');
    await isRecorded();
    const { status, operator } = await told(id);
    expect(status).toBe('WASTE');
    expect(operator.name).toContain('Mitteldeutschland');
    await page.getByRole('link', { name: 'Zur Batterie' }).click();
    await page.getByRole('link', { name: 'Messung, Schaden' }).waitFor();
    expect(await page.getByRole('link', { name: 'Zu Abfall erklären' }).count()).toBe(0);
  });

  it('say plainly when the service offers the step no more', async () => {
    await person.open(`battery/${unit(2).id}/waste`);
    await person.page.getByText('Dieser Schritt geht gerade nicht.').waitFor();
    expect(await person.page.locator('form').count()).toBe(0);
  });

  it('show a component with its label and history, and offer it', async () => {
    const { page, open } = person;
    const { components } = await workshop.ask<{
      components: { edges: { node: { id: string; title: string; qrCode: string; allowedSteps: string[] } }[] };
    }>(firm, '{ components(filter: { inMyCustody: true }) { edges { node { id title qrCode allowedSteps } } } }');
    const found = components.edges.map(({ node }) => node).find((node) => node.allowedSteps.includes('offerHandoff'));
    const { id = '', title = '', qrCode = '' } = found ?? {};
    await open(`code/${encodeURIComponent(qrCode)}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByText('Bauteil erfasst').waitFor();
    const drawn = page.locator('.label img');
    await drawn.waitFor();
    expect(await drawn.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(
      0,
    );
    await isAccessible();
    await page.getByRole('link', { name: 'Weitergeben' }).click();
    await page.locator('.item', { hasText: title }).first().waitFor();
    expect(await page.locator('.item input:checked').count()).toBe(1);
    expect(page.url()).toContain(id);
  });
});

const toldQuery = /* GraphQL */ `
  query ($id: ID!) {
    battery(id: $id) {
      status operator { name } safety { condition flags }
      condition(first: 1) { stateOfHealthPercent stateOfHealthKind cellVoltageSpreadMv instrument }
      history(first: 100) { type data }
    }
  }
`;
