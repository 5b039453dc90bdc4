import type { GradingRules } from '#schemas/grading/grading.ts';
import type { ReadLog } from '../access/read-log.ts';
import type { Viewer } from '../access/viewer.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Storage } from '../storage/storage.ts';
import type { Register } from './register.ts';
import type { Signer } from './signer.ts';

/** What every resolver gets. Made once per request; `load` batches and caches, so no list reads once per row. */
export interface Context {
  viewer: Viewer | undefined;
  ledger: OpenLedger;
  storage: Storage;
  /** All that is known of each kind of subject. */
  subjects: Register;
  load<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined>;
  /** Logs that what not everybody may see of a battery, or of a model by itself, was shown; `load` does so for batteries. */
  noteRead(id: string): void;
  /** Who was shown what not everybody may see of a battery, newest first. Whether they may ask is the caller's business. */
  readsOf: ReadLog['readsOf'];
  /** How used batteries are graded, by the day from which on each table holds. */
  grading: readonly GradingRules[];
  /** Puts the service's signature under a statement. */
  signer: Signer;
  now(): Date;
  newId(): string;
  publicUrl: string;
  /** Of titles and pages. */
  language: 'de' | 'en';
  /** Of refusals; differs where the request names none. */
  refusalLanguage: 'de' | 'en';
}
