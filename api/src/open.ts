import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type Logger } from 'pino';
import type { GradingRules } from '#schemas/grading/grading.ts';
import { type AudienceTable, readAudienceTable } from './access/audiences.ts';
import { type Keys, readKeys, temporaryKeys } from './access/keys.ts';
import { createReadLog, type ReadLog } from './access/read-log.ts';
import { readsBeside } from './access/reads-beside.ts';
import type { Viewer } from './access/viewer.ts';
import { createViewers, type Viewers } from './access/viewers.ts';
import type { Context } from './asking/context.ts';
import { createContext } from './asking/create-context.ts';
import { createSigner, type Signer } from './asking/signer.ts';
import { type Config, ConfigFault } from './config.ts';
import { readGradingRules } from './grading/grading-file.ts';
import { catchUpProgress } from './ledger/catch-up-progress.ts';
import { idsInRuns, newId } from './ledger/new-id.ts';
import { type OpenLedger, openLedger } from './ledger/open-ledger.ts';
import { columnsByKind } from './ledger/subject.ts';
import { openStorage } from './open-storage.ts';
import { type OpenOptions, type Storage, StorageFault } from './storage/storage.ts';
import { register } from './subjects.ts';

/** Everything behind the edges: what the HTTP server and the scripts work with. */
export interface Service {
  config: Config;
  storage: Storage;
  ledger: OpenLedger;
  keys: Keys;
  audiences: AudienceTable;
  grading: readonly GradingRules[];
  signer: Signer;
  viewers: Viewers;
  readLog: ReadLog;
  logger: Logger;
  /** What whoever starts it has to be told. */
  notice?: string;
  now(): Date;
  newId(): string;
  /** The context resolvers get, for a script that acts as somebody. */
  /** Refusals may be told in another language than titles: programs that name none read German titles and English refusals. */
  context(viewer: Viewer | undefined, language?: 'de' | 'en', refusalLanguage?: 'de' | 'en'): Context;
  close(): Promise<void>;
}

/**
 * Opens database, keys and ledger.
 * @throws ConfigFault, or StorageFault with what to do, when one of them cannot be used.
 */
export async function openService(
  config: Config,
  now: () => Date = () => new Date(),
  options: OpenOptions = {},
): Promise<Service> {
  const { audiences, grading } = readTables(config);
  const inMemory = config.databaseUrl === 'sqlite::memory:';
  const file = /^sqlite:(?!:)(.+)$/.exec(config.databaseUrl)?.[1];
  if (file) makeFolder(dirname(file));
  const hadKeys = inMemory || existsSync(config.signingKeyFile);
  const keys = inMemory ? temporaryKeys(now()) : readKeys(config.signingKeyFile, now());
  const logger = createLogger(config);
  const storage = await openStorage(config.databaseUrl, columnsByKind(register.all), options);
  const ledger = await openLedgerOf(storage, keys, config, now);
  const keysAreOther = !hadKeys && (await storage.head()).size > 0;
  const onFault = (fault: unknown) => logger.error({ err: fault }, 'Reads could not be logged');
  const readLog = createReadLog(storage.private, now, onFault, config.readLogMonths, readsBeside(config.databaseUrl));
  const viewers = createViewers({
    privateStore: storage.private,
    organisation: (id) => ledger.views.subject('organisation', id),
    keys,
    config,
    audiences,
    now,
  });
  const { publicUrl } = config;
  const make = options.bulk ? idsInRuns() : newId;
  const signer = createSigner(keys.ledger[0]);
  return {
    config,
    storage,
    ledger,
    keys,
    audiences,
    grading,
    signer,
    viewers,
    readLog,
    logger,
    ...(keysAreOther && { notice: otherKeys(config.signingKeyFile) }),
    now,
    newId: make,
    context: (viewer, language = 'de', refusalLanguage) =>
      createContext(
        { ledger, storage, subjects: register, readLog, grading, signer, publicUrl, now, newId: make },
        viewer,
        language,
        refusalLanguage,
      ),
    async close() {
      await readLog.close();
      await ledger.close();
      await storage.close();
    },
  };
}

/** Every problem of either file at once, as with all settings. */
function readTables({ audiencesFile, gradingFile }: Config) {
  const problems: string[] = [];
  const read = <Table>(make: () => Table): Table | undefined => {
    try {
      return make();
    } catch (fault) {
      if (!(fault instanceof ConfigFault)) throw fault;
      problems.push(...fault.problems);
      return undefined;
    }
  };
  const audiences = read(() => readAudienceTable(audiencesFile));
  const grading = read(() => readGradingRules(gradingFile));
  if (!audiences || !grading) throw new ConfigFault(problems);
  return { audiences, grading };
}

/** A database that came back without its keys works, but is another signer to everybody outside. */
function otherKeys(file: string): string {
  return [
    `There was no ${file}, so new keys were made for a ledger that was begun with others.`,
    'Everybody has to sign in again, and what was signed before can not be checked with the keys published now.',
    `If you have the old file, stop the service and put it back as ${file}.`,
  ].join('\n');
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new StorageFault('STORAGE_GONE', `The folder ${folder} of the database cannot be made.`, { cause });
  }
}

async function openLedgerOf(storage: Storage, keys: Keys, config: Config, now: () => Date): Promise<OpenLedger> {
  // The origin is part of every checkpoint, so it names the installation, not the port somebody tried it on.
  const signingKey = { name: `${new URL(config.publicUrl).hostname}/ledger`, privateKey: keys.ledger[0].privateKey };
  try {
    const progress = catchUpProgress((line) => console.error(line));
    return await openLedger({ storage, subjects: register.all, signingKey, now, progress });
  } catch (fault) {
    await storage.close();
    throw fault;
  }
}

/** One line of JSON per event. Tokens, cookies, names and query texts never get in; see `http/request-log.ts`. */
function createLogger({ logLevel }: Config): Logger {
  return pino(
    { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}
