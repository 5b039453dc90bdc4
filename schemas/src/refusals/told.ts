import type { Language } from '../checks/explain-words.ts';

/** What a refusal names, by name: plain values that survive JSON, so that a client can make the sentence anew. */
export type RefusalValues = Readonly<Record<string, string | number>>;

/** A finished sentence in both languages. */
export type Sentence = Readonly<Record<Language, string>>;

/** The two sentences of a code, as functions of what it names. */
export type Told<Values extends RefusalValues> = Readonly<Record<Language, (values: Values) => string>>;

/** Gives the functions of both languages the same values. */
export function told<Values extends RefusalValues>(texts: Told<Values>): Told<Values> {
  return texts;
}

/**
 * For a code that is said in many cases: the refusal itself carries the sentence of its case in both languages. Those
 * sentences stand in the files named `…-cases.ts`.
 */
export const inCases = told<Sentence>({ de: ({ de }) => de, en: ({ en }) => en });

/** A number as people write it. */
export function figure(value: number, language: Language): string {
  return value.toLocaleString(language, { maximumFractionDigits: 6 });
}

/** Gives back what it gets; makes sure that every entry has both languages and nothing else. */
export function refusalTexts<Texts extends Readonly<Record<string, Sentence | Told<never>>>>(texts: Texts): Texts {
  return texts;
}
