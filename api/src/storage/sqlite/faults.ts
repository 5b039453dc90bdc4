import { StorageFault } from '../storage.ts';

/** What SQLite reports, as a fault that says what to do. Anything else passes unchanged. */
function storageFault(cause: unknown, path: string): unknown {
  // Rows hold JSON of ours; what cannot be parsed was written by somebody else, or by a failing disk.
  if (cause instanceof SyntaxError) return new StorageFault('STORAGE_DAMAGED', damaged.sentence(path), { cause });
  const code = (cause as { errcode?: number } | undefined)?.errcode;
  if (typeof code !== 'number') return cause;
  const known = faults[code & 0xff];
  return known ? new StorageFault(known.code, known.sentence(path), { cause }) : cause;
}

/** Runs `work` and turns what SQLite throws into faults. */
export function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw storageFault(cause, path);
  }
}

type Fault = { code: StorageFault['code']; sentence: (path: string) => string };

const locked: Fault = {
  code: 'STORAGE_LOCKED',
  sentence: (path) =>
    `Another program is using ${path}. Stop the other Kreispass, or give this one a database of its own.`,
};
const damaged: Fault = {
  code: 'STORAGE_DAMAGED',
  sentence: (path) =>
    `${path} is damaged or is no Kreispass database. Keep the file, restore the last backup with "npm run restore -- FILE", ` +
    'and check it with "npm run verify".',
};
const full: Fault = {
  code: 'STORAGE_FULL',
  sentence: (path) => `There is no room left for ${path}. Nothing was written; make room on that disk and try again.`,
};
const gone: Fault = {
  code: 'STORAGE_GONE',
  sentence: (path) => `${path} cannot be reached. Check that disk and folder are there and may be written to.`,
};

// https://sqlite.org/rescode.html, primary result codes
const faults: Record<number, Fault> = {
  5: locked,
  6: locked,
  8: gone,
  10: gone,
  11: damaged,
  13: full,
  14: gone,
  26: damaged,
};
