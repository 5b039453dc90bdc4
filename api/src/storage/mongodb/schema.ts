import { type Connection, type Model, Schema } from 'mongoose';
import type { SubjectKind } from '../../ledger/entry.ts';
import { type ColumnValue, type Edge, nameOfColumn } from '../../ledger/subject.ts';
import type { ColumnsByKind } from '../storage.ts';

/** Layout of the documents below. Whoever changes them adds one and a step that converts the old. */
export const layoutVersion = 1;

/** Value of the shard key: one ledger is one chunk, so its `_id` is unique in a sharded cluster too. */
export const ledgerName = 'main';

/** What one append wrote: a single insert, whole or absent. `_id` is the number of its first commit. */
export interface BatchDocument {
  _id: number;
  ledger: string;
  last: number;
  firstPosition: number;
  /** Entries in the ledger with this batch. */
  size: number;
  commandIds: string[];
  /** `kind:id` of every subject it speaks of. */
  subjects: string[];
  commits: { number: number; commandId: string; texts: string[] }[];
}

/**
 * A view with its keys and edges in one document, so that one atomic update replaces all of them. State is kept as JSON
 * text: its member names come from foreign formats, and MongoDB has its own ideas about dots and dollars.
 */
export interface SubjectDocument {
  _id: string;
  kind: SubjectKind;
  subject: string;
  version: number;
  commit: number;
  created: number;
  state: string;
  keys: string[];
  /** Lists for columns of many; an index holds each of their values. */
  columns: Record<string, ColumnValue>;
  edges: Edge[];
  /** Always there, so that an update removes it too. */
  corrections: number[];
  struck: boolean;
  /** `kind:id` of both ends of the edges, for finding them. */
  sources: string[];
  targets: string[];
}

export interface TileDocument {
  _id: string;
  hashes: Buffer;
}

/** One document: how far views have been applied, and what they were made with. */
export interface ProgressDocument {
  _id: 'views';
  applied: number;
  layout: number;
  columns: string;
}

export interface PrivateDocument {
  _id: string;
  collectionName: string;
  record: string;
  /** `[collection, field, value]` as JSON text. */
  finders: string[];
  find: string;
  /** Another one after every write. */
  revision: string;
}

/** Reserves the value of a unique finder. `_id` is `[collection, field, value]` as JSON text. */
export interface ClaimDocument {
  _id: string;
  owner: string;
  field: string;
  claimedAt: Date;
}

/** All collections of one database. */
export interface Collections {
  batches: Model<BatchDocument>;
  subjects: Model<SubjectDocument>;
  tiles: Model<TileDocument>;
  progress: Model<ProgressDocument>;
  records: Model<PrivateDocument>;
  claims: Model<ClaimDocument>;
}

export function collectionsOf(connection: Connection, columnsByKind: ColumnsByKind): Collections {
  const model = <Document>(name: string, schema: Schema) =>
    connection.model(name, schema, name) as unknown as Model<Document>;
  return {
    batches: model('ledger_batches', batchSchema()),
    subjects: model('subjects', subjectSchema(columnsByKind)),
    tiles: model('tiles', new Schema({ _id: String, hashes: Buffer }, plain)),
    progress: model('progress', new Schema({ _id: String, applied: Number, layout: Number, columns: String }, plain)),
    records: model('private_records', recordSchema()),
    claims: model('private_claims', claimSchema()),
  };
}

// Documents are what the interfaces above say, nothing added behind our back.
const plain = { versionKey: false, minimize: false, id: false, autoCreate: false, autoIndex: false } as const;

// Only the unique _id carries correctness; every index below is there for speed.
function batchSchema(): Schema {
  const commit = new Schema({ number: Number, commandId: String, texts: [String] }, { _id: false });
  const schema = new Schema(
    {
      _id: Number,
      ledger: String,
      last: Number,
      firstPosition: Number,
      size: Number,
      commandIds: [String],
      subjects: [String],
      commits: [commit],
    },
    plain,
  );
  schema.index({ ledger: 1, last: 1 });
  schema.index({ ledger: 1, size: 1 });
  schema.index({ commandIds: 1 });
  schema.index({ subjects: 1 });
  return schema;
}

function subjectSchema(columnsByKind: ColumnsByKind): Schema {
  const { Mixed } = Schema.Types;
  const schema = new Schema(
    {
      _id: String,
      kind: String,
      subject: String,
      version: Number,
      commit: Number,
      created: Number,
      state: String,
      keys: [String],
      columns: Mixed,
      edges: [Mixed],
      corrections: [Number],
      struck: Boolean,
      sources: [String],
      targets: [String],
    },
    plain,
  );
  schema.index({ keys: 1 });
  schema.index({ sources: 1 });
  schema.index({ targets: 1 });
  schema.index({ kind: 1, created: -1 });
  for (const column of new Set(Object.values(columnsByKind).flat().map(nameOfColumn))) {
    schema.index({ kind: 1, [`columns.${column}`]: 1, created: -1 });
  }
  return schema;
}

function recordSchema(): Schema {
  const shape = {
    _id: String,
    collectionName: String,
    record: String,
    finders: [String],
    find: String,
    revision: String,
  };
  return new Schema(shape, plain).index({ finders: 1 });
}

function claimSchema(): Schema {
  return new Schema({ _id: String, owner: String, field: String, claimedAt: Date }, plain).index({ owner: 1 });
}
