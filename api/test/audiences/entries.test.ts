import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reading } from '#api/asking/reading.ts';
import { seenAs, toldOf } from '#api/asking/seen-as.ts';
import type { Entry, EventType } from '#api/ledger/entry.ts';
import type { EntryAudience } from '#schemas/entry-access.ts';
import { entryAccess } from '#schemas/generated/entries.ts';

/** Event × field × reader: an allow-list, so what nobody has spoken of is for insiders. */

const vin = 'WVWZZZE1ZMP000001';
const readers: Record<string, Reading> = {
  stranger: reader({ outsider: true }),
  'legitimate interest': reader({ interest: true }),
  insider: reader({ insider: true }),
  'insider who has the vehicle': reader({ insider: true, vins: [vin] }),
  authority: reader({ insider: true, vins: 'all' }),
  'who recorded it': reader({ outsider: true, firm: 'firm' }),
};

function reader(change: Partial<Reading>): Reading {
  return { audiences: new Set(['public']), interest: false, insider: false, vins: [], outsider: false, ...change };
}

const may: Record<Exclude<EntryAudience, 'passport'>, (name: string, reading: Reading) => boolean> = {
  everybody: () => true,
  interest: (name, { interest }) => interest || name === 'who recorded it',
  insiders: (name, { insider }) => insider || name === 'who recorded it',
  vehicle: (name, { vins }) => vins !== undefined && (vins.length > 0 || name === 'who recorded it'),
};

/** Fields as the JSON Schemas have them, read here by themselves, not as generated. */
const events = readdirSync('schemas/events').map((file) => {
  const schema = JSON.parse(readFileSync(`schemas/events/${file}`, 'utf8'));
  return { type: schema.title as EventType, fields: Object.keys(schema.properties ?? {}), example: schema.examples[0] };
});

function entryOf(type: EventType, data: object): Entry {
  const numbers = { position: 0, commit: 1, version: 1, commandId: 'test-0001', salt: 'grain' };
  const at = '2026-11-20T10:00:00.000Z';
  const kind = 'battery';
  return {
    kind,
    id: 'B',
    type,
    data,
    ...numbers,
    actor: { organisation: 'firm' },
    recordedAt: at,
    occurredAt: at,
  } as object as Entry;
}

describe.each(Object.entries(readers))('An entry read as %s', (name, reading) => {
  it.each(events)('$type shows the fields its schema opens, and no other', ({ type, fields }) => {
    const access = entryAccess[type];
    const data = Object.fromEntries(
      fields.map((field) => [field, access.fields[field] === 'vehicle' ? vin : `marked-${field}`]),
    );
    const seen = seenAs(entryOf(type, data), reading);
    const isOpen = may[access.entry](name, reading);
    if (!isOpen && type !== 'SecondLifePassportIssued') {
      expect(seen?.type ?? 'Withheld').toBe('Withheld');
      expect(JSON.stringify(seen ?? {})).not.toMatch(/marked-|WVW/);
      return;
    }
    for (const field of fields) {
      const audience = access.fields[field] ?? 'insiders';
      if (audience === 'passport') continue;
      const isIssue = type.endsWith('PassportIssued') && !may.interest(name, reading);
      if (isIssue && audience !== 'everybody' && audience !== 'vehicle') continue;
      expect({ field, shown: field in (seen?.data ?? {}) }).toEqual({
        field,
        shown: !isIssue || audience === 'everybody' ? may[audience](name, reading) : false,
      });
    }
  });
});

describe('A field of an event', () => {
  it('that nobody has spoken of is for insiders, in the history and in lists made of it', () => {
    const data = { description: 'Dichtung erneuert', notSpokenOf: 'secret' };
    const interested = readers['legitimate interest'] as Reading;
    const insider = { ...interested, insider: true };
    expect(seenAs(entryOf('RepairRecorded', data), interested)?.withheld).toContain('notSpokenOf');
    expect(seenAs(entryOf('RepairRecorded', data), insider)?.data).toEqual(data);
    expect(toldOf('RepairRecorded', data, interested)).toEqual({ description: 'Dichtung erneuert' });
  });

  it('with the number of a vehicle is for who had the vehicle, the name of a plant for all insiders', () => {
    const insider = readers.insider as Reading;
    expect(toldOf('BatteryRemoved', { from: vin }, insider)).toEqual({});
    expect(toldOf('BatteryRemoved', { from: vin }, { ...insider, vins: [vin] })).toEqual({ from: vin });
    expect(toldOf('BatteryRemoved', { from: vin }, { ...insider, vins: ['WVWZZZE1ZMP000002'] })).toEqual({});
    expect(toldOf('BatteryRemoved', { from: 'Speicher Halle 4' }, insider)).toEqual({ from: 'Speicher Halle 4' });
    expect(toldOf('PassportIssued', { installedIn: { vin } }, insider)).toEqual({});
  });

  // What may be told of whom is decided once, here; whoever opens a field changes this list as well.
  it('is confidential where the law or a firm needs it to be', () => {
    const closed = {
      WasteDeclared: ['reason', 'recipient', 'previousOperator'],
      VehicleReceived: ['alias', 'vin', 'holder', 'note'],
      RepairRecorded: ['report'],
      BatteryRecycled: ['massKg', 'recycler', 'process', 'note'],
      ResponsibilityTransferred: ['agreement', 'from', 'to', 'reason'],
      SecondLifePassportIssued: ['evidence'],
      PassportRevised: ['reason'],
      PassportIssued: ['foreign'],
      BatteryRemoved: ['vehicle', 'custodian', 'storagePlace', 'note'],
      ComponentRegistered: ['custodian', 'storagePlace'],
      PassportCeased: ['through'],
    } as const;
    for (const [type, fields] of Object.entries(closed))
      expect(fields.filter((field) => entryAccess[type as EventType].fields[field] !== 'insiders')).toEqual([]);
  });
});
