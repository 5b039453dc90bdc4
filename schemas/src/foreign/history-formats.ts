import type { Refusal } from '../refusal.ts';
import type { Written } from './draft.ts';
import { type EpcisHistory, readEpcisDocument } from './read-epcis.ts';
import type { Story } from './story.ts';
import { writeEpcis } from './write-epcis.ts';

/** A format that tells what happened to a battery. */
export interface HistoryFormat {
  /** How it is asked for, e.g. with `--format`. */
  name: string;
  /** How people call it. */
  title: string;
  versions: readonly string[];
  read?: (document: unknown) => EpcisHistory | Refusal;
  write: (story: Story) => Written;
}

/** Every format of histories. */
export const historyFormats: readonly HistoryFormat[] = [
  { name: 'epcis', title: 'GS1 EPCIS, JSON', versions: ['2.0'], read: readEpcisDocument, write: writeEpcis },
];
