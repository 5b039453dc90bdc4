import { language } from './language.ts';

/**
 * A source of the law as the reader's language writes it: `2023/1542 Annex XIII 4(a)` is `Anhang XIII 4(a)` in German.
 * Everything else – numbers, articles, standards – reads the same in both.
 */
export function citation(source: string): string {
  if (language.value !== 'de') return source;
  return source.replace(/\bAnnex\b/g, 'Anhang').replace(/\bPart(?= [A-Z\d])/g, 'Teil');
}
