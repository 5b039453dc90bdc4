import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUntpEvents } from '#schemas/foreign/untp/events/read.ts';
import { writeUntpEvents } from '#schemas/foreign/untp/events/write.ts';
import { activityOf } from '#schemas/foreign/untp/terms.ts';
import { corpus, hasCorpus, validatorOf } from './builders.ts';
import { aSecondLifeStory, aStory, firms } from './story-builders.ts';

const stories = { 'that went through everything': aStory(), 'of a second life': aSecondLifeStory() };

describe('The history of a battery as UNTP Digital Traceability Event', () => {
  it.each(Object.entries(stories))('%s is read back as what was told', (_, story) => {
    const { events } = heard(written(story));
    const told = story.entries.filter(({ type }) => activityOf(type));
    expect(events.map(({ type, occurredAt }) => [type, occurredAt])).toEqual(
      told.map(({ type, occurredAt }) => [type, occurredAt]),
    );
  });

  it('names what it has no event for', () => {
    const made = writeUntpEvents(aStory());
    const parts = 'omitted' in made ? made.omitted.map(({ part }) => part.split(' ')[0]) : [];
    expect(parts).toEqual(['PassportRevised', 'ItemReserved', 'ItemReleased', 'HandoffDispatched']);
  });

  it('tells a handover as a move between two places, with every measured value of a removal', () => {
    const { events } = heard(written(aStory()));
    expect(events.find(({ type }) => type === 'CustodyTransferred')).toMatchObject({
      from: `urn:kreispass:place:${firms.dismantler}`,
      to: 'https://id.gs1.org/414/9521234000013',
    });
    const removal = aStory().entries.find(({ type }) => type === 'BatteryRemoved')?.data as { condition: object };
    const numbers = Object.entries(removal.condition).filter(([, value]) => typeof value === 'number');
    expect(events.find(({ type }) => type === 'BatteryRemoved')?.condition).toEqual(Object.fromEntries(numbers));
  });

  it('does not tell an event whose place is withheld', () => {
    const story = aStory();
    const entries = story.entries.map((entry) => {
      if (entry.type !== 'BatteryRemoved') return entry;
      const { organisation: _, ...rest } = entry;
      return rest;
    });
    const made = writeUntpEvents({ ...story, entries });
    expect(heard((made as { document: object }).document).events.map(({ type }) => type)).not.toContain(
      'BatteryRemoved',
    );
    expect(made).toMatchObject({
      omitted: expect.arrayContaining([{ part: 'BatteryRemoved 2026-06-06T08:00:00Z', missing: [] }]),
    });
  });

  it('is refused when nobody is known who could have issued it', () => {
    expect(writeUntpEvents(aStory({ entries: [] }))).toMatchObject({ code: 'EXPORT_INCOMPLETE' });
  });
});

describe('A UNTP traceability event of somebody else', () => {
  const event = {
    type: ['ModifyEvent', 'LifecycleEvent'],
    id: 'urn:a:1',
    name: 'Fixed',
    eventDate: '2026-01-01T00:00:00Z',
    activityType: { code: '8712', name: 'Repair', schemeId: 'https://a.example', schemeName: 'CPC' },
    modifiedProduct: [
      {
        product: { id: 'https://a.example/01/09521234010012/21/S', name: 'Pack', idGranularity: 'item' },
        disposition: 'repaired',
      },
    ],
    modifiedAtFacility: { id: 'https://a.example/f', name: 'Hall' },
  };
  const credential = (parts: object) => ({
    type: ['DigitalTraceabilityEvent', 'VerifiableCredential'],
    credentialSubject: [{ ...event, ...parts }],
  });

  it('is read, and what has no place is kept', () => {
    expect(readUntpEvents(credential({}))).toMatchObject({
      events: [
        { type: 'RepairRecorded', things: ['https://id.gs1.org/01/09521234010012/21/S'], place: 'https://a.example/f' },
      ],
      kept: { '/credentialSubject/0/activityType': { code: '8712' } },
    });
  });

  it.each<[string, object, string]>([
    ['of no kind', { type: ['X'], modifiedProduct: undefined }, '/credentialSubject/0'],
    ['with a day in place of a moment', { eventDate: '2026-01-01' }, '/credentialSubject/0/eventDate'],
    ['without a product', { modifiedProduct: undefined }, '/credentialSubject/0/modifiedProduct'],
    ['with a product of no identity', { modifiedProduct: [{ product: {} }] }, '/credentialSubject/0/modifiedProduct'],
    ['without a place', { modifiedAtFacility: {} }, '/credentialSubject/0/modifiedAtFacility'],
  ])('%s is refused with a pointer', (_, parts, path) => {
    for (const language of ['de', 'en'] as const)
      expect(readUntpEvents(credential(parts), language)).toMatchObject({ code: 'INVALID_INPUT', path });
  });

  it('never faults on a document with one value replaced', () => {
    const text = JSON.stringify(written(aStory()));
    const places = [...text.matchAll(/":("[^"]*"|-?\d[\d.e+-]*|true|false)/g)];
    fc.assert(
      fc.property(
        fc.nat(places.length - 1),
        fc.constantFrom('null', '-1e308', '{"__proto__":1}', '[[]]'),
        (index, value) => {
          const place = places[index] as RegExpMatchArray & { index: number };
          const changed = text.slice(0, place.index + 2) + value + text.slice(place.index + place[0].length);
          const read = readUntpEvents(JSON.parse(changed));
          if ('code' in read) expect(read.path).toBeTypeOf('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(!hasCorpus)('UNTP events as published (skipped where ../shared/corpus is absent)', () => {
  const folder = `${corpus}04-untp/v0.7.0-published-hash-verified/`;
  const isValid = hasCorpus ? validatorOf(`${folder}schema/DigitalTraceabilityEvent.json`) : () => false;

  it.each(Object.entries(stories))('are what the history %s is valid as', (_, story) => {
    const valid = isValid(written(story));
    expect(valid, JSON.stringify((isValid as { errors?: unknown }).errors)).toBe(true);
  });
});

function written(story: ReturnType<typeof aStory>): object {
  const made = writeUntpEvents(story);
  if ('code' in made) throw new Error(made.message);
  return JSON.parse(JSON.stringify(made.document));
}

function heard(document: object) {
  const read = readUntpEvents(document);
  if ('code' in read) throw new Error(`${read.path} ${read.message}`);
  return read;
}
