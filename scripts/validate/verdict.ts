import type { Language } from '#schemas/checks/explain-words.ts';
import type { Category, Guidance } from '#schemas/completeness/data-points.ts';
import type { CompletenessReport } from '#schemas/completeness/report.ts';
import type { History } from '#schemas/foreign/lines/history.ts';
import type { SetAside } from '#schemas/foreign/lines/set-aside.ts';
import type { Refusal } from '#schemas/refusal.ts';

/** What `npm run validate` was asked to do. */
export interface Asked {
  files: string[];
  language: Language;
  /** The day completeness is judged for. */
  asOf: string;
  guidance?: Guidance;
  /** Whether a passport that lacks something fails the run. */
  complete: boolean;
  print: 'all' | 'brief' | 'json';
}

/** What was found out about one passport of a file; with `--json` this is the line that is printed. */
export interface Verdict {
  /** `file:line`, of what is wrong if something is. */
  place: string;
  format?: string;
  category?: Category;
  /** Why it cannot be taken in; `path` is a JSON Pointer into the file's record. */
  refusal?: Refusal;
  completeness?: CompletenessReport;
  /**
   * Values that are not what they have to be: they are kept where they stand and count as missing. Of parts of one passport in
   * files of their own, each path begins with the name of the file and `#`.
   */
  setAside?: readonly SetAside[];
  /** Likewise the JSON Pointers of what our sections have no place for and an import keeps as it is. */
  kept?: readonly string[];
  /** Of a file of events in place of a passport. */
  history?: ReadHistory;
}

/** A document that tells events, in our words. */
export interface ReadHistory {
  /** How people call its format. */
  title: string;
  events: History['events'];
}
