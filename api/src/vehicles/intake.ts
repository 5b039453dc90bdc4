import type { Person, ReceiveVehicle } from '#schemas/generated/types.ts';
import type { Viewer } from '../access/viewer.ts';
import { isRecorded, referenceFor } from '../asking/answer.ts';
import type { Context } from '../asking/context.ts';
import type { Prepared } from '../asking/subject.ts';
import { receiveVehicle } from './commands.ts';

/** The last holder goes into the private store; the ledger gets a reference, which is the same when sent again. */
export async function preparedIntake(context: Context, input: ReceiveVehicle, viewer: Viewer): Promise<Prepared> {
  const vehicle = input.id ?? context.newId();
  const holder = input.holder && (await keepHolder(context, referenceFor(viewer, input.commandId), input.holder));
  return {
    decide: (reader) => receiveVehicle(reader, input, viewer, { vehicle, ...(holder && { holder }) }),
    async settle(outcome) {
      if ('code' in outcome && holder && !(await isRecorded(context, input.commandId)))
        await context.storage.private.delete('persons', holder);
      return undefined;
    },
  };
}

async function keepHolder({ storage }: Context, reference: string, holder: Person): Promise<string> {
  await storage.private.insert('persons', reference, { ...holder });
  return reference;
}
