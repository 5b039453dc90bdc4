import type { PassportFormat } from '../lines/format.ts';
import { batteryPassReadyLines } from './lines.ts';
import { isBatteryPassReady, readBatteryPassReady } from './read.ts';
import { writeBatteryPassReady } from './write.ts';

/** BatteryPass-Ready of GEFEG: one document, by five schemas for as many kinds of battery. */
export const batteryPassReady: PassportFormat = {
  name: 'batterypass-ready',
  title: { de: 'BatteryPass-Ready', en: 'BatteryPass-Ready' },
  recognise: (document) =>
    isBatteryPassReady(document) ? (language) => readBatteryPassReady(document, language) : undefined,
  asElements: true,
  forms: [
    {
      name: 'batterypass-ready',
      title: 'BatteryPass-Ready (GEFEG)',
      versions: ['1.0 of June 2026'],
      lines: batteryPassReadyLines,
      write: writeBatteryPassReady,
    },
  ],
};
