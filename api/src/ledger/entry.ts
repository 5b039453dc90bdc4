import type { EventsOf, EventsOfEvery } from '#schemas/generated/entries.ts';
import type { Events } from '#schemas/generated/types.ts';

/** Every type of entry there is. */
export type EventType = keyof Events;

/** What a stream of entries is about. One word per kind, the same in the ledger, the views and the edges. */
export type SubjectKind = keyof EventsOf;

export interface SubjectRef<Kind extends SubjectKind = SubjectKind> {
  kind: Kind;
  id: string;
}

/** Who acted. `person` and `device` are random references; what they stand for lives outside the ledger and can be erased. */
export interface Actor {
  organisation: string;
  person?: string;
  device?: string;
}

/** To which kinds of subjects an event can happen. */
type KindsOf<Type extends EventType> = {
  [Kind in SubjectKind]: Type extends EventsOf[Kind] | EventsOfEvery ? Kind : never;
}[SubjectKind];

/** An event with the subject it happened to. */
export interface Happened<Type extends EventType> {
  kind: KindsOf<Type>;
  id: string;
  type: Type;
  /** Plain JSON, as its JSON Schema has it. */
  data: Events[Type];
  /** When it happened, where that is not when the rest of its commit did. RFC 3339 UTC. */
  occurredAt?: string;
}

/** What a decision produces: something that happened to one subject. Past tense `type`. */
export type NewEntry<Type extends EventType = EventType> = { [Each in Type]: Happened<Each> }[Type];

/** What the ledger says of every entry, whatever it tells. */
interface Written {
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

/**
 * One leaf of the ledger, complete in itself: its RFC 8785 canonical JSON is hashed into the tree and is all that a
 * verifier needs besides the proof. A union over all types, so that a `switch` over `type` knows the data.
 */
export type EntryOf<Type extends EventType> = { [Each in Type]: Happened<Each> & Written }[Type];

/** Any entry. */
export type Entry = EntryOf<EventType>;

/** Any entry of one kind of subject. */
export type EntryAbout<Kind extends SubjectKind> = EntryOf<EventsOf[Kind]>;

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
