import type { LineResult } from '#api/record/upload.ts';

/** Where lines go: into the database this process opens, or to a service that runs on it. */
export interface LineTarget {
  /** In words, for the person who waits. */
  name: string;
  /** One result for each line, in order. */
  send(lines: readonly string[]): Promise<LineResult[]>;
  close(): Promise<void>;
}
