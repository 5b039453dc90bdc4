import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { formatId } from '#schemas/id.ts';
import { type Person, startWorkshop, touchTile, type Workshop } from './workshop.ts';

const firm = 'demontage-boehlen';

describe('Labels for several things', () => {
  let workshop: Workshop;
  let person: Person;
  let batteries: string[];
  let component: string;
  beforeAll(async () => {
    workshop = await startWorkshop();
    person = await workshop.arrive(firm);
    const held = await workshop.ask<Record<'batteries' | 'components', { edges: { node: { id: string } }[] }>>(
      firm,
      '{ batteries(filter: { inMyCustody: true }) { edges { node { id } } } components(filter: { inMyCustody: true }) { edges { node { id } } } }',
    );
    batteries = held.batteries.edges.map(({ node }) => node.id);
    component = held.components.edges[0]?.node.id ?? '';
  });
  afterAll(() => workshop?.close());

  async function downloaded(): Promise<string> {
    const { page } = person;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF laden' }).click(),
    ]);
    return readFileSync(await download.path(), 'latin1');
  }

  it('begin at a battery, take a second one and a component of the own firm, and come as one PDF', async () => {
    const { page, open } = person;
    const [first = '', second = ''] = batteries;
    await open(`battery/${first}`);
    await page.getByRole('link', { name: 'Mehrere auf einen Bogen' }).click();
    expect(await page.getByLabel('Nummern').inputValue()).toBe(formatId(first));
    await page.getByText('Batterien in Ihrem Betrieb').click();
    await page.locator('.item').nth(batteries.indexOf(second)).click();
    expect(await page.getByLabel('Nummern').inputValue()).toBe(`${formatId(first)}\n${formatId(second)}`);
    await page.getByLabel('Nummern').fill(`${formatId(first)}\n${formatId(second)}, ${component}`);
    await page.getByLabel('Etikettenbogen').selectOption('99.1x139');
    await page.getByText('Der Bogen ist schon angefangen').click();
    await page.getByLabel('Etikett 3', { exact: true }).check();
    await page.getByText('3 Etiketten auf 2 Bögen').waitFor();
    const pdf = await downloaded();
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  });

  it('say at the field what is wrong, and what the service refuses', async () => {
    const { page, open } = person;
    await open('labels');
    await page.getByRole('button', { name: 'PDF laden' }).click();
    await page.getByText('Bitte mindestens eine Nummer angeben.').waitFor();
    await page.getByLabel('Nummern').fill('ABC');
    await page.getByText('„ABC“ ist keine Nummer von Kreispass').waitFor();
    await page.getByLabel('Nummern').fill(newId());
    await page.getByRole('button', { name: 'PDF laden' }).click();
    await page.getByText('Ein Etikett gibt es nicht für').waitFor();
  });

  it('of the collection symbol tell how large it has to be', async () => {
    const { page, open } = person;
    await open(`labels?ids=${batteries[0]}`);
    await touchTile(page, 'Nur das Sammelsymbol');
    await page.getByText('immer 5 × 5 cm').waitFor();
    await page.getByLabel('Etikettenbogen').selectOption('63.5x72');
    expect((await downloaded()).startsWith('%PDF')).toBe(true);
  });
});
