import type { PassportFormat } from '../lines/format.ts';
import { openEpcisLines } from './lines.ts';
import { isOpenEpcis, readOpenEpcis } from './read.ts';

/** "DPP ready" of openEPCIS, as JSON-LD, in its operational and in its source form; only read. */
export const openEpcis: PassportFormat = {
  name: 'openepcis-dpp-ready',
  title: { de: 'openEPCIS "DPP ready"', en: 'openEPCIS "DPP ready"' },
  recognise: (document) => (isOpenEpcis(document) ? (language) => readOpenEpcis(document, language) : undefined),
  asElements: true,
  forms: [{ name: 'openepcis-dpp-ready', title: 'openEPCIS "DPP ready"', versions: ['0.9.6'], lines: openEpcisLines }],
};
