import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import type { Entry, SubjectKind } from '../src/ledger/entry.ts';
import type { SubjectView } from '../src/ledger/subject.ts';
import type { Storage, WrittenCommit } from '../src/storage/storage.ts';

/** Columns the contract is run with. */
export const contractColumns = {
  battery: ['status', 'custodian', 'massKg'],
  vehicle: ['status', { many: 'holders' }],
} as const;

/** A database that can be opened, closed and opened again. */
export interface Place {
  open(): Promise<Storage>;
  /** Deletes it, with all that is in it. */
  remove(): Promise<void>;
}

/** A commit of one entry, unless said otherwise; positions follow from `position`. */
export function aCommit(number: number, options: Partial<Entry> & { count?: number } = {}): WrittenCommit {
  const { count = 1, ...given } = options;
  const commandId = given.commandId ?? `command-${number}`;
  const entries = Array.from({ length: count }, (_, index) => ({
    kind: 'battery',
    id: `B${number}${count > 1 ? `-${index}` : ''}`,
    type: 'Made',
    data: { 'with.dots': { $dollar: 'and ü' } },
    version: 1,
    actor: { organisation: 'o-1' },
    salt: 'grain',
    recordedAt: '2026-11-20T08:00:00.000Z',
    occurredAt: '2026-11-20T08:00:00.000Z',
    ...given,
    position: (given.position ?? number - 1) + index,
    commit: number,
    commandId,
  })) as object[] as Entry[];
  return { number, commandId, entries, texts: entries.map(canonicalJson) };
}

/** The view of a battery made by commit 1, unless said otherwise. */
export function aView(id: string, given: Partial<SubjectView> = {}): SubjectView {
  return {
    kind: 'battery' as SubjectKind,
    id,
    version: 1,
    commit: 1,
    created: 0,
    state: { name: id, 'with.dots': { $dollar: 1 } },
    keys: [`id:${id}`],
    columns: { status: 'original', custodian: 'o-1', massKg: null },
    edges: [],
    ...given,
  };
}

/** Writes that many commits, one battery each, in one batch. */
export async function fill(
  storage: Storage,
  count: number,
  view: (index: number) => Partial<SubjectView> = () => ({}),
): Promise<void> {
  const commits = Array.from({ length: count }, (_, index) => aCommit(index + 1));
  const views = commits.map((_, index) =>
    aView(`B${index + 1}`, { commit: index + 1, created: index, ...view(index) }),
  );
  await storage.append(commits, views);
}
