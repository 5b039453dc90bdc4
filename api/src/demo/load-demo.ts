import { createHash } from 'node:crypto';
import { audiencesOf } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../asking/context.ts';
import type { Service } from '../open.ts';
import { type Outcome, record } from '../record/record.ts';
import { confirmations, interests } from './interests.ts';
import { type DemoFirm, region } from './region.ts';
import { beginDemo, demoState, finishDemo } from './sign-ins.ts';
import { type Step, story } from './story.ts';

export { demoSignIns } from './sign-ins.ts';

/** Whether the demo region is still to be loaded: nothing was ever recorded here, or loading it was cut short. */
export async function isDemoWanted(service: Service): Promise<boolean> {
  const { commit } = await service.ledger.head();
  if (commit === 0) return true;
  return (await demoState(service))?.loaded === false;
}

/**
 * Fills the installation with the demo region, by the same commands that clients send. Every
 * commandId is made from the step's name, so doing it again – also after it was cut short – writes only what is missing.
 */
export async function loadDemo(service: Service): Promise<void> {
  if (service.config.production) throw new Error('The demo region is never loaded in production.');
  await beginDemo(service);
  await runAll(service, [registrations(), interests(), confirmations(), ...story()]);
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
  for (const phase of phases) await Promise.all(phase.map((step) => run(service, step)));
}

async function run(service: Service, { name, by, command, input }: Step): Promise<void> {
  // `record` validates every input against the schema of its command, so the type here may be wide.
  const submit = record[command] as (context: Context, input: object) => Promise<Outcome>;
  const context = service.context(demoViewer(service, by));
  const outcome = await submit(context, { commandId: commandIdOf(name), ...input });
  if ('code' in outcome) throw new Error(`The demo's step "${name}" was refused: ${outcome.code} ${outcome.message}`);
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
