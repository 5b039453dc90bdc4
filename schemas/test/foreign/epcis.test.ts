import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventHash } from '#schemas/foreign/epcis/event-hash.ts';
import { readEpcisDocument } from '#schemas/foreign/epcis/read.ts';
import { prefixes } from '#schemas/foreign/epcis/terms.ts';
import { writeEpcis } from '#schemas/foreign/epcis/write.ts';
import { corpus, hasCorpus, readJson, validatorOf } from './builders.ts';
import { aSecondLifeStory, aStory, firms } from './story-builders.ts';

const odd = { id: '1234567890ABCD', uniqueIdentifier: 'https://id.example/Zürich/{1}' };
const stories = {
  'that went through everything': aStory(),
  'of a second life': aSecondLifeStory(),
  'of a battery named with letters no URI has': aStory({ battery: odd }),
};

describe('The history of a battery as EPCIS', () => {
  it.each(Object.entries(stories))('%s is read back as what was told', (_, story) => {
    const read = heard(writeEpcis(story).document);
    const types = read.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
    expect(types).toEqual(story.entries.map(({ type }) => type));
    expect(read.every(({ unchanged }) => unchanged)).toBe(true);
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    for (const { occurredAt } of story.entries) expect(read.map((each) => each.occurredAt)).toContain(occurredAt);
  });

  it('gives every measured value back as it was', () => {
    const story = aStory();
    const removal = story.entries.find(({ type }) => type === 'BatteryRemoved')?.data as { condition: object };
    const read = heard(writeEpcis(story).document).find(({ type }) => type === 'BatteryRemoved');
    expect(read?.condition).toEqual(removal.condition);
    expect(read?.parent).toBe('urn:kreispass:vehicle:4DDDDDDDDDDDDD');
  });

  it('names firms by their GLN, and a handoff on both of its ends', () => {
    const read = heard(writeEpcis(aStory()).document);
    const custody = read.filter(({ type }) => type === 'HandoffDispatched' || type === 'CustodyTransferred');
    const ends = { from: `urn:kreispass:organisation:${firms.dismantler}`, to: 'https://id.gs1.org/417/9521234000013' };
    expect(custody).toMatchObject([ends, ends]);
  });

  it('is a transformation with all that went in, bound to what the predecessors tell of it', () => {
    const [second] = heard(writeEpcis(aSecondLifeStory()).document);
    expect(second).toMatchObject({
      things: ['https://id.gs1.org/01/09521234010036/21/E-1', 'urn:kreispass:battery:8HHHHHHHHHHHHH'],
      outputs: ['https://id.gs1.org/01/09521234010012/21/S-1'],
    });
    const ids = [aStory(), aSecondLifeStory()].flatMap((story) =>
      eventsOf(writeEpcis(story).document).flatMap(({ transformationID }) => transformationID ?? []),
    );
    expect(ids).toContain('urn:kreispass:transformation:6FFFFFFFFFFFFF');
  });

  it('says nothing of what was withheld, but that something was', () => {
    const story = aStory();
    const [first, second, ...rest] = story.entries;
    const withheld = { ...second, type: 'Withheld', data: {}, organisation: undefined };
    const removed = rest.map((entry) =>
      entry.type === 'BatteryRemoved' ? { ...entry, organisation: undefined, data: { condition: {} } } : entry,
    );
    const made = writeEpcis({ ...story, entries: [first, withheld, ...removed] as typeof story.entries });
    expect(made.omitted).toEqual([{ part: `Withheld ${second?.occurredAt}`, missing: [] }]);
    const removal = eventsOf(made.document).find(({ bizStep }) => bizStep === 'removing');
    expect(removal).toMatchObject({ type: 'ObjectEvent', action: 'OBSERVE' });
    expect(removal).not.toHaveProperty('readPoint');
  });

  it('notices when an event was changed after it was told', () => {
    const document = writeEpcis(aStory()).document;
    const [event] = eventsOf(document);
    Object.assign(event as object, { eventTime: '2020-01-01T00:00:00Z' });
    expect(heard(document)[0]).toMatchObject({ unchanged: false, contentId: eventHash(event as object, { prefixes }) });
  });

  it('never faults on a document with one value replaced', () => {
    const text = JSON.stringify(writeEpcis(aStory()).document);
    const places = [...text.matchAll(/":("[^"]*"|-?\d[\d.e+-]*|true|false)/g)];
    fc.assert(
      fc.property(
        fc.nat(places.length - 1),
        fc.constantFrom('null', '-1e308', '""', '{"__proto__":1}', '[[]]', 'true', '"\\u0000"'),
        (index, value) => {
          const place = places[index] as RegExpMatchArray & { index: number };
          const changed = text.slice(0, place.index + 2) + value + text.slice(place.index + place[0].length);
          const read = readEpcisDocument(JSON.parse(changed));
          if ('code' in read) expect(read.path).toBeTypeOf('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('An EPCIS document of somebody else', () => {
  it.each<[string, object, string]>([
    ['without a list of events', { epcisBody: {} }, '/epcisBody/eventList'],
    ['of another version', { schemaVersion: '1.2' }, '/schemaVersion'],
    ['with a day in place of a moment', { creationDate: '2026-01-01' }, '/creationDate'],
    ['with a word GS1 does not have', event({ bizStep: 'transforming' }), '/epcisBody/eventList/0/bizStep'],
    [
      'with such a word as link',
      event({ bizStep: 'https://ref.gs1.org/cbv/BizStep-x' }),
      '/epcisBody/eventList/0/bizStep',
    ],
    ['with a text for a URI', event({ epcList: ['A 1'] }), '/epcisBody/eventList/0/epcList/0'],
    ['with a thing twice', event({ epcList: ['urn:a:1', 'urn:a:1'] }), '/epcisBody/eventList/0/epcList/1'],
    ['with a field of no namespace', event({ colour: 'red' }), '/epcisBody/eventList/0/colour'],
    ['with ilmd of a thing observed', event({ ilmd: { 'a:b': 1 } }), '/epcisBody/eventList/0/ilmd'],
    ['with an unknown event', event({ type: 'Party' }), '/epcisBody/eventList/0/type'],
    ['nested without end', event({ 'a:b': deep(200) }), '/epcisBody'],
  ])('%s is refused with a pointer', (_, change, path) => {
    const base = {
      '@context': [],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-01-01T00:00:00Z',
      ...event({}),
    };
    expect(readEpcisDocument(base)).not.toHaveProperty('code');
    for (const language of ['de', 'en'] as const)
      expect(readEpcisDocument({ ...base, ...change }, language)).toMatchObject({ code: 'INVALID_INPUT', path });
  });

  it.each([null, 1, 'x', [], {}, { type: 'Passport' }])('%j is none', (document) => {
    expect(readEpcisDocument(document)).toMatchObject({ code: 'FORMAT_UNKNOWN', path: '' });
  });
});

describe.skipIf(!hasCorpus)('EPCIS as published (skipped where ../shared/corpus is absent)', () => {
  const isValid = hasCorpus ? validatorOf(`${corpus}05-gs1-epcis-2.0/EPCIS-JSON-Schema.json`) : () => false;
  const files = hasCorpus
    ? ['05-gs1-epcis-2.0', '05b-openepcis-test-resources', '05c-epcis-event-hash', '09-openepcis-dpp-ready'].flatMap(
        (folder) =>
          readdirSync(corpus + folder, { recursive: true, encoding: 'utf8' })
            .filter(
              (file) =>
                /\.json(ld)?$/.test(file) &&
                !/schema|context|openapi|ontology/i.test(file.replace('JSON-simple-context', '')),
            )
            .map((file) => `${folder}/${file}`),
      )
    : [];
  const documents = files
    .map((file) => [file, readJson(corpus + file) as { type?: unknown }] as const)
    .filter(([, { type }]) => /^EPCIS|Event$/.test(String(type)));

  it.each(Object.entries(stories))('is what the history %s is valid as', (_, story) => {
    const valid = isValid(JSON.parse(JSON.stringify(writeEpcis(story).document)));
    expect(valid, JSON.stringify((isValid as { errors?: unknown }).errors)).toBe(true);
  });

  it('has samples', () => {
    expect(documents.length).toBeGreaterThan(70);
    expect(documents.filter(([file]) => file.includes('Invalid')).length).toBeGreaterThan(8);
  });

  it.each(documents)('%s is read, or refused with a pointer', (file, document) => {
    const read = readEpcisDocument(document);
    if ('code' in read) {
      expect(read.message).toBeTruthy();
      expect(read.path).toMatch(/^(\/.*)?$/);
    } else
      expect(read.events.every(({ things, contentId }) => Array.isArray(things) && contentId?.startsWith('ni:'))).toBe(
        true,
      );
    if (/Invalid/.test(file)) expect(read).toHaveProperty('code');
    else if (isValid(document)) expect(read).not.toHaveProperty('code');
  });
});

interface Written {
  epcisBody: { eventList: Record<string, unknown>[] };
}

function eventsOf(document: object) {
  return (document as Written).epcisBody.eventList;
}

function heard(document: object) {
  const read = readEpcisDocument(JSON.parse(JSON.stringify(document)));
  if ('code' in read) throw new Error(`${read.path} ${read.message}`);
  return read.events;
}

function event(parts: object) {
  const base = {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventTime: '2026-01-01T00:00:00Z',
    eventTimeZoneOffset: '+00:00',
    epcList: ['urn:a:1'],
  };
  return { epcisBody: { eventList: [{ ...base, ...parts }] } };
}

function deep(levels: number): object {
  return levels === 0 ? {} : { 'a:b': deep(levels - 1) };
}
