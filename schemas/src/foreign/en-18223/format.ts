import type { PassportFormat } from '../lines/format.ts';
import { isEn18223, readEn18223 } from './read.ts';
import { writeEn18223, writeEn18223Expanded } from './write.ts';

/** The European standard for product passports: an envelope around data elements, by name or each with its kind. */
export const en18223: PassportFormat = {
  name: 'en-18223',
  title: { de: 'EN 18223', en: 'EN 18223' },
  recognise: (document) =>
    isEn18223(document) ? (language, within) => readEn18223(document, language, within) : undefined,
  forms: [
    { name: 'en-18223', title: 'EN 18223 JSON, compressed', versions: ['2026'], write: writeEn18223 },
    { name: 'en-18223-expanded', title: 'EN 18223 JSON, expanded', versions: ['2026'], write: writeEn18223Expanded },
  ],
};
