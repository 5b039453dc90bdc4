import type { Language } from '../../checks/explain-words.ts';
import type { Category } from '../../completeness/data-points.ts';
import type { Passport } from '../../passport.ts';
import type { Refusal } from '../../refusal.ts';
import { validatePassport } from '../../validate.ts';
import type { Mapped } from './mapping.ts';
import { originOf, readable, type SetAside } from './set-aside.ts';

/** What was found in a document: a passport of ours, and what else stood there. */
export interface Found {
  /** Where the versions of a format differ, the one it was read as. */
  version?: string;
  passport: Passport;
  category: Category;
  /** What our sections have no place for, by JSON Pointer into the document. */
  kept: Record<string, unknown>;
  /** Of what is kept, the values that should have been in the passport but are not what they have to be. */
  setAside?: readonly SetAside[];
  /** Where in the document a part of the passport came from, both as JSON Pointers; for what is not there, our own. */
  pointerOf(path: string): string;
}

/** What was read, as far as our schema believes it; refused when it does not say which battery it is about. */
export function believed(read: Mapped, language: Language, version?: string): Found | Refusal {
  const found = readable(read, language);
  if ('code' in found) return found;
  const { part: passport, kept, setAside, origins } = found;
  return {
    ...(version !== undefined && { version }),
    passport,
    category: passport.general.category,
    kept,
    ...(setAside.length > 0 && { setAside }),
    pointerOf: (path) => originOf(path, origins),
  };
}

/** What says everything in our own words: believed as a whole or not at all. */
export function inOurWords(document: unknown, language: Language): Found | Refusal {
  const refusal = validatePassport(document, language);
  if (refusal) return refusal;
  const passport = document as Passport;
  return { passport, category: passport.general.category, kept: {}, pointerOf: (path) => path };
}

/** What was read of a document that stands in another one, or was put into one to be read. */
export function elsewhere<Read extends Found>(read: Read | Refusal, pointerOf: (at: string) => string): Read | Refusal {
  if ('code' in read) return { ...read, path: pointerOf(read.path ?? '') };
  const kept = Object.fromEntries(Object.entries(read.kept).map(([at, value]) => [pointerOf(at), value]));
  const setAside = read.setAside?.map((each) => ({ ...each, path: pointerOf(each.path) }));
  return { ...read, kept, ...(setAside && { setAside }), pointerOf: (path) => pointerOf(read.pointerOf(path)) };
}
