import type { Refusal } from '#schemas/refusal.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Context } from '../../asking/context.ts';
import type { NextStep } from '../../asking/subject.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import { vehicleOf } from '../../vehicles/state/vehicle-of.ts';
import type { Battery } from './battery.ts';
import type { Held } from './holding.ts';

type WhyNot = (held: Held, viewer: Viewer, context: Context) => Refusal | undefined | Promise<Refusal | undefined>;

/** A step that may be taken on a battery, if the question about it and the vehicle it is built into is answered with nothing. */
export function onBattery(whyNot: WhyNot): NextStep {
  return {
    on: ['battery'],
    async whyNot(context, { state }: SubjectView, viewer) {
      const battery = state as Battery;
      const vehicle = battery.removal ? undefined : (await vehicleOf(context, battery))?.state;
      return whyNot({ battery, vehicle }, viewer, context);
    },
  };
}
