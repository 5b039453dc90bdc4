import { LRUCache } from 'lru-cache';
import type { Passport } from '#schemas/passport.ts';
import { parsed } from './records.ts';

/** A line whose end has been read and checked before. */
export interface KnownEnding {
  passport: Passport;
  /** The JSON of what is new in it: `general` alone. */
  head: string;
}

/** How many endings are remembered, some kilobytes each. */
const most = 2000;

/**
 * What lines of one model end with. Written by one program, the sections behind `general` are the same bytes for all units
 * of a model, as long as they say nothing of the single unit. Comparing bytes costs a fiftieth of reading them again.
 */
export class SharedEndings {
  readonly #known = new LRUCache<string, { text: string; sections: Omit<Passport, 'general'> }>({ max: most });

  /** The passport in a line that ends as one before it; undefined when it has to be read as a whole. */
  read(line: string): KnownEnding | undefined {
    const ending = this.#known.get(modelIn(line));
    if (!ending || !line.endsWith(ending.text)) return undefined;
    const head = `${line.slice(0, -ending.text.length)}}`;
    const general = generalIn(head);
    return general && { passport: { general, ...ending.sections }, head };
  }

  /** Remembers the end of a line that was in order. */
  remember(line: string, passport: Passport): void {
    const [first, second] = Object.keys(passport);
    if (first !== 'general' || second === undefined) return;
    const written = JSON.stringify(passport.general);
    const mark = `,"${second}":`;
    // The mark may also stand inside of `general`; then what is before it is another text.
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
      if (JSON.stringify(generalIn(`${line.slice(0, at)}}`)) !== written) continue;
      const { general: _, ...sections } = passport;
      this.#known.set(modelIn(line), { text: line.slice(at), sections });
      return;
    }
  }
}

/** Only a hint where to look. */
function modelIn(line: string): string {
  return /"modelIdentifier":"([^"\\]*)"/.exec(line)?.[1] ?? '';
}

/** The value of `general` in a JSON object that has nothing else. */
function generalIn(head: string): Passport['general'] | undefined {
  const value = parsed(head).value as Passport | undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const names = Object.keys(value);
  return names.length === 1 && names[0] === 'general' ? value.general : undefined;
}
