import { audiencesOf } from '#api/access/audiences.ts';
import type { Viewer } from '#api/access/viewer.ts';
import { readConfig } from '#api/config.ts';
import { openService, type Service } from '#api/open.ts';
import type { Organisation } from '#api/organisations/organisation.ts';
import { type LineResult, recordLines } from '#api/series/upload.ts';
import { StorageFault } from '#api/storage/storage.ts';

/** Where lines go: into the database this process opens, or to a service that runs on it. */
export interface LineTarget {
  /** In words, for the person who waits. */
  name: string;
  /** One result for each line, in order. */
  send(lines: readonly string[]): Promise<LineResult[]>;
  close(): Promise<void>;
}

/** Opens the database and writes as that firm, by the same way as everything else. */
export async function localTarget(organisation: string): Promise<LineTarget> {
  const config = readConfig();
  const service = await openService(config).catch((fault: unknown) => {
    if (!(fault instanceof StorageFault) || fault.code !== 'STORAGE_LOCKED') throw fault;
    throw new Error(
      `The service is running on this database. Send to it: --url http://localhost:${config.port} --token TOKEN (npm run token -- --organisation ${organisation}).`,
    );
  });
  try {
    const viewer = await viewerOf(service, organisation);
    return {
      name: config.databaseUrl.replace(/\/\/[^@/]*@/, '//'),
      send: (lines) => recordLines(service.context(viewer), lines),
      close: () => service.close(),
    };
  } catch (fault) {
    await service.close();
    throw fault;
  }
}

async function viewerOf(service: Service, organisation: string): Promise<Viewer> {
  const found = await service.ledger.views.subject<Organisation>('organisation', organisation);
  if (!found) throw new Error(`There is no firm with the id ${organisation}.`);
  const { roles } = found.state;
  const { audiences, purpose } = audiencesOf(roles, service.audiences);
  return { organisation, roles, audiences, admin: false, operator: false, ...(purpose && { purpose }) };
}

/** Sends them to `/measurements` of a service. A lost answer is asked for again, as nothing is written twice. */
export function httpTarget(url: string, token: string): LineTarget {
  return {
    name: url,
    async send(lines) {
      const answer = await post(`${url}/measurements`, lines.join('\n'), token);
      const { refused, repeated } = answer;
      const byLine = new Map(refused.map(({ line, ...refusal }) => [line, refusal]));
      // The service counts what it had already; which lines those were makes no difference to anybody.
      let known = repeated;
      return lines.map((_, index) => byLine.get(index + 1) ?? { battery: '', repeated: known-- > 0 });
    },
    async close() {},
  };
}

interface Answer {
  recorded: number;
  repeated: number;
  refused: ({ line: number } & Extract<LineResult, { code: string }>)[];
}

const mostAttempts = 5;

async function post(url: string, body: string, token: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(120_000) }).catch(
      (cause: unknown) => {
        if (attempt === mostAttempts) throw new Error(`No service answers at ${url}.`, { cause });
        return undefined;
      },
    );
    if (response?.ok) return (await response.json()) as Answer;
    const isBusy = response === undefined || response.status === 429 || response.status === 503;
    if (!isBusy || attempt === mostAttempts)
      throw new Error(`${url} answered ${response?.status}: ${(await response?.text())?.slice(0, 300)}`);
    const seconds = Number(response?.headers.get('retry-after') ?? attempt);
    await new Promise((resolve) => setTimeout(resolve, Math.min(60, seconds || 1) * 1000));
  }
}
