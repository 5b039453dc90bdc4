import { placeAt, rootOf } from '../lines/foreign-document.ts';
import type { PassportFormat } from '../lines/format.ts';
import { readByLines } from '../lines/walk.ts';
import { batteryPassReadyLines } from './lines.ts';
import { writeBatteryPassReady } from './write.ts';

const walk = {
  lines: batteryPassReadyLines,
  granularity: 'Battery_Passport.IdentifiersAndProductData.DPPGranularity',
};

/** BatteryPass-Ready of GEFEG: one document, by five schemas for as many kinds of battery. */
export const batteryPassReady: PassportFormat = {
  name: 'batterypass-ready',
  title: { de: 'BatteryPass-Ready', en: 'BatteryPass-Ready' },
  recognise: (document) =>
    placeAt(rootOf(document), 'Battery_Passport.IdentifiersAndProductData')
      ? (language) => readByLines(document, walk, language)
      : undefined,
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
