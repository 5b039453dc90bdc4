import type { GradingRules } from './grading.ts';

/**
 * The built-in scale. None of its numbers is law: 70 to 80 % is what the trade calls the end of a vehicle's battery, 60 %
 * the end of a second life, and both are rules of thumb. The law's own figures – 90 % capacity and 3 % spread – are those
 * of remanufacturing and are asked for when its passport is issued.
 */
export const defaultGrading: GradingRules = {
  validFrom: '2026-01-01',
  note: {
    de: 'Faustregeln der Branche, keine Norm und kein Gesetz; die Prüfung der Batterie ersetzen sie nicht.',
    en: 'Rules of thumb of the trade, neither standard nor law; they do not replace testing the battery.',
  },
  sources: ['2023/1542 Art. 3(1)(32), Art. 73, Annex VII Part A', 'IEC 63330-1:2024', 'UL 1974'],
  grades: [
    {
      grade: 'A',
      healthAtLeast: 80,
      resistanceIncreaseAtMost: 50,
      aboveExhaustion: true,
      secondLife: true,
      use: {
        de: 'Wiederverwendung im Fahrzeug oder Wiederaufarbeitung',
        en: 'Re-use in a vehicle, or remanufacturing',
      },
    },
    {
      grade: 'B',
      healthAtLeast: 70,
      resistanceIncreaseAtMost: 100,
      secondLife: true,
      use: { de: 'Stationärer Speicher', en: 'Stationary storage' },
    },
    {
      grade: 'C',
      healthAtLeast: 60,
      secondLife: true,
      use: {
        de: 'Notstrom und kleine Leistung, auch einzelne Module',
        en: 'Back-up and low power, also single modules',
      },
    },
    { grade: 'D', secondLife: false, use: { de: 'Recycling', en: 'Recycling' } },
  ],
  measuredWithinDays: 365,
  inspectAfter: [
    'overcharge',
    'overtemperature',
    'overcurrent',
    'shortCircuit',
    'accident',
    'fall',
    'fire',
    'flood',
    'leakage',
    'swelling',
    'isolationFault',
    'systemFault',
  ],
};
