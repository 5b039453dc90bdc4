import { randomUUID } from 'node:crypto';
import { readKeys } from '#api/access/keys.ts';
import { revokeToken } from '#api/access/revoked-tokens.ts';
import { signToken } from '#api/access/tokens.ts';
import type { Config } from '#api/config.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { openStorage } from '#api/open-storage.ts';
import { StorageFault } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';

/**
 * Takes a token away. Where the database can be opened beside the service, it is written there; an embedded one is held by
 * the service on this machine, which is then asked to do it.
 */
export async function revokeTokenAnywhere(config: Config, id: string): Promise<void> {
  try {
    const storage = await openStorage(config.databaseUrl, columnsByKind(subjects));
    await revokeToken(storage.private, id, new Date()).finally(() => storage.close());
  } catch (fault) {
    if (!(fault instanceof StorageFault) || fault.code !== 'STORAGE_LOCKED') throw fault;
    await askService(config, id);
  }
}

/** As who runs the installation, which whoever can read its keys is; the token for it is good for half a minute. */
async function askService(config: Config, id: string): Promise<void> {
  const identity = {
    kind: 'integration' as const,
    id: `integration:${randomUUID()}`,
    organisation: 'operator',
    roles: [],
    admin: false,
    operator: true,
  };
  const token = await signToken(readKeys(config.signingKeyFile), config.publicUrl, identity, 30, new Date());
  const response = await fetch(`http://127.0.0.1:${config.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: 'mutation ($id: ID) { revokeToken(id: $id) }', variables: { id } }),
  }).catch((cause) => {
    throw new Error(`A service holds the database, but does not answer on port ${config.port}. Set PORT to its port.`, {
      cause,
    });
  });
  const { data, errors } = (await response.json()) as {
    data?: { revokeToken?: boolean };
    errors?: { message: string }[];
  };
  if (data?.revokeToken !== true) throw new Error(errors?.[0]?.message ?? 'The service did not take the token away.');
}
