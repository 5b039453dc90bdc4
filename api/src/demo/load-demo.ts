import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { audiencesOf } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import type { Service } from '../open.ts';
import { type DemoFirm, region } from './region.ts';
import { beginDemo, demoState, finishDemo } from './sign-ins.ts';

export { demoSignIns } from './sign-ins.ts';

import { type Step, story } from './story.ts';

/** Whether the demo region is still to be loaded: nothing was ever recorded here, or loading it was cut short. */
export async function isDemoWanted(service: Service): Promise<boolean> {
  const { commit } = await service.ledger.head();
  if (commit === 0) return true;
  return (await demoState(service))?.loaded === false;
}

/**
 * Fills the installation with the demo region, through the same resolvers that answer a client's mutations. Every
 * commandId is made from the step's name, so doing it again – also after it was cut short – writes only what is missing.
 */
export async function loadDemo(service: Service): Promise<void> {
  if (service.config.production) throw new Error('The demo region is never loaded in production.');
  await beginDemo(service);
  await runAll(service, [registrations(), ...story()]);
  await finishDemo(service);
}

/** A viewer as a token of this firm would make it. */
export function demoViewer(service: Service, firm: DemoFirm): Viewer {
  const { audiences, purpose } = audiencesOf(firm.roles, service.audiences);
  return {
    organisation: firm.id,
    roles: firm.roles,
    audiences,
    admin: true,
    operator: firm === region.takeBack,
    ...(purpose && { purpose }),
  };
}

async function runAll(service: Service, phases: Step[][]): Promise<void> {
  const mutations = buildSchema().getMutationType()?.getFields() ?? {};
  for (const phase of phases) {
    await Promise.all(
      phase.map(async ({ name, by, command, input }) => {
        const resolve = mutations[command]?.resolve;
        if (!resolve) throw new Error(`There is no mutation ${command}.`);
        const context = service.context(demoViewer(service, by));
        const args = { input: { commandId: commandIdOf(name), ...input } };
        const answer = await resolve(undefined, args, context, {} as GraphQLResolveInfo);
        if (isRefusal(answer))
          throw new Error(`The demo's step "${name}" was refused: ${answer.code} ${answer.message}`);
      }),
    );
  }
}

/** The firms, added by the one that runs the installation in the demo. */
function registrations(): Step[] {
  return Object.values(region).map(({ id, name, roles, address, login, ...facts }: DemoFirm) => ({
    name: `firm ${login}`,
    by: region.takeBack,
    command: 'registerOrganisation',
    input: {
      id,
      name,
      roles,
      address,
      demo: true,
      ...(facts.wasteRegisterNumber && { wasteRegisterNumber: facts.wasteRegisterNumber }),
    },
  }));
}

function commandIdOf(name: string): string {
  return `demo-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

function isRefusal(answer: unknown): answer is { code: string; message: string } {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;
}
