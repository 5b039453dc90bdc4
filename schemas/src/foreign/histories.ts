import type { Language } from '../checks/explain-words.ts';
import type { Refusal } from '../refusal.ts';
import { isEpcis, readEpcisDocument } from './epcis/read.ts';
import { writeEpcis } from './epcis/write.ts';
import type { Written } from './lines/draft.ts';
import type { History } from './lines/history.ts';
import type { Story } from './lines/story.ts';
import { isUntpEvents, readUntpEvents } from './untp/events/read.ts';
import { writeUntpEvents } from './untp/events/write.ts';

/** A format that tells what happened to a battery. */
export interface HistoryFormat {
  /** How it is asked for, e.g. with `--format`. */
  name: string;
  /** How people call it. */
  title: string;
  versions: readonly string[];
  recognises: (document: unknown) => boolean;
  read: (document: unknown, language?: Language) => History | Refusal;
  write: (story: Story) => Written;
}

/** Every format of histories. */
export const historyFormats: readonly HistoryFormat[] = [
  {
    name: 'epcis',
    title: 'GS1 EPCIS, JSON',
    versions: ['2.0'],
    recognises: isObjectThat(isEpcis),
    read: readEpcisDocument,
    write: writeEpcis,
  },
  {
    name: 'untp-dte',
    title: 'UNTP Digital Traceability Event',
    versions: ['0.7.0'],
    recognises: isObjectThat(isUntpEvents),
    read: readUntpEvents,
    write: writeUntpEvents,
  },
];

function isObjectThat(is: (document: object) => boolean): (document: unknown) => boolean {
  return (document) => typeof document === 'object' && document !== null && !Array.isArray(document) && is(document);
}
