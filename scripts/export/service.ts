import { randomUUID } from 'node:crypto';
import { readKeys } from '#api/access/keys.ts';
import { signToken } from '#api/access/tokens.ts';
import { organisationRoles } from '#api/access/viewer.ts';
import type { readConfig } from '#api/config.ts';
import type { ExportedLine } from '#api/exports/lines.ts';
import type { Refusal } from '#schemas/refusal.ts';

/** Whoever may read the key file runs the installation, and may ask in the name of a firm of it; with the roles that firm has. */
export function firmToken(config: ReturnType<typeof readConfig>, organisation: string): Promise<string> {
  const identity = {
    kind: 'integration' as const,
    id: `export:${randomUUID()}`,
    organisation,
    roles: [...organisationRoles],
    admin: false,
    operator: false,
  };
  return signToken(readKeys(config.signingKeyFile), config.publicUrl, identity, 3600, new Date());
}

/**
 * What a running service exports to the firm of a token.
 * @throws Error with what it answered, or when the connection breaks off before everything has come
 */
export async function* linesFrom(url: string, token: string, format: string): AsyncGenerator<ExportedLine[]> {
  const response = await asked(`${url}/export.ndjson?format=${encodeURIComponent(format)}`, token);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield lines.map(lineFrom);
    }
  } catch (cause) {
    throw new Error(`${url} broke off before everything had come. Start the export again.`, { cause });
  }
}

async function asked(url: string, token: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers }).catch((cause) => {
    throw new Error(`No service answers at ${new URL(url).origin}. Start it, or say where it is with --url.`, {
      cause,
    });
  });
  if (response.ok) return response;
  const text = await response.text();
  throw new Error(`${new URL(url).origin} answered ${response.status}: ${text.slice(0, 300)}`);
}

/** A refusal stands in the place of the passport; nothing else that is exported has a member of that name. */
function lineFrom(text: string): ExportedLine {
  if (!text.includes('"refusal"')) return { id: '', text };
  const { id, refusal } = JSON.parse(text) as { id: string; refusal?: Refusal };
  return refusal?.code ? { id, refusal } : { id, text };
}
