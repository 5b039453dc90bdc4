import { useEffect, useState } from 'preact/hooks';
import type { Passport } from '#schemas/passport.ts';
import { currentToken } from '#web-kit/request.ts';
import { type Client, useClient } from './client.ts';

export interface KnownPassport {
  passport?: Passport;
  loading: boolean;
}

/**
 * A battery's passport as this firm may read it, in the spelling of our schema: what the battery's own address answers.
 * Without a network what this device has read before.
 */
export function usePassport(id: string | undefined): KnownPassport {
  const client = useClient();
  const [known, setKnown] = useState<KnownPassport & { id?: string }>({ loading: true });
  useEffect(() => {
    let current = true;
    if (id)
      void read(client, id).then(
        (passport) => current && setKnown({ id, ...(passport && { passport }), loading: false }),
      );
    return () => {
      current = false;
    };
  }, [id]);
  return known.id === id ? known : { loading: id !== undefined };
}

async function read({ seen }: Client, id: string): Promise<Passport | undefined> {
  const place = `passport ${id}`;
  try {
    const token = await currentToken();
    const response = await fetch(`/b/${id}`, {
      headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) return undefined;
    const { passport } = (await response.json()) as { passport: Passport };
    await seen.keep('passport', place, passport);
    return passport;
  } catch {
    return (await seen.get<Passport>('passport', place))?.value;
  }
}
