import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { placeAt, rootOf } from '../lines/foreign-document.ts';
import type { Found } from '../lines/found.ts';
import { readByLines } from '../lines/walk.ts';
import { openEpcisLines } from './lines.ts';

/** Whether a document is an openEPCIS passport in one of its three forms. */
export function isOpenEpcis(document: object): boolean {
  const has = (path: string) => placeAt(rootOf(document), path) !== undefined;
  if (has('batteryModelIdentifier|technicalSpecifications')) return true;
  // Others have a chemistry, too, but in parts that do not say which battery it is.
  return has('batteryChemistry') && has('id|uniqueProductIdentifier|batteryIdentifier|digitalProductPassportId');
}

/** Reads an openEPCIS passport. */
export function readOpenEpcis(document: object, language: Language): Found | Refusal {
  return readByLines(document, { lines: openEpcisLines, granularity: 'granularityLevel|granularity' }, language);
}
