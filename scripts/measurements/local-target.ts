import { audiencesOf } from '#api/access/audiences.ts';
import type { Viewer } from '#api/access/viewer.ts';
import { readConfig } from '#api/config.ts';
import { openService, type Service } from '#api/open.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';
import { recordLines } from '#api/record/upload.ts';
import { StorageFault } from '#api/storage/storage.ts';
import type { LineTarget } from './target.ts';

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
