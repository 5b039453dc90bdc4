import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { type Person, phone, startWorkshop, touchTile, type Workshop } from './workshop.ts';

const firm = 'demontage-boehlen';
const shots = process.env.SHOTS;

const record = /* GraphQL */ `
  mutation ($input: RecordMeasurementsInput!) {
    recordMeasurements(input: $input) { __typename ... on Refusal { code path } }
  }
`;

describe('What a battery tells of its use', () => {
  let workshop: Workshop;
  let person: Person;
  let battery: string;
  beforeAll(async () => {
    workshop = await startWorkshop();
    const { batteries } = await workshop.ask<{
      batteries: { edges: { node: { id: string; safety: { condition: string }; allowedSteps: string[] } }[] };
    }>(
      firm,
      '{ batteries(filter: { inMyCustody: true }, first: 50) { edges { node { id allowedSteps safety { condition } } } } }',
    );
    const held = batteries.edges.find(
      ({ node }) => node.safety.condition === 'INTACT' && node.allowedSteps.includes('recordMeasurements'),
    );
    battery = held?.node.id ?? '';
    const input = { commandId: 'nights-of-a-fleet', battery, ...nights() };
    const said = await workshop.ask<{ recordMeasurements: { __typename: string } }>(firm, record, { input });
    expect(said.recordMeasurements).toEqual({ __typename: 'RecordMeasurementsSuccess' });
    person = await workshop.arrive(firm, phone);
  });
  afterAll(() => workshop?.close());

  const picture = async (name: string) =>
    shots && person.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });

  it('is drawn as a chart that says in words what it shows, with the same numbers as a table', async () => {
    const { page, open } = person;
    await open(`battery/${battery}`);
    const chart = page.getByRole('img', {
      name: /^Zertifizierte Energie \(SOCE\): von 9\d(,\d+)?\s% am .* bis 8\d(,\d+)?\s% am .*\. Ein schädigendes Ereignis\.$/,
    });
    await chart.waitFor();
    expect(await chart.locator('.chart-line').getAttribute('points')).toMatch(/^[\d.]+,[\d.]+ /);
    expect(await chart.locator('.chart-event').count()).toBe(1);
    const panel = page.getByRole('region', { name: 'Nutzung über die Zeit' });
    await panel.getByText('Als Tabelle').click();
    const rows = panel.locator('.trend-table tbody tr');
    expect(await rows.count()).toBeGreaterThan(50);
    await panel.getByText('Zeit nach Temperatur').click();
    await panel.getByText('unter 0 °C').waitFor();
    await panel.getByText('Tiefentladung', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    if (shots) await panel.screenshot({ path: `${shots}/panel-de.png` });
  });

  it('is drawn of whatever was measured, as one chooses', async () => {
    const { page } = person;
    await page.getByLabel('Messgröße').selectOption({ label: 'Vollzyklen' });
    await page.getByRole('img', { name: /^Vollzyklen: von/ }).waitFor();
  });

  it('leads to a grade with its reasons', async () => {
    const panel = person.page.getByRole('region', { name: 'Eignung für ein zweites Leben' });
    await panel.getByText('Zweites Leben möglich').waitFor();
    await panel.getByText(/Zertifizierte Energie: 8\d/).waitFor();
    await panel.getByText('Wie eingestuft wird').click();
    await panel.getByText('Faustregeln der Branche').waitFor();
  });

  it('can be added to by hand: an accident makes the battery a damaged one at once, without a network too', async () => {
    const { page, open, context } = person;
    await open(`battery/${battery}`);
    await page.getByRole('link', { name: 'Ereignis erfassen' }).click();
    await page.getByRole('button', { name: 'Festhalten' }).click();
    await page.getByText('Bitte antippen, was geschehen ist.').waitFor();
    await touchTile(page, 'Unfall');
    await page.getByText('bis eine Prüfung etwas anderes ergibt').waitFor();
    await page.getByLabel('Beschreibung').fill('Beim Verladen angefahren');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture('event-phone-de');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Festhalten' }).click();
    await open(`battery/${battery}`);
    await page.locator('.safety-damaged').waitFor();
    await context.setOffline(false);
    const panel = page.getByRole('region', { name: 'Eignung für ein zweites Leben' });
    await panel.getByText('Kein zweites Leben vor einer Prüfung').waitFor({ timeout: 30_000 });
    await page.getByText('Beim Verladen angefahren').first().waitFor();
    await picture('damaged-phone-de');
  });

  it('is there in English, in the dark and on a wide screen', async () => {
    const wide = await workshop.arrive(firm, { width: 1024, height: 600, language: 'en', colours: 'dark' });
    await wide.open(`battery/${battery}`);
    await wide.page.getByRole('img', { name: /^Certified energy \(SOCE\): from/ }).waitFor();
    await wide.page.getByText('No second life before an inspection').waitFor();
    expect(await accessibilityProblems(wide.page)).toEqual([]);
    if (shots) await wide.page.screenshot({ path: `${shots}/wide-en.png`, fullPage: true });
  });
});

/** Two years of nights: fading, with a rest in which the battery recovers a little. */
function nights() {
  const day = 86_400_000;
  const start = Date.now() - 730 * day;
  const at = (night: number) => new Date(start + night * day).toISOString();
  const measurements = Array.from({ length: 730 }, (_, night) => ({
    measuredAt: at(night),
    stateOfHealthPercent: Math.round((98 - night / 58 + (night > 400 ? 1.2 : 0) + Math.sin(night) / 3) * 100) / 100,
    fullCycles: Math.floor(night / 1.7),
    temperatureC: Math.round(12 - 14 * Math.cos((night / 365) * 2 * Math.PI)),
  }));
  const times = { from: at(0), to: at(700) };
  return {
    measurements,
    histograms: [
      { of: 'TEMPERATURE', ...times, edges: [0, 10, 25, 40], minutes: [60_000, 300_000, 500_000, 140_000, 2_000] },
      { of: 'STATE_OF_CHARGE', ...times, edges: [20, 40, 60, 80], minutes: [9_000, 150_000, 400_000, 350_000, 90_000] },
    ],
    events: [{ kind: 'DEEP_DISCHARGE', occurredAt: at(390), value: 2.2, durationMinutes: 42 }],
    method: 'BMS',
  };
}
