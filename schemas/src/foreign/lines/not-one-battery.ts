import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { placeAt, rootOf } from './foreign-document.ts';
import { term } from './foreign-values.ts';
import type { Line } from './mapping.ts';

/**
 * A passport is kept for one unit; data of a model or batch come with its units.
 * @param granularity where a document says what it is about
 */
export function granularityRefusal(document: object, granularity: string, language: Language): Refusal | undefined {
  const place = placeAt(rootOf(document), granularity);
  // `model`, `ModelLevel`, `BATCH` …
  const level = place && /^(model|batch)/.exec(term(place, new Set())?.toLowerCase() ?? '')?.[1];
  return level ? notOneUnit(level as 'model' | 'batch', place.pointer, language) : undefined;
}

/** Refuses a document about all batteries of a model or batch. */
export function notOneUnit(level: 'model' | 'batch', path: string, language: Language): Refusal {
  return {
    code: level === 'model' ? 'GRANULARITY_MODEL' : 'GRANULARITY_BATCH',
    message: {
      de: `Dieser Pass gilt für ${level === 'model' ? 'ein Modell' : 'eine Charge'}, nicht für eine einzelne Batterie; nur solche Pässe können übernommen werden.`,
      en: `This passport is about a ${level}, not about a single battery; only passports of single batteries can be taken in.`,
    }[language],
    path,
    source: '2023/1542 Art. 77(2), (3)',
  };
}

/** Where lines look for the category, a word for one that has no passport, which none of ours stands for. */
export function categoryRefusal(document: object, lines: readonly Line[], language: Language): Refusal | undefined {
  for (const { to, from } of lines) {
    if (to !== 'general.category') continue;
    const place = placeAt(rootOf(document), from);
    const word = place && term(place, new Set())?.slice(0, 100);
    if (word && /^(sli|start(ing|er)|portable|geräte)/i.test(word))
      return withoutPassport(word, place.pointer, language);
  }
  return undefined;
}

/** Refuses a battery of a category that needs no passport. */
export function withoutPassport(category: string, path: string, language: Language): Refusal {
  const message = {
    de: `Batterien der Kategorie "${category}" brauchen keinen Batteriepass und können nicht übernommen werden.`,
    en: `Batteries of the category "${category}" need no battery passport and cannot be taken in.`,
  }[language];
  return { code: 'CATEGORY_WITHOUT_PASSPORT', message, path, source: '2023/1542 Art. 77(1)' };
}
