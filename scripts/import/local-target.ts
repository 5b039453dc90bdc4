import { audiencesOf } from '#api/access/audiences.ts';
import type { Viewer } from '#api/access/viewer.ts';
import type { Service } from '#api/open.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';
import { type Outcome, record } from '#api/record/record.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { Target } from './target.ts';

/** Writes through the ledger this process has opened itself. Commands under way together share one disk sync. */
export function localTarget(service: Service): Target {
  const viewers = new Map<string, Promise<Viewer>>();

  function viewerOf(organisation: string): Promise<Viewer> {
    const known = viewers.get(organisation) ?? makeViewer(service, organisation);
    viewers.set(organisation, known);
    return known;
  }

  return {
    name: service.config.databaseUrl.replace(/\/\/[^@/]*@/, '//'),
    width: 1000,
    async issue(organisation, command) {
      const outcome = await record.issuePassport(service.context(await viewerOf(organisation)), command);
      const battery = subjectOf(outcome, 'battery');
      return 'code' in battery ? battery : { battery: battery.id, repeated: 'repeated' in outcome && outcome.repeated };
    },
    async register(firm) {
      const operator: Viewer = {
        organisation: 'operator',
        roles: [],
        audiences: new Set(['public']),
        admin: false,
        operator: true,
      };
      return subjectOf(await record.registerOrganisation(service.context(operator), firm), 'organisation');
    },
    async findByGln(gln) {
      return (await service.ledger.views.findByKey(`gln:${gln}`))?.id;
    },
    settle: () => service.storage.settle(),
    close: () => service.close(),
  };
}

function subjectOf(outcome: Outcome, kind: string): { id: string } | Refusal {
  if ('code' in outcome) return outcome;
  const entry = outcome.commit.entries.find((written) => written.kind === kind);
  return entry ?? refusal('COMMAND_ID_TAKEN', { commandId: outcome.commit.commandId, path: '/commandId' });
}

async function makeViewer(service: Service, organisation: string): Promise<Viewer> {
  const found = await service.ledger.views.subject<Organisation>('organisation', organisation);
  if (!found)
    throw new Error(`There is no firm with the id ${organisation}; register it first or leave --organisation out.`);
  const { roles } = found.state;
  if (!roles.includes('manufacturer'))
    throw new Error(
      `${found.state.name} is no manufacturer; only who places a battery on the market issues its passport (2023/1542 Art. 77(4)).`,
    );
  const { audiences, purpose } = audiencesOf(roles, service.audiences);
  return { organisation, roles, audiences, admin: false, operator: false, ...(purpose && { purpose }) };
}
