import { type Refusal, refusal } from '../../refusal.ts';
import { placeAt, rootOf } from './foreign-document.ts';
import { term } from './foreign-values.ts';
import type { Line } from './mapping.ts';

/**
 * A passport is kept for one unit; data of a model or batch come with its units.
 * @param granularity where a document says what it is about
 */
export function granularityRefusal(document: object, granularity: string): Refusal | undefined {
  const place = placeAt(rootOf(document), granularity);
  // `model`, `ModelLevel`, `BATCH` …
  const level = place && /^(model|batch)/.exec(term(place, new Set())?.toLowerCase() ?? '')?.[1];
  return level ? notOneUnit(level as 'model' | 'batch', place.pointer) : undefined;
}

/** Refuses a document about all batteries of a model or batch. */
export function notOneUnit(level: 'model' | 'batch', path: string): Refusal {
  const where = { path, source: '2023/1542 Art. 77(2), (3)' };
  return level === 'model' ? refusal('GRANULARITY_MODEL', where) : refusal('GRANULARITY_BATCH', where);
}

/** Where lines look for the category, a word for one that has no passport, which none of ours stands for. */
export function categoryRefusal(document: object, lines: readonly Line[]): Refusal | undefined {
  for (const { to, from } of lines) {
    if (to !== 'general.category') continue;
    const place = placeAt(rootOf(document), from);
    const word = place && term(place, new Set())?.slice(0, 100);
    if (word && /^(sli|start(ing|er)|portable|geräte)/i.test(word)) return withoutPassport(word, place.pointer);
  }
  return undefined;
}

/** Refuses a battery of a category that needs no passport. */
export function withoutPassport(category: string, path: string): Refusal {
  return refusal('CATEGORY_WITHOUT_PASSPORT', { category, path, source: '2023/1542 Art. 77(1)' });
}
