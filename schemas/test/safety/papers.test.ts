import { describe, expect, it } from 'vitest';
import { adrEntry, numbersOf, unNumbers } from '#schemas/safety/adr-entries.ts';
import { roadAdvice } from '#schemas/safety/advice.ts';
import { documentLine } from '#schemas/safety/document-line.ts';
import { loadPoints, pointsOf } from '#schemas/safety/points.ts';
import { vehicleAsLoad } from '#schemas/safety/vehicle-as-load.ts';

describe('ADR 5.4.1.1.1 · The line of the document', () => {
  const lineOf = (more: object, waste = false) =>
    roadAdvice({ kind: 'battery', condition: 'intact', chemistry: 'Li', massKg: 300, waste, ...more }, '2026-12-10')
      ?.line;

  it.each([
    ['sound', {}, false, 'UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E)'],
    ['sound waste', { purpose: 'recycling' }, true, 'ABFALL, UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E)'],
    [
      'waste to repurposing is waste all the same',
      { purpose: 'preparationForRepurposing' },
      true,
      'ABFALL, UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E)',
    ],
    [
      'damaged',
      { condition: 'damaged' },
      false,
      'UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E), Beförderung nach Sondervorschrift 376',
    ],
    [
      'critical',
      { condition: 'critical' },
      true,
      'ABFALL, UN 3480 LITHIUM-IONEN-BATTERIEN, 9, (E), Beförderung nach Sondervorschrift 376, Beförderungskategorie 0',
    ],
    [
      'leaking lead',
      { chemistry: 'Pb', condition: 'damaged' },
      true,
      'ABFALL, UN 2794 BATTERIEN (AKKUMULATOREN), NASS, GEFÜLLT MIT SÄURE, 8, (E)',
    ],
    ['sound lead to recycling has none', { chemistry: 'Pb', purpose: 'recycling' }, true, undefined],
  ] as const)('%s', (_, more, waste, line) => {
    expect(lineOf(more, waste)?.de).toBe(line);
  });

  it('is there in English and French', () => {
    expect(lineOf({ condition: 'critical' }, true)).toMatchObject({
      en: 'WASTE, UN 3480 LITHIUM ION BATTERIES, 9, (E), Transport in accordance with special provision 376, transport category 0',
      fr: 'DÉCHET, UN 3480 PILES AU LITHIUM IONIQUE, 9, (E), Transport selon la disposition spéciale 376, catégorie de transport 0',
    });
  });

  it.each([
    [
      'UN 2794',
      'BATTERIEN (AKKUMULATOREN), NASS, GEFÜLLT MIT SÄURE',
      'BATTERIES, WET, FILLED WITH ACID',
      'ACCUMULATEURS électriques REMPLIS D’ÉLECTROLYTE LIQUIDE ACIDE',
      '8',
      '8',
      'B',
    ],
    [
      'UN 2795',
      'BATTERIEN (AKKUMULATOREN), NASS, GEFÜLLT MIT ALKALIEN',
      'BATTERIES, WET, FILLED WITH ALKALI',
      'ACCUMULATEURS électriques REMPLIS D’ÉLECTROLYTE LIQUIDE ALCALIN',
      '8',
      '8',
      'C',
    ],
    [
      'UN 2800',
      'BATTERIEN (AKKUMULATOREN), NASS, AUSLAUFSICHER',
      'BATTERIES, WET, NON-SPILLABLE',
      'ACCUMULATEURS électriques INVERSABLES REMPLIS D’ÉLECTROLYTE LIQUIDE',
      '8',
      '8',
      'C',
    ],
    ['UN 3090', 'LITHIUM-METALL-BATTERIEN', 'LITHIUM METAL BATTERIES', 'PILES AU LITHIUM MÉTAL', '9', '9A', 'C'],
    [
      'UN 3091',
      'LITHIUM-METALL-BATTERIEN IN AUSRÜSTUNGEN',
      'LITHIUM METAL BATTERIES CONTAINED IN EQUIPMENT',
      'PILES AU LITHIUM MÉTAL CONTENUES DANS UN ÉQUIPEMENT',
      '9',
      '9A',
      'C',
    ],
    [
      'UN 3166',
      'FAHRZEUG MIT ANTRIEB DURCH ENTZÜNDBARE FLÜSSIGKEIT',
      'VEHICLE, FLAMMABLE LIQUID POWERED',
      'VÉHICULE À PROPULSION PAR LIQUIDE INFLAMMABLE',
      '9',
      '9',
      'C',
    ],
    [
      'UN 3268',
      'SICHERHEITSEINRICHTUNGEN, elektrische Auslösung',
      'SAFETY DEVICES, electrically initiated',
      'DISPOSITIFS DE SÉCURITÉ à amorçage électrique',
      '9',
      '9',
      'C',
    ],
    [
      'UN 3292',
      'BATTERIEN, DIE METALLISCHES NATRIUM ODER NATRIUMLEGIERUNGEN ENTHALTEN',
      'BATTERIES, CONTAINING METALLIC SODIUM OR SODIUM ALLOY',
      'ACCUMULATEURS AU SODIUM MÉTALLIQUE OU À ALLIAGE DE SODIUM',
      '4.3',
      '4.3',
      'C',
    ],
    ['UN 3480', 'LITHIUM-IONEN-BATTERIEN', 'LITHIUM ION BATTERIES', 'PILES AU LITHIUM IONIQUE', '9', '9A', 'B'],
    [
      'UN 3481',
      'LITHIUM-IONEN-BATTERIEN IN AUSRÜSTUNGEN',
      'LITHIUM ION BATTERIES CONTAINED IN EQUIPMENT',
      'PILES AU LITHIUM IONIQUE CONTENUES DANS UN ÉQUIPEMENT',
      '9',
      '9A',
      'B',
    ],
    [
      'UN 3551',
      'NATRIUM-IONEN-BATTERIEN mit organischem Elektrolyt',
      'SODIUM ION BATTERIES with organic electrolyte',
      'ACCUMULATEURS AU SODIUM IONIQUE à électrolyte organique',
      '9',
      '9A',
      'B',
    ],
    [
      'UN 3552',
      'NATRIUM-IONEN-BATTERIEN IN AUSRÜSTUNGEN, mit organischem Elektrolyt',
      'SODIUM ION BATTERIES CONTAINED IN EQUIPMENT, with organic electrolyte',
      'ACCUMULATEURS AU SODIUM IONIQUE CONTENUS DANS UN ÉQUIPEMENT, à électrolyte organique',
      '9',
      '9A',
      'C',
    ],
    [
      'UN 3556',
      'FAHRZEUG MIT ANTRIEB DURCH LITHIUM-IONEN-BATTERIEN',
      'VEHICLE, LITHIUM ION BATTERY POWERED',
      'VÉHICULE MÛ PAR ACCUMULATEURS AU LITHIUM IONIQUE',
      '9',
      '9',
      'B',
    ],
    [
      'UN 3557',
      'FAHRZEUG MIT ANTRIEB DURCH LITHIUM-METALL-BATTERIEN',
      'VEHICLE, LITHIUM METAL BATTERY POWERED',
      'VÉHICULE MÛ PAR PILES AU LITHIUM MÉTAL',
      '9',
      '9',
      'C',
    ],
    [
      'UN 3558',
      'FAHRZEUG MIT ANTRIEB DURCH NATRIUM-IONEN-BATTERIEN',
      'VEHICLE, SODIUM ION BATTERY POWERED',
      'VÉHICULE MÛ PAR ACCUMULATEURS AU SODIUM IONIQUE',
      '9',
      '9',
      'C',
    ],
  ] as const)('%s is %s', (unNumber, de, en, fr, danger, label, names) => {
    expect(adrEntry(unNumber)).toEqual({ name: { de, en, fr }, class: danger, label, names });
  });

  it('can be written for every number', () => {
    expect(unNumbers).toHaveLength(15);
    for (const unNumber of unNumbers) {
      const line = documentLine({ unNumber, entry: adrEntry(unNumber), provisions: [], waste: false });
      expect(line.en).toMatch(/^UN \d{4} [A-Z].*, (9|8|4\.3), \(E\)$/);
    }
    expect(numbersOf).toEqual({
      lithium: { alone: 'UN 3480', inEquipment: 'UN 3481', vehicle: 'UN 3556' },
      lithiumMetal: { alone: 'UN 3090', inEquipment: 'UN 3091', vehicle: 'UN 3557' },
      sodium: { alone: 'UN 3551', inEquipment: 'UN 3552', vehicle: 'UN 3558' },
    });
  });
});

describe('ADR 1.1.3.6 · The points of a load', () => {
  it.each([
    ['300 kg lithium', [[2, 300]], 900, true, 'withinLimit'],
    ['333 kg lithium', [[2, 333]], 999, true, 'withinLimit'],
    ['334 kg lithium is not exempt', [[2, 334]], 1002, false, 'aboveLimit'],
    ['a thousand points exactly', [[3, 1000]], 1000, true, 'withinLimit'],
    [
      '300 kg lithium and 120 kg leaking lead',
      [
        [2, 300],
        [3, 120],
      ],
      1020,
      false,
      'aboveLimit',
    ],
    [
      '300 kg lithium and 500 kg sound lead (SP 598)',
      [
        [2, 300],
        [undefined, 500],
      ],
      900,
      true,
      'withinLimit',
    ],
    ['50 kg critical', [[0, 50]], 0, false, 'categoryZero'],
    [
      '330 kg lithium and 40 kg airbags',
      [
        [2, 330],
        [4, 40],
      ],
      990,
      true,
      'withinLimit',
    ],
    ['category 1', [[1, 20]], 1000, true, 'withinLimit'],
    ['a car on the tow truck', [[undefined, 1650]], 0, true, 'nothingCounts'],
    ['nothing at all', [], 0, true, 'nothingCounts'],
    ['a mass nobody knows', [[2, undefined]], 0, false, 'massUnknown'],
    [
      'one mass known and one not',
      [
        [2, 100],
        [2, undefined],
      ],
      300,
      false,
      'massUnknown',
    ],
    [
      'one critical among sound ones',
      [
        [2, 100],
        [0, 50],
      ],
      300,
      false,
      'categoryZero',
    ],
    ['a thousand points and one', [[3, 1001]], 1001, false, 'aboveLimit'],
    [
      'too much already, and a mass nobody knows',
      [
        [2, 400],
        [2, undefined],
      ],
      1200,
      false,
      'aboveLimit',
    ],
    [
      'three tenths',
      [
        [3, 0.1],
        [3, 0.2],
        [3, 999.7],
      ],
      1000,
      true,
      'withinLimit',
    ],
  ] as const)('%s', (_, lines, points, exempt, why) => {
    const load = lines.map(([category, massKg]) => ({ category, massKg }));
    expect(loadPoints(load)).toEqual({ points, exempt, why });
  });

  it('are counted by goods as they are advised', () => {
    const goods = { kind: 'battery', chemistry: 'Pb', waste: true, massKg: 13 } as const;
    const sound = roadAdvice({ ...goods, condition: 'intact', purpose: 'recycling' }, '2026-12-10');
    const leaking = roadAdvice({ ...goods, condition: 'damaged', purpose: 'recycling' }, '2026-12-10');
    expect([sound?.points, leaking?.points]).toEqual([undefined, 13]);
    expect(pointsOf({ category: 0, massKg: 50 })).toBeUndefined();
  });
});

describe('ADR SP 667 · A vehicle on the tow truck', () => {
  it.each([
    [
      'a sound electric one',
      { drive: 'battery', batteryAfterAccident: 'noAccident' },
      'UN 3556',
      true,
      false,
      'SP 388, SP 666',
    ],
    [
      'a plug-in hybrid',
      { drive: 'hybrid', batteryAfterAccident: 'noAccident' },
      'UN 3166',
      true,
      false,
      'SP 388, SP 666',
    ],
    [
      'after a crash the expert saw no effect of',
      { drive: 'battery', batteryAfterAccident: 'unaffected' },
      'UN 3556',
      true,
      false,
      'SP 667 (b)(i)',
    ],
    [
      'with a battery that was hit',
      { drive: 'battery', batteryAfterAccident: 'affected' },
      'UN 3556',
      false,
      true,
      'SP 667 (b)(ii)',
    ],
    [
      'with a battery nobody has judged',
      { drive: 'battery', batteryAfterAccident: 'unclear' },
      'UN 3556',
      false,
      true,
      'SP 667 (b)(ii)',
    ],
    [
      'with sodium ion',
      { drive: 'battery', chemistry: 'Na-ion', batteryAfterAccident: 'noAccident' },
      'UN 3558',
      true,
      false,
      'SP 388, SP 666',
    ],
    [
      'with lithium metal',
      { drive: 'battery', chemistry: 'LMP', batteryAfterAccident: 'noAccident' },
      'UN 3557',
      true,
      false,
      'SP 388, SP 666',
    ],
    [
      'with what nobody knows',
      { drive: 'battery', chemistry: '?', batteryAfterAccident: 'noAccident' },
      'UN 3556',
      true,
      false,
      'SP 388, SP 666',
    ],
  ] as const)('%s', (_, vehicle, unNumber, exempt, batteryOutFirst, source) => {
    const advice = vehicleAsLoad(vehicle);
    expect(advice).toMatchObject({ unNumber, exempt, batteryOutFirst, provisions: ['SP 388', 'SP 666', 'SP 667'] });
    expect(advice.source).toBe(`ADR 3.3.1 ${source}`);
  });
});
