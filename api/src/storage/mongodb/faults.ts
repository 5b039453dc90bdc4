import { StorageFault } from '../storage.ts';

/** True when a document with that `_id` was there already. */
export function isDuplicate(cause: unknown): boolean {
  return (cause as { code?: unknown } | undefined)?.code === 11000;
}

/** What the driver reports, as a fault that says what to do. Anything else passes unchanged. */
export function storageFault(cause: unknown, server: string): unknown {
  const { name, code, message } = (cause ?? {}) as { name?: string; code?: unknown; message?: unknown };
  if (fullCodes.includes(code as number)) {
    const message = `There is no room left on ${server}. Make room on its disk and try again.`;
    return new StorageFault('STORAGE_FULL', message, { cause });
  }
  if (deniedCodes.includes(code as number)) {
    const message = `${server} does not let this program in. Check user and password in DATABASE_URL.`;
    return new StorageFault('STORAGE_GONE', message, { cause });
  }
  // The driver parses host names late and reports those as a fault of its own.
  if (name === 'MongoParseError' || /^Unable to parse .* with URL$/.test(String(message))) {
    return new StorageFault('STORAGE_GONE', `${server} is no address of a database. Check DATABASE_URL.`, { cause });
  }
  if (typeof name === 'string' && unreachable.test(name)) {
    const message = `${server} cannot be reached. Check that it runs and that DATABASE_URL is right.`;
    return new StorageFault('STORAGE_GONE', message, { cause });
  }
  return cause;
}

/** Runs `work` and turns what the driver throws into faults. */
export async function guarded<Result>(server: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw storageFault(cause, server);
  }
}

// https://www.mongodb.com/docs/manual/reference/error-codes/: OutOfDiskSpace; Unauthorized, AuthenticationFailed
const fullCodes = [14031];
const deniedCodes = [13, 18];
const unreachable =
  /^(MongoNetwork|MongoServerSelection|MongoNotConnected|MongoTopologyClosed|MongoPoolCleared|MongoPoolClosed|MongoExpiredSession|MongooseServerSelection|MongoWriteConcern|MongoClientClosed|MongoOperationTimeout|MongoServerClosed|MongoWaitQueueTimeout)/;
