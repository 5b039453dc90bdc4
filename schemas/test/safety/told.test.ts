import { describe, expect, it } from 'vitest';
import { properties } from '#schemas/passport.ts';
import { safetySentences } from '#schemas/safety/safety-sentences.ts';
import { dangers, familyInSight, isHighVoltage, type SafetyFacts, sightOf } from '#schemas/safety/sight.ts';

const facts: SafetyFacts = {
  chemistry: 'Li-NMC',
  maximumVoltageV: 403,
  extinguishingAgents: ['Wasser', 'F-500'],
  category: 'ev',
  assessment: { condition: 'critical', flags: ['smokeOrGas'], isolation: 'fault' },
};

const codes = (more: SafetyFacts, interest = true) =>
  safetySentences(sightOf({ ...facts, ...more }, interest), 'de').map(({ code }) => code);

describe('2023/1542 Art. 77(2) · Who stands before a battery', () => {
  // B2
  it('is told the same whatever is withheld', () => {
    const others: SafetyFacts['assessment'][] = [
      undefined,
      { condition: 'intact', flags: [], isolation: 'ok', assessedAt: '2026-11-20T10:00:00.000Z' },
      { condition: 'damaged', flags: ['crash'], isolation: 'unknown' },
      { condition: 'unknown', flags: [], isolation: 'unknown' },
    ];
    const seen = sightOf(facts, false);
    for (const assessment of others) expect(sightOf({ ...facts, assessment }, false)).toEqual(seen);
    expect(seen).toMatchObject({ condition: 'withheld', flags: 'withheld', isolation: 'withheld' });
  });

  it('is told that it is withheld, and never that nobody looked', () => {
    const told = safetySentences(sightOf(facts, false), 'de');
    const text = told.map((sentence) => sentence.text).join(' ');
    expect(told.map(({ code }) => code)).toEqual([
      'CONDITION_WITHHELD',
      'HIGH_VOLTAGE',
      'CELLS_BURN',
      'EXTINGUISH_WITH',
    ]);
    expect(text).toContain('nicht sichtbar');
    expect(text).not.toMatch(/niemand|nicht gemessen|Kritisch/);
  });

  it('is told chemistry, voltage and extinguishing agent, which are public', () => {
    const access = (path: string) => properties.find((property) => property.path === path)?.access;
    expect(access('materials.chemistry')).toBe('pub');
    expect(access('performance.maximumVoltageV')).toBe('pub');
    expect(access('symbols.extinguishingAgents')).toBe('pub');
    expect(dangers).toEqual([
      { danger: 'chemistry', everybody: true, source: '2023/1542 Annex VI Part A (7), (8)' },
      { danger: 'voltage', everybody: true, source: '2023/1542 Annex XIII 1(h)' },
      { danger: 'extinguishing', everybody: true, source: '2023/1542 Annex VI Part A (9)' },
      { danger: 'condition', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
      { danger: 'signsOfDamage', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
      { danger: 'isolation', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
    ]);
  });

  it('with a legitimate interest is told what was found, the most urgent first', () => {
    expect(codes({})).toEqual([
      'CONDITION_CRITICAL',
      'ISOLATION_FAULT',
      'HIGH_VOLTAGE',
      'CELLS_BURN',
      'EXTINGUISH_WITH',
    ]);
    expect(sightOf(facts, true)).toMatchObject({
      condition: 'critical',
      flags: { value: ['smokeOrGas'] },
      isolation: { value: 'fault' },
    });
  });
});

describe('ADR SP 376 · The sentence on the condition', () => {
  it.each([
    ['critical', 'CONDITION_CRITICAL', 'now', /15 m.*112/],
    ['damaged', 'CONDITION_DAMAGED', 'first', /Beschädigt/],
    ['unknown', 'CONDITION_NOT_ASSESSED', 'first', /niemand hat nachgesehen.*beschädigte/],
  ] as const)('of a %s one', (condition, code, urgency, text) => {
    const told = safetySentences(
      sightOf({ ...facts, assessment: { condition, flags: [], isolation: 'ok' } }, true),
      'de',
    );
    expect(told[0]).toMatchObject({ code, urgency, source: 'ADR SP 376' });
    expect(told[0]?.text).toMatch(text);
  });

  it('is left out for a sound one', () => {
    expect(codes({ assessment: { condition: 'intact', flags: [], isolation: 'ok' } })).toEqual([
      'HIGH_VOLTAGE',
      'CELLS_BURN',
      'EXTINGUISH_WITH',
    ]);
  });
});

describe('The sentence on voltage and isolation', () => {
  // B18
  it('takes an unknown voltage for a dangerous one', () => {
    const unknown = { ...facts, maximumVoltageV: undefined };
    expect(codes(unknown)).toContain('VOLTAGE_UNKNOWN');
    expect(isHighVoltage(sightOf(unknown, false))).toBe(true);
    expect(isHighVoltage(sightOf({ ...unknown, category: undefined }, false))).toBe(true);
    expect(isHighVoltage(sightOf({ ...unknown, category: 'lmt' }, false))).toBe(false);
  });

  it.each([
    [60, undefined, false],
    [60.1, undefined, true],
    [undefined, 48, false],
    [undefined, 352, true],
    [403, 48, true],
  ])('of %s V, nominal %s: high voltage %s', (maximumVoltageV, nominalVoltageV, high) => {
    expect(isHighVoltage(sightOf({ ...facts, maximumVoltageV, nominalVoltageV }, false))).toBe(high);
  });

  it('asks to measure what was not measured, at high voltage alone', () => {
    const assessment = { condition: 'damaged', flags: [], isolation: 'unknown' } as const;
    const notMeasured = { ...facts, assessment: { ...assessment, flags: [] } };
    expect(codes(notMeasured)).toContain('ISOLATION_NOT_MEASURED');
    expect(codes({ ...notMeasured, maximumVoltageV: 48 })).not.toContain('ISOLATION_NOT_MEASURED');
  });
});

describe('The sentence on what is inside', () => {
  it.each([
    ['Li-LFP', 'CELLS_BURN'],
    ['LMP', 'CELLS_BURN'],
    ['Na-ion', 'CELLS_BURN'],
    ['aqueous sodium', 'ALKALI'],
    ['ZEBRA', 'HOT_SODIUM'],
    ['NaS', 'HOT_SODIUM'],
    ['NiMH', 'ALKALI'],
    ['NiCd', 'ALKALI'],
    ['Pb', 'ACID'],
    ['AGM', 'ACID'],
    ['Zn', 'ALKALI'],
    ['alkaline', 'ALKALI'],
    ['NA', 'CHEMISTRY_UNKNOWN'],
    [undefined, 'CHEMISTRY_UNKNOWN'],
  ])('of %s', (chemistry, code) => {
    expect(codes({ chemistry }, false)).toContain(code);
  });

  it('takes a chemistry that is withheld for an unknown one', () => {
    expect(familyInSight({ chemistry: 'withheld' })).toBe('unknown');
    expect(familyInSight({ chemistry: { value: 'Pb' } })).toBe('lead');
  });

  it('names the extinguishing agents where there are any', () => {
    const text = (more: SafetyFacts) =>
      safetySentences(sightOf(more, false), 'en')
        .map((told) => told.text)
        .join(' ');
    expect(text(facts)).toContain('To be extinguished with: Wasser, F-500.');
    expect(text({ ...facts, extinguishingAgents: ['Sand'] })).toContain('with: Sand.');
    expect(text({ ...facts, extinguishingAgents: [] })).not.toContain('extinguished');
  });

  it('has a source and two languages everywhere', () => {
    const everything = [facts, {}, { chemistry: 'Pb' }, { chemistry: 'NiMH' }, { chemistry: 'NaS' }];
    for (const some of everything)
      for (const interest of [true, false]) {
        const [de, en] = (['de', 'en'] as const).map((language) => safetySentences(sightOf(some, interest), language));
        expect(de?.map(({ code }) => code)).toEqual(en?.map(({ code }) => code));
        for (const { text, source } of [...(de ?? []), ...(en ?? [])]) {
          expect(text).toMatch(/\.$/);
          expect(source).toMatch(/^(ADR|2023\/1542|DGUV|UN Reg)/);
        }
      }
  });
});

describe('Every sentence', () => {
  const assessed = (condition: 'critical' | 'damaged' | 'unknown', isolation: 'fault' | 'unknown'): SafetyFacts => ({
    ...facts,
    assessment: { condition, flags: [], isolation },
  });
  const all = [
    ...safetySentences(sightOf(assessed('critical', 'fault'), true), 'en'),
    ...safetySentences(sightOf(assessed('damaged', 'unknown'), true), 'en'),
    ...safetySentences(sightOf({}, true), 'en'),
    ...['Pb', 'NiMH', 'NaS'].flatMap((chemistry) => safetySentences(sightOf({ chemistry }, false), 'en')),
  ];

  it('has its urgency and its source', () => {
    const found = new Map(all.map(({ code, urgency, source }) => [code, `${urgency}: ${source}`]));
    expect(Object.fromEntries(found)).toEqual({
      CONDITION_CRITICAL: 'now: ADR SP 376',
      CONDITION_DAMAGED: 'first: ADR SP 376',
      CONDITION_NOT_ASSESSED: 'first: ADR SP 376',
      CONDITION_WITHHELD: 'first: 2023/1542 Annex XIII 4(d); ADR SP 376',
      ISOLATION_FAULT: 'now: UN Regulation No. 100; DGUV 209-093',
      ISOLATION_NOT_MEASURED: 'first: DGUV 209-093',
      HIGH_VOLTAGE: 'first: UN Regulation No. 100; DGUV 209-093',
      VOLTAGE_UNKNOWN: 'first: UN Regulation No. 100; DGUV 209-093',
      CELLS_BURN: 'also: ADR 2.2.9.1.7',
      ACID: 'also: ADR 2.2.8',
      ALKALI: 'also: ADR 2.2.8',
      HOT_SODIUM: 'also: ADR 2.2.43',
      CHEMISTRY_UNKNOWN: 'also: ADR 2.2.9.1.7',
      EXTINGUISH_WITH: 'also: 2023/1542 Annex VI Part A (9)',
    });
  });
});
