/** What a stream of entries is about. One word per kind, the same in the ledger, the views and the edges. */
export type SubjectKind =
  | 'battery'
  | 'model'
  | 'vehicle'
  | 'component'
  | 'handoff'
  | 'organisation'
  | 'lot'
  | 'series'
  | 'correction';

export interface SubjectRef {
  kind: SubjectKind;
  id: string;
}

/** Who acted. `person` and `device` are random references; what they stand for lives outside the ledger and can be erased. */
export interface Actor {
  organisation: string;
  person?: string;
  device?: string;
}

/** What a decision produces: something that happened to one subject. Past tense `type`, plain JSON `data`. */
export interface NewEntry extends SubjectRef {
  type: string;
  data: object;
  /** When it happened, where that is not when the rest of its commit did. RFC 3339 UTC. */
  occurredAt?: string;
}

/**
 * One leaf of the ledger, complete in itself: its RFC 8785 canonical JSON is hashed into the tree and is all that a
 * verifier needs besides the proof.
 */
export interface Entry extends NewEntry {
  /** Position in the whole ledger, from 0; the leaf index in the Merkle tree. */
  position: number;
  /** Number of the commit it belongs to, from 1. */
  commit: number;
  /** Version of the subject after this entry, from 1. */
  version: number;
  commandId: string;
  /** On the first entry of a commit: what the command said, as a hash, so that another one under the same id is noticed. */
  commandHash?: string;
  actor: Actor;
  /** Random, so that nobody can guess an entry from its hash: hashes are public, in tiles and sealed proofs. */
  salt: string;
  /** RFC 3339 UTC, when the service wrote it. */
  recordedAt: string;
  /** RFC 3339 UTC, when it happened according to who reported it (an offline device, say). */
  occurredAt: string;
}

/** What one command wrote: all of its entries or none. Numbers have no gaps. */
export interface Commit {
  number: number;
  commandId: string;
  entries: Entry[];
}

/** How far the ledger has come. An empty ledger is `{ commit: 0, size: 0 }`; `size` counts entries. */
export interface Head {
  commit: number;
  size: number;
}
