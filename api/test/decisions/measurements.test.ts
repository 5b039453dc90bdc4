import { describe, expect, it } from 'vitest';
import { decideRecordMeasurements } from '#api/series/decide.ts';
import { keptSeries, type Series } from '#api/series/state/series.ts';
import type { Events, RecordMeasurements } from '#schemas/generated/types.ts';
import { as, ids } from './firms.ts';
import { aBattery, aRemovedBattery, entriesOf, evolved, type Happened, madeOf, refusalOf } from './given.ts';

type Sent = Omit<RecordMeasurements, 'commandId' | 'battery'>;

const nightly: Sent = {
  measurements: [
    { measuredAt: '2026-11-19T23:00:00+01:00', stateOfHealthPercent: 91.4, fullCycles: null },
    { measuredAt: '2026-11-18T23:00:00+01:00', stateOfHealthPercent: 91.3, fullCycles: 311 },
  ],
  method: 'BMS',
};
const temperature = {
  of: 'temperature' as const,
  from: '2026-11-18T00:00:00.000Z',
  to: '2026-11-19T00:00:00.000Z',
  edges: [0, 40],
  minutes: [40, 1390, 10],
};

function decided(sent: Sent, battery = aRemovedBattery(), series?: Series) {
  return decideRecordMeasurements({ battery, series }, sent, as('dismantler'));
}

function aSeries(...parts: Events['SeriesExtended'][]): Series {
  const happened = parts.map((data): Happened<'SeriesExtended'> => ({ type: 'SeriesExtended', data }));
  return madeOf(keptSeries, ids.battery, happened);
}

describe('What a battery sends home', () => {
  it('goes into its series by column and in the order of time, and the newest of it into its state', () => {
    const [summary, extension] = entriesOf(decided(nightly));
    expect(extension).toMatchObject({
      kind: 'series',
      id: ids.battery,
      data: {
        measuredAt: ['2026-11-18T22:00:00.000Z', '2026-11-19T22:00:00.000Z'],
        values: { stateOfHealthPercent: [91.3, 91.4], fullCycles: [311, null] },
        stateOfHealthKind: 'SOCE',
        method: 'BMS',
      },
    });
    expect(summary.data).toMatchObject({
      count: 2,
      latest: {
        stateOfHealthPercent: { value: 91.4, measuredAt: '2026-11-19T22:00:00.000Z' },
        fullCycles: { value: 311, measuredAt: '2026-11-18T22:00:00.000Z' },
      },
    });
  });

  it('counts as the newest by when it was measured, not by when it arrived', () => {
    const battery = aRemovedBattery();
    const first = evolved(battery, entriesOf(decided(nightly, battery)), 'dismantler');
    const late = { measurements: [{ measuredAt: '2026-10-01T00:00:00Z', stateOfHealthPercent: 93, fullCycles: 280 }] };
    const then = evolved(first, entriesOf(decided(late, first)), 'dismantler');
    expect(then.series).toMatchObject({ count: 3, from: '2026-10-01T00:00:00.000Z' });
    expect(then.series?.latest).toMatchObject({
      stateOfCertifiedEnergyPercent: { value: 91.4 },
      fullCycles: { value: 311 },
    });
  });

  it('may rise from one night to the next', () => {
    const measurements = [91.2, 92.5, 91.9].map((stateOfHealthPercent, index) => ({
      measuredAt: `2026-11-1${index}T00:00:00Z`,
      stateOfHealthPercent,
    }));
    expect(entriesOf(decided({ measurements }))).toHaveLength(2);
  });

  it('is refused when it says nothing', () => {
    const empty = { measurements: [{ measuredAt: '2026-11-10T00:00:00Z', fullCycles: null }] };
    expect(refusalOf(decided(empty))).toMatchObject({ code: 'NOTHING_RECORDED', path: '/measurements' });
    expect(refusalOf(decided({})).code).toBe('NOTHING_RECORDED');
  });

  it('comes from who has the battery, who answers for it, or who is authorised in writing', () => {
    const battery = aRemovedBattery();
    const by = (firm: 'manufacturer' | 'workshop', mandated = false) =>
      decideRecordMeasurements({ battery, mandated }, nightly, as(firm));
    expect(by('manufacturer').accepted).toBe(true);
    expect(refusalOf(by('workshop')).code).toBe('NOT_IN_YOUR_HANDS');
    expect(by('workshop', true).accepted).toBe(true);
  });
});

describe('Times in ranges', () => {
  it.each([
    ['edges that fall', { edges: [40, 0] }, 'HISTOGRAM_RANGES', '/histograms/0/edges'],
    ['a range too few', { minutes: [1390, 10] }, 'HISTOGRAM_RANGES', '/histograms/0/minutes'],
    ['an end before the beginning', { to: '2026-11-17T00:00:00Z' }, 'HISTOGRAM_TIME', '/histograms/0/to'],
    ['more minutes than there were', { minutes: [100, 1440, 10] }, 'HISTOGRAM_TIME', '/histograms/0/minutes'],
  ])('with %s are refused', (_, change, code, path) => {
    expect(refusalOf(decided({ histograms: [{ ...temperature, ...change }] }))).toMatchObject({ code, path });
  });

  it('add up day by day, also when a day comes late', () => {
    const day = (date: number) => ({
      ...temperature,
      from: `2026-11-${date}T00:00:00.000Z`,
      to: `2026-11-${date + 1}T00:00:00.000Z`,
    });
    const none = { measuredAt: [], values: {} };
    const series = aSeries(
      { ...none, histograms: [day(18)] },
      { ...none, histograms: [day(20)] },
      { ...none, histograms: [day(19)] },
    );
    expect(series.histograms).toEqual([
      {
        of: 'temperature',
        edges: [0, 40],
        minutes: [120, 4170, 30],
        covered: [{ from: '2026-11-18T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' }],
      },
    ]);
  });

  it('that cover all time so far are a new reading of a counter and replace it', () => {
    const series = aSeries({ measuredAt: [], values: {}, histograms: [temperature] });
    const since = { ...temperature, from: '2026-01-01T00:00:00.000Z', minutes: [900, 90_000, 300] };
    expect(decided({ histograms: [since] }, undefined, series).accepted).toBe(true);
    const after = aSeries(
      { measuredAt: [], values: {}, histograms: [temperature] },
      { measuredAt: [], values: {}, histograms: [since] },
    );
    expect(after.histograms).toMatchObject([{ minutes: [900, 90_000, 300] }]);
  });

  it('are not counted twice', () => {
    const series = aSeries({ measuredAt: [], values: {}, histograms: [temperature] });
    const half = { ...temperature, from: '2026-11-18T12:00:00.000Z', to: '2026-11-19T12:00:00.000Z' };
    expect(refusalOf(decided({ histograms: [half] }, undefined, series))).toMatchObject({
      code: 'HISTOGRAM_OVERLAPS',
      path: '/histograms/0/from',
    });
    expect(refusalOf(decided({ histograms: [temperature, half] })).path).toBe('/histograms/1/from');
  });
});

describe('A negative event', () => {
  const deepDischarge = { kind: 'deepDischarge' as const, occurredAt: '2026-11-02T05:00:00Z', value: 2.1 };
  const accident = { kind: 'accident' as const, occurredAt: '2026-11-03T08:00:00Z' };

  it('is counted and kept, latest first', () => {
    const battery = aRemovedBattery();
    const after = evolved(battery, entriesOf(decided({ events: [accident, deepDischarge] }, battery)), 'dismantler');
    expect(after.harms?.kinds).toMatchObject({ deepDischarge: { count: 1 }, accident: { count: 1 } });
    expect(after.harms?.newest.map(({ kind }) => kind)).toEqual(['accident', 'deepDischarge']);
  });

  it('that leaves a damage for sure makes the battery a damaged one until somebody has inspected it', () => {
    const battery = aRemovedBattery();
    const after = evolved(battery, entriesOf(decided({ events: [accident] }, battery)), 'dismantler');
    expect(after.assessment).toMatchObject({ condition: 'damaged', flags: ['crash'] });
    const burnt = evolved(
      battery,
      entriesOf(decided({ events: [{ ...accident, kind: 'fire' }] }, battery)),
      'dismantler',
    );
    expect(burnt.assessment.condition).toBe('critical');
    const flat = evolved(battery, entriesOf(decided({ events: [deepDischarge] }, battery)), 'dismantler');
    expect(flat.assessment.condition).toBe('intact');
  });

  it('that is on record is left out, as battery managements give their whole list each time', () => {
    const battery = aRemovedBattery();
    const after = evolved(battery, entriesOf(decided({ events: [accident] }, battery)), 'dismantler');
    const [entry] = entriesOf(decided({ events: [accident, deepDischarge, deepDischarge] }, after));
    expect((entry.data as Events['NegativeEventsRecorded']).events).toHaveLength(1);
    expect(refusalOf(decided({ events: [accident] }, after)).code).toBe('NOTHING_NEW');
  });

  it('does not make the record grow without end', () => {
    let battery = aBattery();
    for (let month = 0; month < 4; month++) {
      const events = Array.from({ length: 50 }, (_, minute) => ({
        kind: 'overcharge' as const,
        occurredAt: new Date(Date.UTC(2026, month, 1, 0, minute)).toISOString(),
      }));
      battery = evolved(battery, entriesOf(decided({ events }, battery)), 'dismantler');
    }
    expect(battery.harms?.kinds.overcharge).toEqual({ count: 200, latestAt: '2026-04-01T00:49:00.000Z' });
    expect(battery.harms?.newest).toHaveLength(50);
    const again = { kind: 'overcharge' as const, occurredAt: '2026-01-01T00:03:00.000Z' };
    expect(refusalOf(decided({ events: [again] }, battery)).code).toBe('NOTHING_NEW');
    expect(battery.harms?.newest[0]?.occurredAt).toBe('2026-04-01T00:49:00.000Z');
  });
});
