import type { Commit, Entry, EntryAbout, Head, SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import { HeadMoved, type HistoryPage, type WrittenCommit } from '../storage.ts';
import { isDuplicate } from './faults.ts';
import { type BatchDocument, type Collections, ledgerName } from './schema.ts';

/**
 * The log. One document per append, its `_id` the number of the first commit in it. Whoever has seen the head writes the
 * batch behind it; the unique `_id` lets one of several through. A stale head is no danger either: its successor exists.
 */
export class Commits {
  readonly #batches: Collections['batches'];

  constructor({ batches }: Collections) {
    this.#batches = batches;
  }

  async head(): Promise<Head> {
    const last = await this.#batches.findOne({ ledger: ledgerName }, { last: 1, size: 1 }).sort({ _id: -1 }).lean();
    return last ? { commit: last.last, size: last.size } : { commit: 0, size: 0 };
  }

  async write(commits: readonly WrittenCommit[]): Promise<void> {
    if (commits.length === 0) return;
    // Without this a caller's mistake could leave a gap; among callers that follow the head the _id alone decides.
    const head = await this.head();
    commits.forEach((commit, index) => {
      if (commit.number === head.commit + 1 + index) return;
      throw new HeadMoved(`Commit ${commit.number} does not follow ${head.commit + index}.`);
    });
    try {
      await this.#batches.insertMany([documentOf(commits, head)]);
    } catch (cause) {
      if (isDuplicate(cause)) throw new HeadMoved(`Somebody else wrote commit ${head.commit + 1}.`, { cause });
      throw cause;
    }
  }

  async read(from: number, limit: number): Promise<Commit[]> {
    const where = { ledger: ledgerName, last: { $gte: from }, _id: { $lt: from + limit } };
    const batches = await this.#batches.find(where).sort({ _id: 1 }).lean();
    const commits = batches.flatMap((batch) => batch.commits);
    return commits.filter(({ number }) => number >= from && number < from + limit).map(commitOf);
  }

  async findCommand(commandId: string): Promise<Commit | undefined> {
    return (await this.findCommands([commandId])).get(commandId);
  }

  async findCommands(commandIds: readonly string[]): Promise<Map<string, Commit>> {
    const asked = new Set(commandIds);
    const where = { ledger: ledgerName, commandIds: { $in: [...asked] } };
    const batches = await this.#batches.find(where).sort({ _id: 1 }).lean();
    const commits = batches.flatMap((batch) => batch.commits).filter(({ commandId }) => asked.has(commandId));
    return new Map(commits.map((commit) => [commit.commandId, commitOf(commit)]));
  }

  async texts(from: number, limit: number): Promise<string[]> {
    const where = { ledger: ledgerName, size: { $gt: from }, firstPosition: { $lt: from + limit } };
    const batches = await this.#batches.find(where).sort({ _id: 1 }).lean();
    const first = batches[0]?.firstPosition ?? from;
    const texts = batches.flatMap((batch) => batch.commits.flatMap((commit) => commit.texts));
    return texts.slice(from - first, from - first + limit);
  }

  async history<Kind extends SubjectKind>(
    of: SubjectRef<Kind>,
    after: number,
    limit: number,
  ): Promise<EntryAbout<Kind>[]> {
    const [entries = []] = await this.histories([{ of, after }], limit);
    return entries as EntryAbout<Kind>[];
  }

  /** One query for all of them; it ends when everybody has as much as was asked for. */
  async histories(asked: readonly HistoryPage[], limit: number): Promise<Entry[][]> {
    const pages = asked.map(({ of, after }) => ({ name: nameOf(of), after, entries: [] as Entry[] }));
    const where = { ledger: ledgerName, subjects: { $in: [...new Set(pages.map(({ name }) => name))] } };
    for await (const batch of this.#batches.find(where).sort({ _id: 1 }).lean().cursor()) {
      const written = Map.groupBy(
        batch.commits.flatMap((commit) => commitOf(commit).entries),
        nameOf,
      );
      for (const { name, after, entries } of pages)
        entries.push(...(written.get(name) ?? []).filter((entry) => entry.version > after));
      if (pages.every(({ entries }) => entries.length >= limit)) break;
    }
    return pages.map(({ entries }) => entries.slice(0, limit));
  }
}

function documentOf(commits: readonly WrittenCommit[], head: Head): BatchDocument {
  const entries = commits.flatMap((commit) => commit.entries);
  return {
    _id: head.commit + 1,
    ledger: ledgerName,
    last: head.commit + commits.length,
    firstPosition: head.size,
    size: head.size + entries.length,
    commandIds: commits.map((commit) => commit.commandId),
    subjects: [...new Set(entries.map(nameOf))],
    commits: commits.map(({ number, commandId, texts }) => ({ number, commandId, texts: [...texts] })),
  };
}

function commitOf({ number, commandId, texts }: BatchDocument['commits'][number]): Commit {
  return { number, commandId, entries: texts.map((text) => JSON.parse(text) as Entry) };
}

const nameOf = ({ kind, id }: SubjectRef) => `${kind}:${id}`;
