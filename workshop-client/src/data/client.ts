import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { openBrowserStore } from '#web-kit/browser-store.ts';
import { type Outbox, openOutbox } from '#web-kit/outbox.ts';
import { openSeen, type Seen } from '#web-kit/seen.ts';
import { openSession, type Session } from '#web-kit/session.ts';

/** What lives as long as the page: who is signed in, what is kept to be sent, what was last seen. */
export interface Client {
  session: Session;
  outbox: Outbox;
  seen: Seen;
}

const name = 'kreispass-workshop';

/** Opens what this device has kept. Never waits for the network. */
export async function openClient(): Promise<Client> {
  const store = await openBrowserStore(name);
  const session = await openSession(store);
  const outbox = await openOutbox({ store, name, owner: session.owner });
  return { session, outbox, seen: openSeen(store) };
}

export const ClientContext = createContext<Client | undefined>(undefined);

/** The client, inside any component of the app. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('This component is drawn outside of the app.');
  return client;
}
