import { describe, expect, it } from 'vitest';
import { transportAdvice } from '#schemas/transport-advice.ts';
import { nationalLists, nationalWasteCode, wasteCode, wasteCodeLists } from '#schemas/waste-codes.ts';

const today = '2026-11-20T10:00:00.000Z';

describe('Transport advice', () => {
  it.each([
    ['critical', 412, 'LP906', ['SP 376', 'SP 677']],
    ['critical', 40, 'P911', ['SP 376', 'SP 677']],
    ['damaged', 412, 'LP904', ['SP 376']],
    ['damaged', 40, 'P908', ['SP 376']],
  ] as const)('for a %s battery of %s kg is %s, %j', (condition, massKg, packingInstruction, specialProvisions) => {
    const advice = transportAdvice({ condition, chemistry: 'Li-NMC', waste: false, massKg }, today, 'en');
    expect(advice).toMatchObject({ unNumber: 'UN 3480', specialProvisions, packingInstruction });
    expect(advice.marking).toBe('DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES');
  });

  it('takes what nobody has assessed for damaged', () => {
    const advice = transportAdvice({ condition: 'unknown', waste: false }, today, 'de');
    expect(advice.packingInstruction).toBe('P908');
    expect(advice.marking).toBe('BESCHÄDIGTE/DEFEKTE LITHIUM-IONEN-BATTERIEN');
  });

  it('for intact waste is SP 377, P909, with its waste code', () => {
    const advice = transportAdvice({ condition: 'intact', chemistry: 'Li-LFP', waste: true }, today, 'en');
    expect(advice).toMatchObject({ specialProvisions: ['SP 377'], packingInstruction: 'P909', wasteCode: '16 06 05' });
    expect(advice.marking).toBe('LITHIUM BATTERIES FOR RECYCLING');
    expect(advice.reason).toMatch(/^Undamaged waste battery/);
  });

  it('for an intact battery that is no waste names no waste code', () => {
    expect(transportAdvice({ condition: 'intact', chemistry: 'Li-LFP', waste: false }, today, 'en')).not.toHaveProperty(
      'wasteCode',
    );
  });

  it('for sodium-ion is UN 3551', () => {
    expect(transportAdvice({ condition: 'damaged', chemistry: 'Na-ion', waste: false }, today, 'en').unNumber).toBe(
      'UN 3551',
    );
  });

  // B2
  it('is not given to who may not see the condition', () => {
    const advice = transportAdvice({ condition: 'withheld', chemistry: 'Li-NMC', waste: false }, today, 'de');
    expect(advice).toMatchObject({ unNumber: '–', packingInstruction: '–', specialProvisions: [], marking: '–' });
    expect(advice.reason).toMatch(/nicht sichtbar/);
  });

  it.each([
    ['NiMH', 'intact', '–', '–', /kein Gefahrgut/],
    ['Pb', 'damaged', 'UN 2794', 'P801(a)', /auslaufsicher/],
    ['ZEBRA', 'intact', 'UN 3292', 'P408', /eigene Vorschriften; Pole/],
    ['Li-LFP', 'intact', 'UN 3480', 'P903', /Keine Anzeichen/],
    ['LMP', 'intact', 'UN 3090', 'P903', /Keine Anzeichen/],
    ['Na-ion', 'intact', 'UN 3551', 'P903', /Keine Anzeichen/],
    ['Li-LFP', 'critical', 'UN 3480', 'P911', /BAM/],
    ['Li-LFP', 'damaged', 'UN 3480', 'P908', /defekt/],
    ['Li-LFP', 'unknown', 'UN 3480', 'P908', /Niemand/],
  ] as const)('for %s, %s: %s, %s', (chemistry, condition, unNumber, packingInstruction, reason) => {
    const advice = transportAdvice({ condition, chemistry, waste: false }, today, 'de');
    expect(advice).toMatchObject({ unNumber, packingInstruction });
    expect(advice.reason).toMatch(reason);
  });

  it('follows the purpose of a handing over and whether it is waste', () => {
    // P3
    const toSecondLife = { condition: 'intact', waste: true, purpose: 'preparationForRepurposing' } as const;
    const advice = transportAdvice({ ...toSecondLife, chemistry: 'Li-NMC' }, '2026-12-10', 'de');
    expect(advice).toMatchObject({
      packingInstruction: 'P903',
      wasteCode: '16 06 07*',
      marking: 'UN 3480 · Gefahrzettel 9A',
    });
  });
});

describe('The waste code of a lithium battery', () => {
  it.each([
    ['2026-12-08', '16 06 05'],
    ['2026-12-09', '16 06 07*'],
    // Half past midnight in Leipzig is still the day before in UTC.
    ['2026-12-08T23:30:00.000Z', '16 06 07*'],
    ['2026-12-08T22:30:00.000Z', '16 06 05'],
  ])('on %s is %s', (day, code) => {
    expect(wasteCode('lithium', day)).toBe(code);
  });

  it('follows another list when the date of the German ordinance differs', () => {
    const later = wasteCodeLists.map((list) => (list.from === '2026-12-09' ? { ...list, from: '2027-02-01' } : list));
    expect(wasteCode('lithium', '2027-01-31', later)).toBe('16 06 05');
    expect(wasteCode('lithium', '2027-02-01', later)).toBe('16 06 07*');
  });

  it('of a country is named beside it until that country has followed', () => {
    expect(nationalWasteCode('lithium', '2026-12-08', {})).toBeUndefined();
    expect(nationalWasteCode('lithium', '2026-12-09', {})).toBe('16 06 05');
    expect(nationalWasteCode('lithium', '2027-01-31', { from: '2027-02-01' })).toBe('16 06 05');
    expect(nationalWasteCode('lithium', '2027-02-01', { from: '2027-02-01' })).toBeUndefined();
    expect(nationalWasteCode('lead', '2027-01-31', {})).toBeUndefined();
    expect(nationalWasteCode('lithium', '1999-01-01', {})).toBeUndefined();
  });

  it('says where each list comes from', () => {
    expect(wasteCodeLists.map(({ from, source }) => `${from} ${source}`)).toEqual([
      '2002-01-01 Decision 2000/532/EC, AVV',
      '2026-12-09 Decision (EU) 2025/934',
    ]);
    expect(nationalLists).toEqual([{ jurisdiction: 'DE', source: 'AVV', checkedOn: '2026-12-01' }]);
  });
});
