import { signal } from '@preact/signals';
import { type ReceivedRefusal, refusalText } from '#schemas/refusal.ts';
import { camelCase } from '../spelling.ts';

export type Language = 'de' | 'en';

const kept = 'kreispass-language';

/** The language of the screen. German unless somebody chose otherwise on this device or came with `?lang=`. */
export const language = signal<Language>(firstLanguage());

export function setLanguage(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(kept, next);
  } catch {
    // A browser that keeps nothing still changes its language until it is closed.
  }
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(globalThis.location?.search ?? '').get('lang');
  const stored = asked ?? readKept();
  const first = stored === 'en' ? 'en' : 'de';
  if (globalThis.document) document.documentElement.lang = first;
  return first;
}

function readKept(): string | null {
  try {
    return globalThis.localStorage?.getItem(kept) ?? null;
  } catch {
    return null;
  }
}

/** A dictionary with the same keys as the German one; a missing or surplus key does not compile. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Translation<T[K]>;
};

/** Makes the `t()` of a client: `t().scan.title` follows the language by itself inside components. */
export function dictionary<T extends object>(de: T, en: Translation<NoInfer<T>>): () => Translation<T> {
  return () => (language.value === 'de' ? (de as Translation<T>) : en);
}

/**
 * A refusal in the language of the screen, made here from its code and values, so that it is also told without a network;
 * the service's own sentence where the code or a value is not known here.
 */
export function refusalSentence(refusal: ReceivedRefusal): string {
  return refusalText(refusal, language.value);
}

/** A word for an enum value from the service, whatever its spelling (`HOUSING_OPEN`, `housingOpen`); itself if unknown. */
export function word(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? words[camelCase(value)] ?? value;
}
