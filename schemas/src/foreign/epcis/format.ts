import type { HistoryFormat } from '../lines/format.ts';
import { isEpcis, readEpcisDocument } from './read.ts';
import { writeEpcis } from './write.ts';

/** Events as GS1 has them told. */
export const epcis: HistoryFormat = {
  name: 'epcis',
  title: 'GS1 EPCIS, JSON',
  versions: ['2.0'],
  recognises: isEpcis,
  read: readEpcisDocument,
  write: writeEpcis,
};
