import type { PassportFormat } from '../lines/format.ts';
import { aspectOf, aspectsIn } from './aspects.ts';
import { batteryPassLines } from './lines.ts';
import { batteryPassParts } from './parts.ts';
import { readBatteryPass } from './read.ts';
import { writeBatteryPass } from './write.ts';

/** The data model of the Battery Pass consortium: seven aspects, in one document under their URNs or each in its own. */
export const batteryPass: PassportFormat = {
  name: 'battery-pass',
  title: { de: 'Battery Pass 1.2', en: 'Battery Pass 1.2' },
  recognise: (document) =>
    aspectsIn(document).length > 0 || aspectOf(document)
      ? (language) => readBatteryPass(document, language)
      : undefined,
  parts: batteryPassParts,
  forms: [
    {
      name: 'battery-pass',
      title: 'Battery Pass data model',
      versions: ['1.2.0', 'Performance 1.2.1'],
      lines: Object.entries(batteryPassLines).flatMap(([aspect, lines]) =>
        lines.map((each) => ({ ...each, from: `${aspect}.${each.from}` })),
      ),
      write: writeBatteryPass,
    },
  ],
};
