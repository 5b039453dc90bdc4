import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { noteBeside, serverRead } from '#api/access/reads-beside.ts';
import { readConfig } from '#api/config.ts';
import { type ExportedLine, exportedPages } from '#api/exports/lines.ts';
import { installationReader, readerFor } from '#api/exports/readers.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { openService } from '#api/open.ts';
import { openStorage } from '#api/open-storage.ts';
import { StorageFault } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';
import { firmToken, linesFrom } from './service.ts';

/** What `npm run export -- --all` was asked to do. */
export interface AskedAll {
  format: string;
  output?: string | undefined;
  organisation?: string | undefined;
  /** Why, for the read log, where it is not a firm that exports. */
  purpose: string;
  url?: string | undefined;
  token?: string | undefined;
}

/** Writes everything, or everything a firm may see, line by line; answers with the exit code. */
export async function exportAll(asked: AskedAll): Promise<number> {
  const out = asked.output === undefined ? process.stdout : createWriteStream(asked.output);
  const failed = once(out, 'error').then(([fault]) => Promise.reject(fault));
  failed.catch(() => undefined);
  const tally = { written: 0, refused: 0 };
  const written = (async () => {
    for await (const page of pagesOf(asked)) await write(out, page, tally);
  })();
  await Promise.race([written, failed]);
  if (out !== process.stdout) {
    out.end();
    await once(out, 'finish');
  }
  console.error(
    `${tally.written} passports written${tally.refused > 0 ? `, ${tally.refused} cannot be in this format` : ''}.`,
  );
  return tally.refused > 0 ? 1 : 0;
}

/** Says what a format cannot hold on the error output, and writes the rest at the pace it is taken. */
async function write(
  out: Writable,
  page: readonly ExportedLine[],
  tally: { written: number; refused: number },
): Promise<void> {
  let text = '';
  for (const line of page) {
    if ('text' in line) {
      tally.written++;
      text += `${line.text}\n`;
    } else {
      tally.refused++;
      console.error(`${line.id} ${line.refusal.message} (${line.refusal.code})`);
    }
  }
  if (text !== '' && !out.write(text)) await once(out, 'drain');
}

/** From a service where that is said or already runs on the database, else from the database itself. */
async function* pagesOf(asked: AskedAll): AsyncGenerator<ExportedLine[]> {
  const { url, token, organisation, format } = asked;
  if (url && token) return yield* linesFrom(url, token, format);
  const config = readConfig();
  if (organisation === undefined) return yield* wholeInstallation(config, asked);
  if (url) return yield* linesFrom(url, await firmToken(config, organisation), format);
  try {
    yield* ofFirm(config, organisation, format);
  } catch (fault) {
    if (!(fault instanceof StorageFault) || fault.code !== 'STORAGE_LOCKED') throw fault;
    const running = `http://127.0.0.1:${config.port}`;
    console.error(`Another program uses ${config.databaseUrl}; asking the service at ${running}.`);
    yield* linesFrom(running, await firmToken(config, organisation), format);
  }
}

async function* wholeInstallation(
  { databaseUrl, publicUrl }: ReturnType<typeof readConfig>,
  { format, purpose }: AskedAll,
): AsyncGenerator<ExportedLine[]> {
  const storage = await openStorage(databaseUrl, columnsByKind(subjects), { readOnly: true });
  try {
    const reader = installationReader(storage, publicUrl);
    let last: string | undefined;
    for await (const page of exportedPages(async () => reader, format)) {
      // A long series comes in many pages of one battery.
      const read = [...new Set(page.map(({ id }) => id))].filter((id) => id !== last);
      last = page.at(-1)?.id;
      // What the registry is told is public.
      if (format !== 'registry' && read.length > 0)
        await noteBeside(databaseUrl, storage.private, serverRead(read, purpose, new Date()));
      yield page;
    }
  } finally {
    await storage.close();
  }
}

async function* ofFirm(
  config: ReturnType<typeof readConfig>,
  organisation: string,
  format: string,
): AsyncGenerator<ExportedLine[]> {
  const service = await openService(config);
  try {
    const authorization = `Bearer ${await firmToken(config, organisation)}`;
    yield* exportedPages(async () => {
      const viewer = await service.viewers.viewerOf(authorization);
      if (!viewer) throw new Error(`There is no firm with the id ${organisation}.`);
      return readerFor(service.context(viewer), viewer, format);
    }, format);
  } finally {
    await service.close();
  }
}
