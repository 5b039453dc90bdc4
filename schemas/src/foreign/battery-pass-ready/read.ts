import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { placeAt, rootOf } from '../lines/foreign-document.ts';
import type { Found } from '../lines/found.ts';
import { readByLines } from '../lines/walk.ts';
import { batteryPassReadyLines } from './lines.ts';

/** Whether a document is BatteryPass-Ready JSON. */
export function isBatteryPassReady(document: object): boolean {
  return placeAt(rootOf(document), 'Battery_Passport.IdentifiersAndProductData') !== undefined;
}

/** Reads BatteryPass-Ready JSON. */
export function readBatteryPassReady(document: object, language: Language): Found | Refusal {
  return readByLines(document, walk, language);
}

const walk = {
  lines: batteryPassReadyLines,
  granularity: 'Battery_Passport.IdentifiersAndProductData.DPPGranularity',
};
