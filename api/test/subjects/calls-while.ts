import type { Storage } from '#api/storage/storage.ts';

/** How often the storage is asked, whatever for if not said. */
export async function callsWhile(
  storage: Storage,
  work: () => Promise<unknown>,
  methods: readonly (keyof Storage)[] = reads,
): Promise<number> {
  let calls = 0;
  const originals = methods.map((name) => [name, storage[name]] as const);
  for (const [name, original] of originals) {
    Object.assign(storage, {
      [name]: (...args: never[]) => {
        calls += 1;
        return (original as (...args: never[]) => unknown).apply(storage, args);
      },
    });
  }
  await work();
  for (const [name, original] of originals) Object.assign(storage, { [name]: original });
  return calls;
}

const reads = ['subject', 'subjects', 'findByKey', 'findByKeys', 'search', 'history', 'histories', 'edges'] as const;
