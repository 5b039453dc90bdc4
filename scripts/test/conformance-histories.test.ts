import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { region } from '#api/demo/region.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { historyFormats } from '#schemas/foreign/formats.ts';
import type { Story } from '#schemas/foreign/lines/story.ts';
import { demoStories } from '../conformance/demo-stories.ts';
import { historyRows, measureHistorySamples, measureStories } from '../conformance/measure-histories.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const cases = historyRows.map((row) => {
  const format = historyFormats.find(({ name }) => name === row.format);
  if (!format) throw new Error(`The list of formats does not know "${row.format}".`);
  return [row.format, row, format] as const;
});
let stories: [name: string, story: Story][] = [];
beforeAll(async () => {
  stories = await demoStories();
});

describe.skipIf(!existsSync(corpus))('Histories against published samples (skipped without ../shared/corpus)', () => {
  it.each(cases)('%s: every sample is read or refused with a place', (_, row, format) => {
    const found = measureHistorySamples(row, format, corpus);
    expect(found.problems).toEqual([]);
    expect(found.imported + found.refused).toBe(found.samples);
  });

  it.each(cases)('%s: the history of every battery is valid for every audience, and comes back', (_, row, format) => {
    const found = measureStories(row, format, corpus, stories);
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({ exports: stories.length, valid: stories.length, equal: stories.length });
  });
});

it('Every format of histories is held against samples', () => {
  expect(historyRows.map(({ format }) => format)).toEqual(historyFormats.map(({ name }) => name));
});

describe('Histories of the demo', () => {
  const writtenFor = (audience: string) =>
    stories
      .filter(([name]) => name.endsWith(` ${audience}`))
      .map(([, story]) => JSON.stringify(historyFormats.map(({ write }) => write(story))));

  it('are told to every audience', () => {
    expect(stories.length).toBeGreaterThan(100);
    for (const audience of ['everybody', 'public', 'legitimateInterest', 'commission', 'authority'])
      expect(writtenFor(audience).length).toBe(stories.length / 5);
  });

  it('2023/1542 Annex XIII 4 · tell the public nothing of status, condition or use', () => {
    const told = writtenFor('public').join('');
    expect(told).toContain('PassportIssued');
    for (const word of [
      'BatteryRemoved',
      'CustodyTransferred',
      'WasteDeclared',
      'sensorReport',
      'sensorData',
      'Withheld',
    ])
      expect(told, word).not.toContain(word);
  });

  it('name vehicles to nobody who is not concerned, and partners of a handover neither', () => {
    const vins = demoVehicles.map(({ vin }) => vin);
    const partners = Object.values(region).filter((firm) => firm !== region.manufacturer);
    for (const audience of ['public', 'legitimateInterest']) {
      const told = writtenFor(audience).join('');
      expect(vins.filter((vin) => told.includes(vin))).toEqual([]);
      expect(partners.filter(({ id, name }) => told.includes(id) || told.includes(name))).toEqual([]);
    }
    const whole = writtenFor('everybody').join('');
    expect(vins.some((vin) => whole.includes(vin))).toBe(true);
    expect(partners.some(({ id }) => whole.includes(id))).toBe(true);
  });
});
