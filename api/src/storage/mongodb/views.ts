import type { SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import type { Edge, SubjectView } from '../../ledger/subject.ts';
import { type ColumnsByKind, shapeOfViews, type Tile } from '../storage.ts';
import { isDuplicate } from './faults.ts';
import { type Collections, layoutVersion, type SubjectDocument } from './schema.ts';

/** Writing and reading derived documents. Everything here can be dropped and made again from the log. */
export class ViewDocuments {
  readonly #collections: Collections;
  readonly #columnsByKind: ColumnsByKind;

  constructor(collections: Collections, columnsByKind: ColumnsByKind) {
    this.#collections = collections;
    this.#columnsByKind = columnsByKind;
  }

  /** Replaces older versions only, so writing twice, or by two processes in any order, ends the same. */
  async write(views: readonly SubjectView[]): Promise<void> {
    if (views.length === 0) return;
    const updates = views.map((view) => {
      const { _id, ...fields } = documentOf(view);
      return { updateOne: { filter: { _id, version: { $lt: view.version } }, update: { $set: fields }, upsert: true } };
    });
    try {
      await this.#collections.subjects.bulkWrite(updates, { ordered: false });
    } catch (cause) {
      // A document as new as ours does not match the filter, and inserting beside it fails: nothing is left to do.
      if (!isOnlyDuplicates(cause)) throw cause;
    }
  }

  async writeTiles(tiles: readonly Tile[]): Promise<void> {
    for (const { level, index, hashes } of tiles) {
      const _id = `${level}/${index}`;
      await this.#collections.tiles.updateOne({ _id }, { $set: { hashes: Buffer.from(hashes) } }, { upsert: true });
    }
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    const tile = await this.#collections.tiles.findOne({ _id: `${level}/${index}` });
    return tile ? new Uint8Array(tile.hashes) : undefined;
  }

  async drop(): Promise<void> {
    const { subjects, tiles, progress } = this.#collections;
    const columns = shapeOfViews(this.#columnsByKind);
    const fields = { applied: 0, layout: layoutVersion, columns };
    await progress.updateOne({ _id: 'views' }, { $set: fields }, { upsert: true });
    await subjects.deleteMany({});
    await tiles.deleteMany({});
  }

  async applied(): Promise<number> {
    return (await this.#collections.progress.findOne({ _id: 'views' }).lean())?.applied ?? 0;
  }

  /** Views never stand for less than before, whoever is late. */
  async setApplied(upTo: number): Promise<void> {
    await this.#collections.progress.updateOne({ _id: 'views' }, { $max: { applied: upTo } });
  }

  async one(kind: SubjectKind, id: string): Promise<SubjectView | undefined> {
    const document = await this.#collections.subjects.findOne({ _id: `${kind}:${id}` }).lean();
    return document ? viewOf(document) : undefined;
  }

  async many(kind: SubjectKind, ids: readonly string[]): Promise<SubjectView[]> {
    const names = ids.map((id) => `${kind}:${id}`);
    return (await this.#collections.subjects.find({ _id: { $in: names } }).lean()).map(viewOf);
  }

  /** While a key changes hands two subjects may have it for a moment; it belongs to the one written last. */
  async findByKeys(keys: readonly string[]): Promise<Map<string, SubjectRef>> {
    const found = new Map<string, SubjectRef>();
    const fields = { keys: 1, kind: 1, subject: 1 };
    const documents = await this.#collections.subjects
      .find({ keys: { $in: keys } }, fields)
      .sort({ commit: 1 })
      .lean();
    for (const document of documents) {
      for (const key of document.keys) {
        if (keys.includes(key)) found.set(key, { kind: document.kind, id: document.subject });
      }
    }
    return found;
  }

  async keysStartingWith(prefix: string, limit: number): Promise<{ key: string; subject: SubjectRef }[]> {
    const where = { keys: { $regex: `^${prefix.replaceAll(/[^A-Za-z0-9]/gu, escaped)}` } };
    const fields = { keys: 1, kind: 1, subject: 1 };
    const documents = await this.#collections.subjects.find(where, fields).limit(limit).lean();
    const found = documents.flatMap(({ keys, kind, subject }) =>
      keys.filter((key) => key.startsWith(prefix)).map((key) => ({ key, subject: { kind, id: subject } })),
    );
    return found.sort((one, other) => (one.key < other.key ? -1 : 1)).slice(0, limit);
  }

  async edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]> {
    const [field, name] = 'from' in of ? ['sources', refText(of.from)] : ['targets', refText(of.to)];
    const documents = await this.#collections.subjects.find({ [field]: name }, { edges: 1 }).lean();
    const edges = new Map<string, Edge>();
    for (const edge of documents.flatMap((document) => document.edges)) {
      const end = field === 'sources' ? edge.from : edge.to;
      if (refText(end) === name) edges.set(`${refText(edge.from)} ${refText(edge.to)} ${edge.type}`, edge);
    }
    return [...edges.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, edge]) => edge);
  }
}

export function viewOf(document: SubjectDocument): SubjectView {
  return {
    kind: document.kind,
    id: document.subject,
    version: document.version,
    commit: document.commit,
    created: document.created,
    state: JSON.parse(document.state) as object,
    keys: document.keys,
    columns: document.columns,
    edges: document.edges,
    ...(document.corrections?.length && { corrections: document.corrections }),
    ...(document.struck && { struck: true }),
  };
}

function documentOf(view: SubjectView): SubjectDocument {
  const { kind, id, version, commit, created, keys, columns, edges, corrections = [], struck = false } = view;
  return {
    _id: refText(view),
    kind,
    subject: id,
    version,
    commit,
    created,
    state: JSON.stringify(view.state),
    keys,
    columns,
    edges,
    corrections,
    struck,
    sources: [...new Set(edges.map(({ from }) => refText(from)))],
    targets: [...new Set(edges.map(({ to }) => refText(to)))],
  };
}

/** Letters and digits mean themselves in every dialect of patterns; everything else gets a backslash or a code. */
function escaped(character: string): string {
  return character.length === 1 && character.charCodeAt(0) < 128 ? `\\${character}` : character;
}

const refText = ({ kind, id }: SubjectRef) => `${kind}:${id}`;

function isOnlyDuplicates(cause: unknown): boolean {
  const errors = (cause as { writeErrors?: unknown }).writeErrors;
  const list = Array.isArray(errors) ? errors : errors === undefined ? [cause] : [errors];
  return list.length > 0 && list.every(isDuplicate);
}
