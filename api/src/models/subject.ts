import { keptSteps } from '#schemas/refusals/correction-cases.ts';
import { readingAs } from '../asking/reading.ts';
import type { Subject } from '../asking/subject.ts';
import { audiencesFor } from '../asking/visibility.ts';
import { type BatteryModel, keptModel } from './state/model.ts';

/** What all units of a battery model share; shown as part of their passports, and written with the first of them. */
export const modelSubject = {
  ...keptModel,
  typeDefs: [],
  resolvers: [],
  readingOf: ({ viewer }, { state }) => ({
    ...readingAs(viewer, true),
    audiences: audiencesFor(viewer, { operator: state.organisation }),
  }),
  byId: null,
  inHandsOf: () => [],
  item: () => undefined,
  secrets: null,
  correcting: { rules: { BatteryModelRegistered: { never: keptSteps.model } } },
  commands: {},
} satisfies Subject<'model', BatteryModel>;
