import type { SubjectRef } from '../ledger/entry.ts';
import type { Storage } from '../storage/storage.ts';

/** So many are looked at first, as most beginnings mean few things. */
const fewKeys = 100;
/** Beyond this a beginning says too little; whoever types one more character gets the rest. */
const mostKeys = 10_000;

/**
 * What has a key that begins like this, each once. Whose it is is not known here, so far more are taken than fit on a page:
 * a firm's own may be behind those of many others.
 */
export async function beginningWith(storage: Storage, prefix: string, kind: SubjectRef['kind']): Promise<string[]> {
  const few = await storage.keysStartingWith(prefix, fewKeys);
  const found = few.length < fewKeys ? few : await storage.keysStartingWith(prefix, mostKeys);
  return [...new Set(found.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id))];
}
