import type { SubjectKind } from '../ledger/entry.ts';

/** A thing that is handed over. */
export interface ItemRef {
  kind: Extract<SubjectKind, 'battery' | 'component'>;
  id: string;
}

/** What a handoff needs to know of a thing, of whatever kind. */
export interface Item {
  ref: ItemRef;
  custodian?: string;
  openHandoff?: string;
  /** A battery that is still built in. */
  builtIn: boolean;
  ended: boolean;
  /** Nothing of it is left, though its record goes on. */
  consumed: boolean;
  waste: boolean;
  /** Battery category; components have none. */
  category?: string;
  /** Found damaged, critical or not assessed: has to be packed as advised (ADR SP 376). */
  needsCare: boolean;
  operator?: string;
}
