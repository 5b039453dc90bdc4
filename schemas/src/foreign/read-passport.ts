import type { Language } from '../checks/explain-words.ts';
import { type Refusal, refusal, worded } from '../refusal.ts';
import { formatUnknown } from '../refusals/foreign-cases.ts';
import { passportFormats } from './formats.ts';
import { type Carried, carriedBy } from './lines/credential.ts';
import { depthRefusal } from './lines/depth.ts';
import type { PassportFormat, Reading } from './lines/format.ts';
import { elsewhere, type Found } from './lines/found.ts';
import { isObject } from './lines/json-object.ts';

/** A passport that was read, with what it was before. */
export interface ForeignPassport extends Found {
  /** Name of the format. */
  format: string;
}

/** A document of which is known what it is. */
export interface Recognised {
  /** Name of its format; absent when it is none we know. */
  format?: string;
  /** The passport in it, or why it is not taken; the `path` of a refusal is a JSON Pointer into the document. */
  read(language?: Language): ForeignPassport | Refusal;
}

/**
 * Reads a passport in any format we know, recognised by what is in it. Nothing is lost: what could not be mapped is in
 * `kept`. A refusal's `path` is the JSON Pointer into the foreign document.
 */
export function readForeignPassport(document: unknown, language: Language = 'en'): ForeignPassport | Refusal {
  return recognised(document).read(language);
}

/** The format of a document by what is in it; nothing when it is none we know. Says nothing about whether it is valid. */
export function formatOf(document: unknown): string | undefined {
  return recognised(document).format;
}

/** How people call a format. */
export function titleOfFormat(name: string, language: Language): string {
  return passportFormats.find((each) => each.name === name)?.title[language] ?? name;
}

/** What a document is, found out once for whoever asks for its format and then reads it. */
export function recognised(document: unknown): Recognised {
  if (!isObject(document)) return { read: unread };
  const carried = carriedBy(document);
  if (carried) return carriedAlong(carried);
  const found = firstOf(passportFormats, document);
  if (!found) return { read: unread };
  const { format, reading } = found;
  const read = (language: Language = 'en') => {
    const passport = (format.ours ? undefined : depthRefusal(document)) ?? reading(language, within);
    return 'code' in passport ? worded(passport, language) : { format: format.name, ...passport };
  };
  return { format: format.name, read };
}

function firstOf(formats: readonly PassportFormat[], document: object) {
  for (const format of formats) {
    const reading: Reading | undefined = format.recognise(document);
    if (reading) return { format, reading };
  }
  return undefined;
}

/** Reads what data elements with names of another format say. */
function within(document: object, language: Language): Found | Refusal {
  const named = passportFormats.filter(({ asElements }) => asElements);
  return firstOf(named, document)?.reading(language, within) ?? notAPassport();
}

/** In a signed text there are no places to point at; a refusal says in words where inside it is. */
function carriedAlong({ document, pointer }: Carried): Recognised {
  const inner = recognised(document);
  const read = (language?: Language) => {
    const passport = inner.read(language);
    if (pointer !== '/id') return elsewhere(passport, (at) => pointer + at);
    if (!('code' in passport)) return { ...passport, pointerOf: () => pointer };
    const read = passport.path ? placed(passport, passport.path) : passport;
    return { ...read, path: pointer };
  };
  return { ...inner, read };
}

function placed(refused: Refusal, path: string): Refusal {
  const message = `${path}: ${refused.message}`;
  if (refused.code !== 'INVALID_INPUT') return { ...refused, message };
  const { de, en } = refused.values ?? {};
  return refusal('INVALID_INPUT', { de: `${path}: ${de ?? refused.message}`, en: `${path}: ${en ?? refused.message}` });
}

const unread = (language: Language = 'en') => worded(notAPassport(), language);

function notAPassport(): Refusal {
  return refusal('FORMAT_UNKNOWN', {
    ...formatUnknown.passport({ de: namesOfFormats('de'), en: namesOfFormats('en') }),
    path: '',
  });
}

function namesOfFormats(language: Language): string {
  const titles = passportFormats.map(({ title }) => title[language]);
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(titles);
}
