import { describe, expect, it } from 'vitest';
import { familyOf } from '#schemas/chemistry-family.ts';
import { transportAdvice } from '#schemas/transport-advice.ts';
import { wasteCode, wasteCodeLists } from '#schemas/waste-codes.ts';

const today = '2026-11-20T10:00:00.000Z';

describe('Transport advice', () => {
  it.each([
    ['critical', 412, 'LP906'],
    ['critical', 40, 'P911'],
    ['damaged', 412, 'LP904'],
    ['damaged', 40, 'P908'],
  ] as const)('for a %s battery of %s kg is SP 376, %s', (condition, massKg, packingInstruction) => {
    const advice = transportAdvice({ condition, chemistry: 'Li-NMC', waste: false, massKg }, today, 'en');
    expect(advice).toMatchObject({ unNumber: 'UN 3480', specialProvisions: ['SP 376'], packingInstruction });
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
    expect(advice.marking).toBe('LITHIUM BATTERIES FOR DISPOSAL/RECYCLING');
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

  it.each([
    ['Li-NMC', 'lithium'],
    ['Li-NCA', 'lithium'],
    ['LFP', 'lithium'],
    ['Li-NMC811', 'lithium'],
    ['Lithium-ion', 'lithium'],
    ['NMC/graphite', 'lithium'],
    ['NiMH', 'nickelMetalHydride'],
    ['Ni-Cd', 'nickelCadmium'],
    ['Pb', 'lead'],
    ['lead-acid', 'lead'],
    ['Na-ion', 'sodium'],
    ['Na-NiCl2', 'sodiumNickelChloride'],
    ['NaS', 'sodiumSulphur'],
    [undefined, 'lithium'],
  ])('reads %s as %s', (chemistry, family) => {
    expect(familyOf(chemistry)).toBe(family);
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
});
