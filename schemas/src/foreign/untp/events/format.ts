import type { HistoryFormat } from '../../lines/format.ts';
import { isUntpEvents, readUntpEvents } from './read.ts';
import { writeUntpEvents } from './write.ts';

/** The events of the United Nations Transparency Protocol, a credential. */
export const untpEvents: HistoryFormat = {
  name: 'untp-dte',
  title: 'UNTP Digital Traceability Event',
  versions: ['0.7.0'],
  recognises: isUntpEvents,
  read: readUntpEvents,
  write: writeUntpEvents,
};
