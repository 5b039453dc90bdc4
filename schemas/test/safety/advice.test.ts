import { describe, expect, it } from 'vitest';
import { adrEditions, editionOn, editionsOn } from '#schemas/safety/adr-editions.ts';
import { adrRows } from '#schemas/safety/adr-rows.ts';
import { dispatchAdvice, type RoadGoods, roadAdvice } from '#schemas/safety/advice.ts';
import type { ChemistryFamily } from '#schemas/safety/chemistry.ts';
import { doubts } from '#schemas/safety/doubts.ts';
import { validateEvent } from '#schemas/validate.ts';

const day = '2026-11-20';

function goods(more: Partial<RoadGoods> = {}): RoadGoods {
  return { kind: 'battery', condition: 'intact', chemistry: 'Li-NMC', waste: false, massKg: 300, ...more };
}

function advised(more: Partial<RoadGoods> = {}, on = day) {
  const advice = roadAdvice(goods(more), on);
  if (!advice) throw new Error('no advice');
  return advice;
}

const recycled = { waste: true, purpose: 'recycling' } as const;
const large = { massKg: 412 };

/** Chemistry, goods, then: line, UN, special provisions, packing, category, label, questions, sureness by its doubt. */
describe('The line of ADR', () => {
  it.each([
    ['ADR SP 230 · intact lithium ion', {}, '1', 'UN 3480', ['SP 230', 'SP 348'], 'P903', 2, '9A', []],
    ['ADR SP 230 · above 400 kg', large, '1', 'UN 3480', ['SP 230', 'SP 348'], 'LP903', 2, '9A', []],
    ['ADR SP 230 · lithium metal', { chemistry: 'LMP' }, '1', 'UN 3090', ['SP 230', 'SP 348'], 'P903', 2, '9A', []],
    ['ADR SP 230 · sodium ion', { chemistry: 'Na-ion' }, '1', 'UN 3551', ['SP 230', 'SP 348'], 'P903', 2, '9A', []],
    ['ADR SP 377 · intact to recycling', recycled, '2', 'UN 3480', ['SP 377'], 'P909', 2, '9A', []],
    ['ADR SP 377 · large to recycling', { ...recycled, ...large }, '2', 'UN 3480', ['SP 377'], 'P909', 2, '9A', []],
    ['ADR SP 377 · to disposal', { waste: true, purpose: 'disposal' }, '2', 'UN 3480', ['SP 377'], 'P909', 2, '9A', []],
    [
      'ADR SP 377 · waste, bound for nobody said where',
      { waste: true },
      '2',
      'UN 3480',
      ['SP 377'],
      'P909',
      2,
      '9A',
      ['purpose'],
    ],
    // P3, 10a
    [
      'ADR SP 377 · not for waste that is prepared for repurposing',
      { waste: true, purpose: 'preparationForRepurposing' },
      '2a',
      'UN 3480',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 377 · not for waste that is stored, however large',
      { waste: true, purpose: 'storage', ...large },
      '2a',
      'UN 3480',
      ['SP 230', 'SP 348'],
      'LP903',
      2,
      '9A',
      [],
    ],
    ['ADR SP 376 · damaged', { condition: 'damaged' }, '3', 'UN 3480', ['SP 376'], 'P908', 2, '9A', []],
    [
      'ADR SP 376 · damaged, large',
      { condition: 'damaged', ...large },
      '3',
      'UN 3480',
      ['SP 376'],
      'LP904',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · damaged to recycling',
      { condition: 'damaged', ...recycled },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · damaged waste to remanufacturing',
      { condition: 'damaged', waste: true, purpose: 'remanufacturing' },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · damaged to disposal',
      { condition: 'damaged', waste: true, purpose: 'disposal' },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    ['ADR SP 376 · never assessed', { condition: 'notAssessed' }, '3', 'UN 3480', ['SP 376'], 'P908', 2, '9A', []],
    [
      'ADR SP 376 · damaged sodium ion',
      { condition: 'damaged', chemistry: 'Na-ion' },
      '3',
      'UN 3551',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    ['ADR SP 677 · critical', { condition: 'critical' }, '4', 'UN 3480', ['SP 376', 'SP 677'], 'P911', 0, '9A', []],
    [
      'ADR SP 677 · critical, large',
      { condition: 'critical', ...large },
      '4',
      'UN 3480',
      ['SP 376', 'SP 677'],
      'LP906',
      0,
      '9A',
      [],
    ],
    [
      'ADR SP 677 · critical, to recycling',
      { condition: 'critical', ...recycled },
      '4',
      'UN 3480',
      ['SP 376', 'SP 677'],
      'P911',
      0,
      '9A',
      [],
    ],
    [
      'ADR SP 677 · critical waste in quarantine',
      { condition: 'critical', waste: true, purpose: 'quarantine' },
      '4',
      'UN 3480',
      ['SP 376', 'SP 677'],
      'P911',
      0,
      '9A',
      [],
    ],
    [
      'ADR SP 677 · critical to disposal',
      { condition: 'critical', waste: true, purpose: 'disposal' },
      '4',
      'UN 3480',
      ['SP 376', 'SP 677'],
      'P911',
      0,
      '9A',
      [],
    ],
    [
      'ADR SP 677 · critical lithium metal',
      { condition: 'critical', chemistry: 'LMP' },
      '4',
      'UN 3090',
      ['SP 376', 'SP 677'],
      'P911',
      0,
      '9A',
      [],
    ],
    // P7: never UN 3496.
    [
      'ADR SP 376 · whatever names lithium is lithium',
      { condition: 'critical', chemistry: 'Lithium-Nickel-Mangan-Cobalt-Metalloxid' },
      '4',
      'UN 3480',
      ['SP 376', 'SP 677'],
      'P911',
      0,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · unknown chemistry',
      { condition: 'damaged', chemistry: 'NA' },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      ['chemistry'],
    ],
    [
      'ADR SP 400 · short-circuited sodium ion',
      { chemistry: 'Na-ion', proofs: ['shortCircuitedForSp400'] },
      '12a',
      undefined,
      ['SP 400'],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR SP 400 · also to recycling',
      { chemistry: 'Na-ion', proofs: ['shortCircuitedForSp400'], ...recycled },
      '12a',
      undefined,
      ['SP 400'],
      '–',
      undefined,
      undefined,
      ['electrolyte'],
    ],
    [
      'ADR SP 400 · also as other waste',
      { chemistry: 'Na-ion', proofs: ['shortCircuitedForSp400'], waste: true, purpose: 'storage' },
      '12a',
      undefined,
      ['SP 400'],
      '–',
      undefined,
      undefined,
      ['electrolyte'],
    ],
    [
      'ADR SP 400 · also to disposal',
      { chemistry: 'Na-ion', proofs: ['shortCircuitedForSp400'], purpose: 'disposal' },
      '12a',
      undefined,
      ['SP 400'],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR SP 400 · not for a damaged one',
      { condition: 'damaged', chemistry: 'Na-ion', proofs: ['shortCircuitedForSp400'] },
      '3',
      'UN 3551',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 400 · not for lithium',
      { proofs: ['shortCircuitedForSp400'] },
      '1',
      'UN 3480',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      [],
    ],
    ['ADR P801 · aqueous sodium ion', { chemistry: 'aqueous sodium-ion' }, '13', 'UN 2795', [], 'P801', 3, '8', []],
    // P6, row 9
    [
      'ADR · NiMH is not subject on the road',
      { chemistry: 'NiMH' },
      '14',
      undefined,
      [],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR · NiMH is not, damaged',
      { chemistry: 'NiMH', condition: 'damaged' },
      '14',
      undefined,
      [],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR · NiMH is not, critical',
      { chemistry: 'NiMH', condition: 'critical', ...recycled },
      '14',
      undefined,
      [],
      '–',
      undefined,
      undefined,
      [],
    ],
    // P6, row 8: 598 is the exemption.
    [
      'ADR SP 598 · sound lead to recycling is not subject',
      { chemistry: 'Pb', ...recycled },
      '15',
      undefined,
      ['SP 598'],
      '–',
      undefined,
      undefined,
      ['securedForSp598'],
    ],
    [
      'ADR SP 598 · sound gel to recycling is not subject',
      { chemistry: 'AGM', ...recycled },
      '15',
      undefined,
      ['SP 598'],
      '–',
      undefined,
      undefined,
      ['securedForSp598'],
    ],
    ['ADR SP 598 · sound lead for use is UN 2794', { chemistry: 'Pb' }, '15a', 'UN 2794', [], 'P801', 3, '8', []],
    [
      'ADR SP 598 · sound lead waste for re-use is UN 2794',
      { chemistry: 'Pb', waste: true, purpose: 'preparationForReUse' },
      '15a',
      'UN 2794',
      [],
      'P801',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · sound lead to disposal is UN 2794',
      { chemistry: 'Pb', purpose: 'disposal' },
      '15a',
      'UN 2794',
      [],
      'P801',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · leaking lead is UN 2794',
      { chemistry: 'Pb', condition: 'damaged', ...recycled },
      '16',
      'UN 2794',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · lead nobody looked at is UN 2794',
      { chemistry: 'Pb', condition: 'notAssessed', ...recycled },
      '16',
      'UN 2794',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · critical gel is UN 2794',
      { chemistry: 'AGM', condition: 'critical' },
      '16',
      'UN 2794',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · broken lead to disposal is UN 2794',
      { chemistry: 'Pb', condition: 'damaged', purpose: 'disposal' },
      '16',
      'UN 2794',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · broken lead stored as waste is UN 2794',
      { chemistry: 'Pb', condition: 'damaged', waste: true, purpose: 'storage' },
      '16',
      'UN 2794',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 238 · gel that was tested is not subject',
      { chemistry: 'VRLA', proofs: ['testedForSp238'] },
      '17',
      undefined,
      ['SP 238'],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR SP 238 · tested gel kept as waste is not subject',
      { chemistry: 'VRLA', proofs: ['testedForSp238'], waste: true, purpose: 'storage' },
      '17',
      undefined,
      ['SP 238'],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR SP 238 · tested gel to disposal is not subject',
      { chemistry: 'VRLA', proofs: ['testedForSp238'], purpose: 'disposal' },
      '17',
      undefined,
      ['SP 238'],
      '–',
      undefined,
      undefined,
      [],
    ],
    [
      'ADR SP 238 · gel nobody tested is UN 2800',
      { chemistry: 'VRLA' },
      '17a',
      'UN 2800',
      ['SP 238'],
      'P003',
      3,
      '8',
      ['testedForSp238'],
    ],
    [
      'ADR SP 238 · untested gel kept as waste is UN 2800',
      { chemistry: 'VRLA', waste: true, purpose: 'storage' },
      '17a',
      'UN 2800',
      ['SP 238'],
      'P003',
      3,
      '8',
      ['testedForSp238'],
    ],
    [
      'ADR SP 238 · untested gel to disposal is UN 2800',
      { chemistry: 'VRLA', purpose: 'disposal' },
      '17a',
      'UN 2800',
      ['SP 238'],
      'P003',
      3,
      '8',
      ['testedForSp238'],
    ],
    [
      'ADR SP 598 · sound NiCd to recycling is not subject',
      { chemistry: 'NiCd', ...recycled },
      '18',
      undefined,
      ['SP 598'],
      '–',
      undefined,
      undefined,
      ['securedForSp598'],
    ],
    ['ADR SP 598 · sound NiCd for use is UN 2795', { chemistry: 'NiCd' }, '18a', 'UN 2795', [], 'P801', 3, '8', []],
    [
      'ADR SP 598 · sound NiCd waste stored is UN 2795',
      { chemistry: 'NiCd', waste: true, purpose: 'storage' },
      '18a',
      'UN 2795',
      [],
      'P801',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · sound NiCd to disposal is UN 2795',
      { chemistry: 'NiCd', purpose: 'disposal' },
      '18a',
      'UN 2795',
      [],
      'P801',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · leaking NiCd is UN 2795',
      { chemistry: 'NiCd', condition: 'damaged', ...recycled },
      '18b',
      'UN 2795',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 598 · critical NiCd is UN 2795',
      { chemistry: 'NiCd', condition: 'critical' },
      '18b',
      'UN 2795',
      [],
      'P801(a)',
      3,
      '8',
      [],
    ],
    [
      'ADR SP 239 · sodium nickel chloride',
      { chemistry: 'ZEBRA' },
      '19',
      'UN 3292',
      ['SP 239'],
      'P408',
      2,
      '4.3',
      ['cold'],
    ],
    [
      'ADR SP 239 · sodium sulphur, damaged',
      { chemistry: 'NaS', condition: 'damaged' },
      '19',
      'UN 3292',
      ['SP 239'],
      'P408',
      2,
      '4.3',
      ['cold'],
    ],
    ['ADR · zinc', { chemistry: 'Zink-Kohle' }, '0', undefined, [], '–', undefined, undefined, []],
    ['ADR · alkaline', { chemistry: 'alkaline' }, '0', undefined, [], '–', undefined, undefined, []],
    // Row 7: a device with cells in it.
    [
      'ADR SP 230 · cells in equipment',
      { kind: 'partWithCells' },
      '1',
      'UN 3481',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · damaged cells in equipment',
      { kind: 'partWithCells', condition: 'damaged' },
      '3',
      'UN 3481',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 230 · sodium cells in equipment',
      { kind: 'partWithCells', chemistry: 'SIB' },
      '1',
      'UN 3552',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 230 · lithium metal in equipment',
      { kind: 'partWithCells', chemistry: 'LMP' },
      '1',
      'UN 3091',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      [],
    ],
    // P2, row 6
    [
      'ADR 2.2.9.1.7 · a module for use is asked for its own test',
      { kind: 'module' },
      '1',
      'UN 3480',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      ['typeTested'],
    ],
    [
      'ADR SP 377 · a module to recycling is not',
      { kind: 'module', ...recycled },
      '2',
      'UN 3480',
      ['SP 377'],
      'P909',
      2,
      '9A',
      [],
    ],
    [
      'ADR SP 376 · a swollen module',
      { kind: 'module', condition: 'damaged' },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      [],
    ],
    [
      'ADR P908 · without a mass it is asked for',
      { condition: 'damaged', massKg: undefined },
      '3',
      'UN 3480',
      ['SP 376'],
      'P908',
      2,
      '9A',
      ['mass'],
    ],
    [
      'ADR SP 230 · a solid state is asked for its anode',
      { chemistry: 'solid-state' },
      '1',
      'UN 3480',
      ['SP 230', 'SP 348'],
      'P903',
      2,
      '9A',
      ['lithiumMetalAnode'],
    ],
  ] satisfies [
    string,
    Partial<RoadGoods>,
    string,
    string | undefined,
    string[],
    string,
    number | undefined,
    string | undefined,
    string[],
  ][])('%s', (_, more, row, unNumber, provisions, packing, category, label, asks) => {
    const advice = advised(more);
    expect({ ...advice, asks: advice.asks.toSorted() }).toMatchObject({
      row,
      provisions,
      packing,
      asks,
      subject: unNumber !== undefined,
    });
    expect([advice.unNumber, advice.category, advice.label]).toEqual([unNumber, category, label]);
  });

  it('exists for every family, condition and way', () => {
    const families: Record<Exclude<ChemistryFamily, 'unknown'>, string> = {
      lithium: 'Li-NMC',
      lithiumMetal: 'LMP',
      sodium: 'Na-ion',
      sodiumAqueous: 'aqueous sodium',
      sodiumNickelChloride: 'ZEBRA',
      sodiumSulphur: 'NaS',
      nickelMetalHydride: 'NiMH',
      nickelCadmium: 'NiCd',
      lead: 'Pb',
      leadSealed: 'AGM',
      zinc: 'Zn',
      alkaline: 'alkaline',
    };
    for (const chemistry of Object.values(families))
      for (const condition of ['intact', 'damaged', 'critical'] as const)
        for (const [waste, purpose] of [
          [false, undefined],
          [true, 'storage'],
          [true, 'recycling'],
          [false, 'disposal'],
        ] as const)
          expect(() => advised({ chemistry, condition, waste, purpose })).not.toThrow();
  });

  it('names its source', () => {
    expect(
      Object.fromEntries(adrRows['adr-2025'].map(({ id, source, sureness }) => [id, `${source} (${sureness})`])),
    ).toEqual({
      '0': 'ADR 2.2.8, 2.2.9: no entry for dry cells of this kind (C)',
      '1': 'ADR 3.3.1 SP 230, 348; 4.1.4.1 P903; 4.1.4.3 LP903 (B)',
      '2': 'ADR 3.3.1 SP 377; 4.1.4.1 P909 (B)',
      '2a': 'ADR 3.3.1 SP 230, 377; 4.1.4.1 P903 (C)',
      '3': 'ADR 3.3.1 SP 376; 4.1.4.1 P908; 4.1.4.3 LP904 (A)',
      '4': 'ADR 3.3.1 SP 376, 677; 4.1.4.1 P911; 4.1.4.3 LP906; 1.1.3.6.2 (C)',
      '12a': 'ADR 3.3.1 SP 400 (A)',
      '13': 'ADR Table A UN 2795; 4.1.4.1 P801 (C)',
      '14': 'ADR Table A UN 3496 (B)',
      '15': 'ADR 3.3.1 SP 598 (b) (A)',
      '15a': 'ADR Table A UN 2794; 3.3.1 SP 598 (C)',
      '16': 'ADR Table A UN 2794; 4.1.4.1 P801 (C)',
      '17': 'ADR 3.3.1 SP 238 (b) (C)',
      '17a': 'ADR Table A UN 2800; 3.3.1 SP 238 (C)',
      '18': 'ADR 3.3.1 SP 598 (b) (C)',
      '18a': 'ADR Table A UN 2795; 3.3.1 SP 598 (C)',
      '18b': 'ADR Table A UN 2795; 4.1.4.1 P801 (C)',
      '19': 'ADR Table A UN 3292; 3.3.1 SP 239; 4.1.4.1 P408 (C)',
    });
    expect(advised().source).toContain('SP 230');
  });

  it('is not given where there are no cells, or by who can not see the condition', () => {
    // B2
    expect(roadAdvice(goods({ kind: 'otherPart' }), day)).toBeUndefined();
    expect(roadAdvice(goods({ condition: 'withheld' }), day)).toBeUndefined();
  });
});

describe('The words on the package', () => {
  const de = (more: Partial<RoadGoods>) => advised(more).mark?.de;

  // Row 10: one of the two, never both.
  it.each([
    ['ADR SP 376 · damaged', { condition: 'damaged' }, 'BESCHÄDIGTE/DEFEKTE LITHIUM-IONEN-BATTERIEN'],
    ['ADR SP 376 · critical', { condition: 'critical' }, 'BESCHÄDIGTE/DEFEKTE LITHIUM-IONEN-BATTERIEN'],
    ['ADR SP 376 · metal', { condition: 'damaged', chemistry: 'LMP' }, 'BESCHÄDIGTE/DEFEKTE LITHIUM-METALL-BATTERIEN'],
    ['ADR SP 376 · sodium', { condition: 'damaged', chemistry: 'SIB' }, 'BESCHÄDIGTE/DEFEKTE NATRIUM-IONEN-BATTERIEN'],
    ['ADR SP 377 · recycling', recycled, 'LITHIUMBATTERIEN ZUM RECYCLING'],
    ['ADR SP 377 · disposal', { waste: true, purpose: 'disposal' }, 'LITHIUMBATTERIEN ZUR ENTSORGUNG'],
    ['ADR SP 377 · metal', { ...recycled, chemistry: 'LMP' }, 'LITHIUMBATTERIEN ZUM RECYCLING'],
    ['ADR SP 377 · metal, disposal', { purpose: 'disposal', chemistry: 'LMP' }, 'LITHIUMBATTERIEN ZUR ENTSORGUNG'],
    ['ADR SP 377 · sodium', { ...recycled, chemistry: 'SIB' }, 'NATRIUM-IONEN-BATTERIEN ZUM RECYCLING'],
    [
      'ADR SP 377 · sodium, disposal',
      { purpose: 'disposal', chemistry: 'SIB' },
      'NATRIUM-IONEN-BATTERIEN ZUR ENTSORGUNG',
    ],
    [
      'ADR SP 377 · a waste pack on its way to repurposing gets none',
      { waste: true, purpose: 'preparationForRepurposing' },
      undefined,
    ],
    ['ADR · intact for use has the label alone', {}, undefined],
    ['ADR · lead has none', { chemistry: 'Pb', condition: 'damaged' }, undefined],
  ] satisfies [string, Partial<RoadGoods>, string | undefined][])('%s', (_, more, mark) => {
    expect(de(more)).toBe(mark);
  });

  it('stand there in English and French as well', () => {
    expect(advised({ condition: 'damaged' }).mark).toMatchObject({
      en: 'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES',
      fr: 'PILES AU LITHIUM IONIQUE ENDOMMAGÉES/DÉFECTUEUSES',
    });
    expect(advised(recycled).mark).toMatchObject({
      en: 'LITHIUM BATTERIES FOR RECYCLING',
      fr: 'PILES AU LITHIUM POUR RECYCLAGE',
    });
    expect(advised({ purpose: 'disposal' }).mark).toMatchObject({
      en: 'LITHIUM BATTERIES FOR DISPOSAL',
      fr: 'PILES AU LITHIUM POUR ÉLIMINATION',
    });
    expect(advised({ condition: 'damaged', chemistry: 'SIB' }).mark?.en).toBe('DAMAGED/DEFECTIVE SODIUM-ION BATTERIES');
    expect(advised({ condition: 'damaged', chemistry: 'LMP' }).mark?.en).toBe(
      'DAMAGED/DEFECTIVE LITHIUM METAL BATTERIES',
    );
  });
});

describe('The table of words', () => {
  const families = { lithium: 'Li', lithiumMetal: 'LMP', sodium: 'SIB' };
  const ways = {
    damaged: { condition: 'damaged' },
    recycling: { purpose: 'recycling' },
    disposal: { purpose: 'disposal' },
  } as const;

  it.each([
    [
      'damaged',
      'lithium',
      'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES',
      'PILES AU LITHIUM IONIQUE ENDOMMAGÉES/DÉFECTUEUSES',
    ],
    [
      'damaged',
      'lithiumMetal',
      'DAMAGED/DEFECTIVE LITHIUM METAL BATTERIES',
      'PILES AU LITHIUM MÉTAL ENDOMMAGÉES/DÉFECTUEUSES',
    ],
    [
      'damaged',
      'sodium',
      'DAMAGED/DEFECTIVE SODIUM-ION BATTERIES',
      'ACCUMULATEURS AU SODIUM IONIQUE ENDOMMAGÉS/DÉFECTUEUX',
    ],
    ['recycling', 'lithium', 'LITHIUM BATTERIES FOR RECYCLING', 'PILES AU LITHIUM POUR RECYCLAGE'],
    ['recycling', 'lithiumMetal', 'LITHIUM BATTERIES FOR RECYCLING', 'PILES AU LITHIUM POUR RECYCLAGE'],
    ['recycling', 'sodium', 'SODIUM ION BATTERIES FOR RECYCLING', 'ACCUMULATEURS AU SODIUM IONIQUE POUR RECYCLAGE'],
    ['disposal', 'lithium', 'LITHIUM BATTERIES FOR DISPOSAL', 'PILES AU LITHIUM POUR ÉLIMINATION'],
    ['disposal', 'lithiumMetal', 'LITHIUM BATTERIES FOR DISPOSAL', 'PILES AU LITHIUM POUR ÉLIMINATION'],
    ['disposal', 'sodium', 'SODIUM ION BATTERIES FOR DISPOSAL', 'ACCUMULATEURS AU SODIUM IONIQUE POUR ÉLIMINATION'],
  ] as const)('%s, %s: %s, %s', (way, family, en, fr) => {
    expect(advised({ ...ways[way], chemistry: families[family] }).mark).toMatchObject({ en, fr });
  });

  it.each([
    [400, 'P908'],
    [400.1, 'LP904'],
  ])('ADR LP904 · begins above 400 kg: %s kg, %s', (massKg, packing) => {
    expect(advised({ condition: 'damaged', massKg }).packing).toBe(packing);
  });
});

describe('AVV · The waste code', () => {
  it.each([
    // P3: on the way, and not only after receipt.
    [
      'is on the slip while the goods travel',
      { waste: true, purpose: 'recycling' },
      '2026-12-10',
      '16 06 07*',
      '16 06 05',
    ],
    ['is not on it when they are no waste', {}, '2026-12-10', undefined, undefined],
    ['of 8 December 23:30 Leipzig', recycled, '2026-12-08T22:30:00.000Z', '16 06 05', undefined],
    ['of 9 December 00:30 Leipzig', recycled, '2026-12-08T23:30:00.000Z', '16 06 07*', '16 06 05'],
    [
      'of unknown chemistry is that of lithium',
      { ...recycled, chemistry: 'n/a' },
      '2026-12-10',
      '16 06 07*',
      '16 06 05',
    ],
    ['of lithium metal', { ...recycled, chemistry: 'LMP' }, '2026-12-10', '16 06 07*', '16 06 05'],
    // P6, row 7
    ['of sodium ion is the hazardous one', { ...recycled, chemistry: 'Na-ion' }, '2026-12-10', '16 06 10*', '16 06 05'],
    [
      'of aqueous sodium ion too, without a proof',
      { ...recycled, chemistry: 'aqueous sodium-ion' },
      '2026-12-10',
      '16 06 10*',
      '16 06 05',
    ],
    [
      'of sodium ion with a proof is the other',
      { ...recycled, chemistry: 'Na-ion', proofs: ['notHazardousElectrolyte'] },
      '2026-12-10',
      '16 06 12',
      '16 06 05',
    ],
    [
      'of lithium has no such proof',
      { ...recycled, proofs: ['notHazardousElectrolyte'] },
      '2026-12-10',
      '16 06 07*',
      '16 06 05',
    ],
    ['of NiMH', { ...recycled, chemistry: 'NiMH' }, '2026-12-10', '16 06 08*', '16 06 05'],
    ['of NaNiCl2', { ...recycled, chemistry: 'ZEBRA' }, '2026-12-10', '16 06 08*', '16 06 05'],
    ['of NaS', { ...recycled, chemistry: 'NaS' }, '2026-12-10', '16 06 11*', '16 06 05'],
    ['of NiCd does not change', { ...recycled, chemistry: 'NiCd' }, '2026-12-10', '16 06 02*', undefined],
    ['of lead does not change', { ...recycled, chemistry: 'Pb' }, '2026-12-10', '16 06 01*', undefined],
    ['of gel does not change', { ...recycled, chemistry: 'AGM' }, '2026-12-10', '16 06 01*', undefined],
    ['of zinc', { ...recycled, chemistry: 'Zn' }, '2026-12-10', '16 06 09*', '16 06 05'],
    ['of alkaline', { ...recycled, chemistry: 'alkaline' }, '2026-12-10', '16 06 04*', '16 06 04'],
    ['of NiMH before', { ...recycled, chemistry: 'NiMH' }, '2026-12-08', '16 06 05', undefined],
    ['of NiCd before', { ...recycled, chemistry: 'NiCd' }, '2026-12-08', '16 06 02*', undefined],
    ['of lead before', { ...recycled, chemistry: 'Pb' }, '2026-12-08', '16 06 01*', undefined],
    ['of gel before', { ...recycled, chemistry: 'AGM' }, '2026-12-08', '16 06 01*', undefined],
    [
      'of sodium ion before',
      { ...recycled, chemistry: 'SIB', proofs: ['notHazardousElectrolyte'] },
      '2026-12-08',
      '16 06 05',
      undefined,
    ],
    ['of unknown chemistry before', { ...recycled, chemistry: '' }, '2026-12-08', '16 06 05', undefined],
    ['of alkaline before', { ...recycled, chemistry: 'alkaline' }, '2026-12-08', '16 06 04', undefined],
  ] satisfies [string, Partial<RoadGoods>, string, string | undefined, string | undefined][])(
    '%s',
    (_, more, on, code, national) => {
      const advice = advised(more, on);
      expect([advice.wasteCode, advice.nationalWasteCode]).toEqual([code, national]);
      expect(advice.doubts.includes('NATIONAL_WASTE_LIST')).toBe(national !== undefined);
    },
  );

  it('asks about the electrolyte of sodium ion waste', () => {
    expect(advised({ ...recycled, chemistry: 'Na-ion' }).asks).toEqual(['electrolyte']);
    expect(advised({ ...recycled, chemistry: 'aqueous sodium-ion' }).asks).toEqual(['electrolyte']);
    expect(advised({ chemistry: 'Na-ion' }).asks).toEqual([]);
  });
});

describe('ADR 1.6.1.1 · The edition', () => {
  it.each([
    ['2024-12-31', []],
    ['2025-01-01', ['adr-2025']],
    ['2026-12-31', ['adr-2025']],
    ['2027-01-01', ['adr-2025', 'adr-2027']],
    ['2027-06-30', ['adr-2025', 'adr-2027']],
    ['2027-07-01', ['adr-2027']],
  ])('on %s is one of %j', (on, ids) => {
    expect(editionsOn(on).map(({ id }) => id)).toEqual(ids);
  });

  it('is the one that was read as long as it is allowed, and then says that nobody has read the new one', () => {
    expect(editionOn('2027-03-01').id).toBe('adr-2025');
    expect(editionOn('2020-01-01').id).toBe('adr-2025');
    expect(advised({}, '2027-06-30').doubts).not.toContain('EDITION_NOT_READ');
    expect(advised({}, '2027-07-01').doubts).toContain('EDITION_NOT_READ');
    expect(dispatchAdvice([], '2027-06-30T22:30:00.000Z').edition).toBe('adr-2027');
    expect(() => editionOn(day, [])).toThrow();
  });

  it('says where it comes from and when it was read', () => {
    expect(adrEditions).toEqual([
      { id: 'adr-2025', from: '2025-01-01', until: '2027-06-30', source: 'ADR 2025', checkedOn: '2026-12-01' },
      { id: 'adr-2027', from: '2027-01-01', source: 'ADR 2027' },
    ]);
  });

  it('is the new one once somebody has read it', () => {
    const read = adrEditions.map((edition) => ({ ...edition, checkedOn: '2027-01-10' }));
    expect(editionOn('2027-03-01', read).id).toBe('adr-2027');
  });
});

describe('What is not certain about an advice', () => {
  it.each([
    ['names and nothing else', {}, ['NAMES_NOT_COMPARED']],
    ['nothing where ADR does not apply and the text was read', { chemistry: 'Pb', ...recycled }, []],
    ['the words for category 0', { condition: 'critical' }, ['NAMES_NOT_COMPARED', 'CATEGORY_ZERO_WORDING']],
    ['our own reading', { chemistry: 'VRLA' }, ['NAMES_NOT_COMPARED', 'OWN_READING']],
    [
      'our own reading of waste to a second life',
      { waste: true, purpose: 'storage' },
      ['NAMES_NOT_COMPARED', 'OWN_READING'],
    ],
  ] satisfies [string, Partial<RoadGoods>, string[]][])('is said: %s', (_, more, expected) => {
    expect(advised(more).doubts).toEqual(expected);
  });

  it('has a sentence in both languages and the day it was last looked for', () => {
    for (const { de, en, checkedOn } of Object.values(doubts)) {
      expect(de).toMatch(/\.$/);
      expect(en).toMatch(/\.$/);
      expect(checkedOn).toBe('2026-12-01');
    }
  });
});

describe('The advice that is kept with a dispatch', () => {
  const load = [
    { id: '7K2M9QX4TB0AWC', goods: goods({ ...recycled, massSource: 'weighed' }) },
    { id: '3F8ZJ1RNY6D5HE', goods: goods({ kind: 'otherPart' }) },
  ];

  it('is a plain object the event takes as it is', () => {
    const advice = dispatchAdvice(load, '2026-12-10T10:00:00.000Z');
    expect(JSON.parse(JSON.stringify(advice))).toEqual(advice);
    const event = { massKg: 300, massSource: 'weighed', carrier: 'X', packedAsAdvised: true, advice };
    expect(validateEvent('HandoffDispatched', event)).toBeUndefined();
    expect(advice).toEqual({
      edition: 'adr-2025',
      points: 900,
      exempt: true,
      items: [
        {
          item: '7K2M9QX4TB0AWC',
          row: '2',
          subject: true,
          travelsAs: 'intact',
          unNumber: 'UN 3480',
          name: { de: 'LITHIUM-IONEN-BATTERIEN', en: 'LITHIUM ION BATTERIES', fr: 'PILES AU LITHIUM IONIQUE' },
          class: '9',
          label: '9A',
          provisions: ['SP 377'],
          packing: 'P909',
          mark: {
            de: 'LITHIUMBATTERIEN ZUM RECYCLING',
            en: 'LITHIUM BATTERIES FOR RECYCLING',
            fr: 'PILES AU LITHIUM POUR RECYCLAGE',
          },
          category: 2,
          tunnel: '(E)',
          points: 900,
          line: {
            de: 'ABFALL, UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E)',
            en: 'WASTE, UN 3480 LITHIUM ION BATTERIES, 9, (E)',
            fr: 'DÉCHET, UN 3480 PILES AU LITHIUM IONIQUE, 9, (E)',
          },
          massKg: 300,
          massSource: 'weighed',
          waste: true,
          wasteCode: '16 06 07*',
          nationalWasteCode: '16 06 05',
          asks: [],
          doubts: ['NAMES_NOT_COMPARED', 'NATIONAL_WASTE_LIST'],
          source: 'ADR 3.3.1 SP 377; 4.1.4.1 P909',
        },
      ],
    });
  });

  it('shares nothing with the tables it came from', () => {
    const [first] = dispatchAdvice(load, day).items;
    first?.provisions.push('SP 1');
    expect(advised(recycled).provisions).toEqual(['SP 377']);
  });

  it('is taken by the event for every line there is', () => {
    for (const condition of ['intact', 'damaged', 'critical', 'notAssessed'] as const)
      for (const chemistry of ['Li', 'LMP', 'SIB', 'aqueous sodium', 'ZEBRA', 'NiMH', 'NiCd', 'Pb', 'AGM', 'Zn', '?'])
        for (const waste of [true, false]) {
          const advice = dispatchAdvice([{ id: '7K2M9QX4TB0AWC', goods: goods({ condition, chemistry, waste }) }], day);
          const event = { massKg: 300, carrier: 'X', packedAsAdvised: true, advice };
          expect(validateEvent('HandoffDispatched', event)).toBeUndefined();
        }
  });
});
