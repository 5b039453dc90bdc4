import { placeAt, rootOf } from '../lines/foreign-document.ts';
import type { PassportFormat } from '../lines/format.ts';
import { readByLines } from '../lines/walk.ts';
import { openEpcisLines } from './lines.ts';

const walk = { lines: openEpcisLines, granularity: 'granularityLevel|granularity' };

/** "DPP ready" of openEPCIS, as JSON-LD, in its operational and in its source form; only read. */
export const openEpcis: PassportFormat = {
  name: 'openepcis-dpp-ready',
  title: { de: 'openEPCIS "DPP ready"', en: 'openEPCIS "DPP ready"' },
  recognise: (document) =>
    placeAt(rootOf(document), 'batteryModelIdentifier|technicalSpecifications|batteryChemistry')
      ? (language) => readByLines(document, walk, language)
      : undefined,
  asElements: true,
  forms: [{ name: 'openepcis-dpp-ready', title: 'openEPCIS "DPP ready"', versions: ['0.9.6'], lines: openEpcisLines }],
};
