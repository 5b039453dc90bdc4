import type { LineResult } from '#api/record/upload.ts';
import type { LineTarget } from './target.ts';

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
