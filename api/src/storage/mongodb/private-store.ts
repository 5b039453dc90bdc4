import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import type { PrivateRecord, PrivateStore } from '../storage.ts';
import { guarded, isDuplicate } from './faults.ts';
import type { ClaimDocument, Collections, PrivateDocument } from './schema.ts';

/** A claim without its record is that of an insert under way, or of one whose process died; after this it is the latter. */
const abandonedAfterMs = 60_000;

/** Persons, accounts, devices: what may be changed and must be erasable. */
export class MongodbPrivateStore implements PrivateStore {
  readonly #collections: Collections;
  readonly #server: string;

  constructor(collections: Collections, server: string) {
    this.#collections = collections;
    this.#server = server;
  }

  async get<T extends object>(collection: string, id: string): Promise<T | undefined> {
    const document = await this.#guard(() => this.#collections.records.findOne({ _id: name(collection, id) }).lean());
    return document ? (JSON.parse(document.record) as T) : undefined;
  }

  async getAll<T extends object>(collection: string, ids: readonly string[]): Promise<Map<string, T>> {
    const idsByName = new Map(ids.map((id) => [name(collection, id), id]));
    const where = { _id: { $in: [...idsByName.keys()] } };
    const documents = await this.#guard(() => this.#collections.records.find(where).lean());
    return new Map(documents.map(({ _id, record }) => [idsByName.get(_id) as string, JSON.parse(record) as T]));
  }

  async put(collection: string, id: string, record: object, find: Record<string, string> = {}): Promise<void> {
    const { _id, ...fields } = documentOf(collection, id, record, find);
    const write = () => this.#collections.records.updateOne({ _id }, { $set: fields }, { upsert: true });
    await this.#guard(async () => {
      try {
        await write();
      } catch (cause) {
        if (!isDuplicate(cause)) throw cause;
        await write(); // Somebody inserted it in between; now there is something to replace.
      }
    });
  }

  async insert(
    collection: string,
    id: string,
    record: object,
    find: Record<string, string> = {},
    unique: readonly string[] = [],
  ): Promise<boolean> {
    return this.#guard(async () => {
      const claimed: string[] = [];
      for (const field of unique) {
        const value = find[field];
        if (value === undefined) continue;
        const claim = name(collection, field, value);
        if (!(await this.#claim(claim, field, name(collection, id)))) return this.#release(claimed);
        claimed.push(claim);
      }
      const inserted = await this.#inserted(documentOf(collection, id, record, find));
      return inserted || this.#release(claimed);
    });
  }

  /**
   * A filter alone would do on MongoDB, where an update finds and changes in one step. Not every server that speaks its
   * protocol does, so the right to replace this revision is taken by inserting a unique document first.
   */
  async replace(collection: string, id: string, expected: object, record: object): Promise<boolean> {
    const _id = name(collection, id);
    return this.#guard(async () => {
      const { records } = this.#collections;
      const current = await records.findOne({ _id }).lean();
      if (current?.record !== canonicalJson(expected)) return false;
      const right = name(collection, id, current.revision);
      if (!(await this.#claim(right, 'revision', right))) return false;
      const update = { $set: { record: canonicalJson(record), revision: randomUUID() } };
      const { matchedCount } = await records.updateOne({ _id, revision: current.revision }, update);
      await this.#release([right]);
      return matchedCount === 1;
    });
  }

  async find<T extends object>(
    collection: string,
    field: string,
    value: string,
    limit = 1000,
    after?: string,
  ): Promise<{ id: string; record: T }[]> {
    const behind = after === undefined ? {} : { _id: { $gt: name(collection, after) } };
    const where = { finders: name(collection, field, value), ...behind };
    const documents = await this.#guard(() =>
      this.#collections.records.find(where).sort({ _id: 1 }).limit(limit).lean(),
    );
    return documents.map(({ _id, record }) => ({ id: idOf(_id), record: JSON.parse(record) as T }));
  }

  async delete(collection: string, id: string): Promise<boolean> {
    const _id = name(collection, id);
    return this.#guard(async () => {
      const { deletedCount } = await this.#collections.records.deleteOne({ _id });
      await this.#collections.claims.deleteMany({ owner: _id });
      return deletedCount === 1;
    });
  }

  async *records(): AsyncIterable<PrivateRecord> {
    for await (const document of this.#collections.records.find().sort({ _id: 1 }).lean().cursor()) {
      const claims = await this.#collections.claims.find({ owner: document._id }).lean();
      yield {
        collection: document.collectionName,
        id: idOf(document._id),
        record: JSON.parse(document.record) as object,
        find: JSON.parse(document.find) as Record<string, string>,
        unique: claims.map(({ field }) => field),
      };
    }
  }

  async #inserted(document: PrivateDocument): Promise<boolean> {
    try {
      await this.#collections.records.insertMany([document]);
      return true;
    } catch (cause) {
      if (isDuplicate(cause)) return false;
      throw cause;
    }
  }

  async #claim(claim: string, field: string, owner: string): Promise<boolean> {
    const { claims, records } = this.#collections;
    const document: ClaimDocument = { _id: claim, field, owner, claimedAt: new Date() };
    try {
      await claims.insertMany([document]);
      return true;
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause;
    }
    const holder = await claims.findOne({ _id: claim }).lean();
    if (!holder || Date.now() - holder.claimedAt.getTime() < abandonedAfterMs) return false;
    if (await records.exists({ _id: holder.owner })) return false;
    const { owner: abandoned, claimedAt } = holder;
    const { _id, ...fields } = document;
    return (await claims.updateOne({ _id, owner: abandoned, claimedAt }, { $set: fields })).matchedCount === 1;
  }

  async #release(claims: readonly string[]): Promise<false> {
    if (claims.length > 0) await this.#collections.claims.deleteMany({ _id: { $in: [...claims] } });
    return false;
  }

  #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    return guarded(this.#server, work);
  }
}

function documentOf(collection: string, id: string, record: object, find: Record<string, string>): PrivateDocument {
  return {
    _id: name(collection, id),
    collectionName: collection,
    record: canonicalJson(record),
    finders: Object.entries(find).map(([field, value]) => name(collection, field, value)),
    find: canonicalJson(find),
    revision: randomUUID(),
  };
}

/** Parts as JSON, so that no part can imitate another. */
function name(...parts: string[]): string {
  return JSON.stringify(parts);
}

function idOf(_id: string): string {
  return (JSON.parse(_id) as [string, string])[1];
}
