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
  readonly #known = new LRUCache<string, { bytes: Buffer; sections: Omit<Passport, 'general'> }>({ max: most });

  /** The passport in a line that ends as one before it; undefined when it has to be read as a whole. */
  read(line: Buffer): KnownEnding | undefined {
    const ending = this.#known.get(modelIn(line));
    const end = lengthOf(line);
    const start = end - (ending?.bytes.length ?? end);
    if (!ending || start <= 0 || ending.bytes.compare(line, start, end) !== 0) return undefined;
    const head = `${line.toString('utf8', 0, start)}}`;
    const general = generalIn(head);
    return general && { passport: { general, ...ending.sections }, head };
  }

  /** Remembers the end of a line that was in order. */
  remember(line: Buffer, passport: Passport): void {
    const [first, second] = Object.keys(passport);
    if (first !== 'general' || second === undefined) return;
    const written = JSON.stringify(passport.general);
    const mark = `,"${second}":`;
    // The mark may also stand inside of `general`; then what is before it is another text.
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
      if (JSON.stringify(generalIn(`${line.toString('utf8', 0, at)}}`)) !== written) continue;
      const { general: _, ...sections } = passport;
      this.#known.set(modelIn(line), { bytes: Buffer.from(line.subarray(at, lengthOf(line))), sections });
      return;
    }
  }
}

/** Without blanks at the end, as Windows leaves one in each line. */
function lengthOf(line: Buffer): number {
  let length = line.length;
  while (length > 0 && (line[length - 1] as number) <= 32) length--;
  return length;
}

const modelMark = '"modelIdentifier":"';

/** Only a hint where to look. */
function modelIn(line: Buffer): string {
  const start = line.indexOf(modelMark) + modelMark.length;
  return start < modelMark.length ? '' : line.toString('latin1', start, line.indexOf('"', start));
}

/** The value of `general` in a JSON object that has nothing else. */
function generalIn(head: string): Passport['general'] | undefined {
  const value = parsed(head).value as Passport | undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const names = Object.keys(value);
  return names.length === 1 && names[0] === 'general' ? value.general : undefined;
}
