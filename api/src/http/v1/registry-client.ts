import type { RegistryEntry } from '#schemas/registry-payload.ts';
import type { Config } from '../../config.ts';

/** What a registry made of an entry. Only `registered` means that it stands there. */
export type Registered =
  | { kind: 'registered'; registrationId: string }
  /** It said no, in these words. */
  | { kind: 'refused'; status: number; said: string }
  /** It was not reached, or what it answered says neither. Whether the entry stands there is not known. */
  | { kind: 'unclear'; said: string };

export interface RegistryClient {
  /** Address entries are sent to, kept with each registration. */
  url: string;
  register(entry: RegistryEntry): Promise<Registered>;
}

const patienceMs = 20_000;
const mostSaid = 300;

/**
 * A registry of product passports that speaks RegisterProductDPP (EN 18222 §5.2): the entry of Table 11 by POST, a
 * registration id back. Undefined where none is set; who registers there has to be verified by it first
 * ((EU) 2026/1778 Art. 4), and the token is what it gave them.
 */
export function createRegistryClient({
  registryUrl: url,
  registryToken: token,
}: Pick<Config, 'registryUrl' | 'registryToken'>): RegistryClient | undefined {
  if (!url) return undefined;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return {
    url,
    async register(entry) {
      try {
        const body = JSON.stringify(entry);
        // A redirect would carry entry and token to wherever it points.
        const signal = AbortSignal.timeout(patienceMs);
        const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
        return readAnswer(response.status, (await response.text()).slice(0, 100_000));
      } catch {
        return { kind: 'unclear', said: 'It did not answer.' };
      }
    },
  };
}

function readAnswer(status: number, text: string): Registered {
  const said = text.replace(/\s+/g, ' ').trim().slice(0, mostSaid) || `HTTP ${status}`;
  if (status >= 400 && status < 500) return { kind: 'refused', status, said };
  const registrationId = status < 300 ? idIn(text) : undefined;
  return registrationId === undefined ? { kind: 'unclear', said } : { kind: 'registered', registrationId };
}

function idIn(text: string): string | undefined {
  try {
    const { registrationId } = JSON.parse(text) as { registrationId?: unknown };
    const isOne = typeof registrationId === 'string' && registrationId !== '' && registrationId.length <= 500;
    return isOne ? registrationId : undefined;
  } catch {
    return undefined;
  }
}
