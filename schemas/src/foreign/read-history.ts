import { historyFormats } from './formats.ts';
import type { HistoryFormat } from './lines/format.ts';
import { isObject } from './lines/json-object.ts';

/** The format a document tells a history in, by what is in it; nothing when it is none we know. */
export function historyFormatOf(document: unknown): HistoryFormat | undefined {
  return isObject(document) ? historyFormats.find(({ recognises }) => recognises(document)) : undefined;
}
