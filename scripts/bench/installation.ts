import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '../../api/src/access/tokens.ts';
import type { OrganisationRole } from '../../api/src/access/viewer.ts';
import { readConfig } from '../../api/src/config.ts';
import { region } from '../../api/src/demo/region.ts';
import { openService, type Service } from '../../api/src/open.ts';
import { record } from '../../api/src/record/record.ts';

/** A fresh installation of its own, with two firms and their tokens. */
export interface Installation {
  folder: string;
  manufacturer: string;
  manufacturerToken: string;
  dismantlerToken: string;
  /** Some of the batteries, to record steps about. */
  batteryIds: string[];
}

/** The settings of every process of the bench. */
export function environmentOf({ folder }: Pick<Installation, 'folder'>): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://bench.localhost',
    DATABASE_URL: `sqlite:${folder}/kreispass.db`,
    SIGNING_KEY_FILE: `${folder}/signing-keys.json`,
    LOG_LEVEL: 'error',
  };
}

export function newFolder(parent = tmpdir()): string {
  return mkdtempSync(join(parent, 'kreispass-bench-'));
}

/** Made in `parent` (a folder on the disk that is to be measured) or where temporary files go. */
export async function newInstallation(parent?: string): Promise<Installation> {
  const folder = newFolder(parent);
  const service = await openService(readConfig(environmentOf({ folder })));
  try {
    const { manufacturer, dismantler } = region;
    for (const firm of [manufacturer, dismantler]) await register(service, firm);
    return {
      folder,
      manufacturer: manufacturer.id,
      manufacturerToken: await tokenOf(service, manufacturer.id, 'manufacturer'),
      dismantlerToken: await tokenOf(service, dismantler.id, 'dismantler'),
      batteryIds: [],
    };
  } finally {
    await service.close();
  }
}

/** Looks up the newest batteries, to record steps about. */
export async function findBatteries(installation: Installation): Promise<void> {
  const service = await openService(readConfig(environmentOf(installation)));
  installation.batteryIds = (await service.storage.search('battery', {}, { first: 5000 })).map(({ id }) => id);
  await service.close();
}

export function remove({ folder }: Installation): void {
  rmSync(folder, { recursive: true, force: true });
}

async function register(
  service: Service,
  firm: { id: string; name: string; roles: OrganisationRole[] },
): Promise<void> {
  const context = service.context({
    organisation: 'operator',
    roles: [],
    audiences: new Set(['public']),
    admin: false,
    operator: true,
  });
  const input = { commandId: `bench-${firm.id}`, id: firm.id, name: firm.name, roles: firm.roles };
  const outcome = await record.registerOrganisation(context, input);
  if ('code' in outcome) throw new Error(`${firm.name} could not be registered: ${outcome.message}`);
}

function tokenOf(service: Service, organisation: string, role: OrganisationRole): Promise<string> {
  const identity = {
    kind: 'integration' as const,
    id: `integration:bench-${role}`,
    organisation,
    roles: [role],
    admin: false,
    operator: false,
  };
  return signToken(service.keys, service.config.publicUrl, identity, 7 * 86_400, new Date());
}
