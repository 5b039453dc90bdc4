import { dictionary } from '#web-kit/texts/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** The sentences of this client in the language of the screen. */
export const t = dictionary(de, en);
