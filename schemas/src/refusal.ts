import type { Language } from './checks/explain-words.ts';
import { refusalStore } from './refusals/store.ts';
import type { RefusalValues, Sentence, Told } from './refusals/told.ts';

export type { RefusalValues } from './refusals/told.ts';

/** Codes of refusals, stable and upper snake case; a `switch` over them narrows. */
export type RefusalCode = keyof typeof refusalStore;

/**
 * An expected "no": the command was understood, nothing was written, and this says why.
 *
 * `message` is one English sentence for a person; `refusalText` makes it in another language from `code` and `values`, which
 * are what the sentence names. `path` is the JSON Pointer of the offending part of the input; `source` cites the rule, e.g.
 * `2023/1542 Art. 77(8)`.
 */
export interface Refusal {
  code: RefusalCode;
  message: string;
  path?: string;
  source?: string;
  values?: RefusalValues;
}

/** A refusal with a certain code. */
export type RefusalOf<Code extends RefusalCode> = Refusal & { code: Code };

/** A refusal from elsewhere: of a newer service, or kept on a device by an older client. Its code may be unknown here. */
export interface ReceivedRefusal {
  code: string;
  message: string;
  path?: string | null;
  source?: string | null;
  values?: unknown;
}

/** What the sentences of a code name. */
export type ValuesOf<Code extends RefusalCode> =
  (typeof refusalStore)[Code] extends Told<infer Values> ? Values : object;

/** Where it is, by which rule, and what the sentence of this code names. May be left out where it names nothing. */
export type Said<Code extends RefusalCode> = keyof ValuesOf<Code> extends never
  ? [where?: Where]
  : [said: Where & ValuesOf<Code>];

interface Where {
  path?: string | undefined;
  source?: string | undefined;
}

/** Makes a refusal from its code, its place and its values; the message comes from the store. */
export function refusal<Code extends RefusalCode>(code: Code, ...said: Said<Code>): RefusalOf<Code> {
  const { path, source, ...values } = (said[0] ?? {}) as Where & Record<string, string | number>;
  const isTold = Object.keys(values).length > 0;
  return {
    code,
    message: sentenceOf(code, values, 'en') ?? code,
    ...(path !== undefined && { path }),
    ...(source !== undefined && { source }),
    ...(isTold && { values }),
  };
}

/** The sentence of a refusal in a language; its own message where the code or one of its values is not known here. */
export function refusalText({ code, message, values }: ReceivedRefusal, language: Language): string {
  return (isRefusalCode(code) && sentenceOf(code, isValues(values) ? values : {}, language)) || message;
}

/** The same refusal with its message in a language. */
export function worded<Any extends ReceivedRefusal>(refusal: Any, language: Language): Any {
  return { ...refusal, message: refusalText(refusal, language) };
}

/** Whether a code from elsewhere is one of ours. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalStore, code);
}

/** Nothing when a value is missing that the sentence names. */
function sentenceOf(code: RefusalCode, values: RefusalValues, language: Language): string | undefined {
  const text: Sentence[Language] | Told<never>[Language] = refusalStore[code][language];
  if (typeof text === 'string') return text;
  let isWhole = true;
  const watched = new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(target, name)) return target[name];
      isWhole = false;
      return '';
    },
  });
  const sentence = (text as Told<RefusalValues>[Language])(watched);
  return isWhole ? sentence : undefined;
}

function isValues(values: unknown): values is RefusalValues {
  return (
    typeof values === 'object' &&
    values !== null &&
    Object.values(values).every((value) => typeof value === 'string' || typeof value === 'number')
  );
}
