import type { EnrolDevice, RevokeDevice } from '#schemas/generated/types.ts';
import { createEnrolmentCode, revokeDevice } from '../access/devices.ts';
import type { Viewer } from '../access/viewer.ts';
import { referenceFor } from '../asking/answer.ts';
import type { Context } from '../asking/context.ts';
import type { Prepared } from '../asking/subject.ts';
import { enrolDevice, revokeOfDevice } from './commands.ts';
import { deviceOf } from './devices.ts';

export function preparedEnrolment(context: Context, input: EnrolDevice, viewer: Viewer): Prepared {
  const device = referenceFor(viewer, input.commandId);
  return {
    decide: (reader) => enrolDevice(reader, input, viewer, device),
    async settle(outcome) {
      if ('code' in outcome) return undefined;
      const kept = { device, organisation: viewer.organisation, name: input.name };
      const { enrolmentCode } = await createEnrolmentCode(context.storage.private, kept, context.now());
      return { device: await deviceOf(context, device), enrolmentCode };
    },
  };
}

export function preparedRevocation(context: Context, input: RevokeDevice, viewer: Viewer): Prepared {
  return {
    decide: (reader) => revokeOfDevice(reader, input, viewer),
    async settle(outcome) {
      // Also when the ledger has known for longer: the process may have died between the two.
      if (!('code' in outcome) || outcome.code === 'DEVICE_REVOKED')
        await revokeDevice(context.storage.private, input.device);
      return { device: await deviceOf(context, input.device) };
    },
  };
}
