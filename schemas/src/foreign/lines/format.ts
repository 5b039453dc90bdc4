import type { Language } from '../../checks/explain-words.ts';
import type { Passport } from '../../passport.ts';
import type { Refusal } from '../../refusal.ts';
import type { WriteContext, Written } from './draft.ts';
import type { Found } from './found.ts';
import type { History } from './history.ts';
import type { Line } from './mapping.ts';
import type { PartsOf } from './parts.ts';
import type { Story } from './story.ts';
import type { TwoWayLine } from './two-way.ts';

/** All that is known of a format of battery passports. Each has a folder with a `format.ts` that says it. */
export interface PassportFormat {
  /** What a passport that was read from it is remembered by. */
  name: string;
  /** How people call it. */
  title: Readonly<Record<Language, string>>;
  /**
   * How a document is read, if by what is in it it is one of this format; says nothing about whether it is valid. Formats are
   * asked one after the other, so what is found out here about model and version need not be found out again.
   */
  recognise(document: object): Reading | undefined;
  /** Whether our own schema checks every document as it stands, so that nothing else walks it. */
  ours?: true;
  /** Whether its names may stand in EN 18223 as names of data elements. */
  asElements?: true;
  /** For a format whose passports come in several documents: how they are put together. */
  parts?: PartsOf;
  /** The versions and spellings of it, each with a name of its own, the newest first. */
  forms: readonly Form[];
}

/** Reads the document that was recognised; `within` reads what stands in it in another format. */
export type Reading = (language: Language, within: Within) => Found | Refusal;

/** Reads a document that stands in another one. */
export type Within = (document: object, language: Language) => Found | Refusal;

/** A version or spelling of a format. */
export interface Form {
  /** How it is asked for, e.g. with `--format`. */
  name: string;
  /** How people call it. */
  title: string;
  versions: readonly string[];
  /** Where each property of ours stands; absent where ours stand at our own places. */
  lines?: readonly (Line | TwoWayLine)[];
  /** Absent for what is only read. */
  write?: (passport: Partial<Passport>, context: WriteContext) => Written;
  /** Whether what was kept of a document in this very version is given to `write`, which puts it back to where it stood. */
  givesBack?: true;
}

/** All that is known of a format that tells what happened to a battery. */
export interface HistoryFormat {
  /** How it is asked for, e.g. with `--format`. */
  name: string;
  /** How people call it. */
  title: string;
  versions: readonly string[];
  recognises: (document: object) => boolean;
  read: (document: unknown, language?: Language) => History | Refusal;
  write: (story: Story) => Written;
}
