import { handlers } from '../access/permissions.ts';
import { dayOf } from '../asking/moments.ts';
import { readingAs } from '../asking/reading.ts';
import { decided, type NextStep, type Subject } from '../asking/subject.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import {
  acceptHandoff,
  dispatchHandoff,
  offerHandoff,
  receiveHandoff,
  refuseHandoff,
  withdrawHandoff,
} from './commands.ts';
import { handoffCorrecting } from './correcting.ts';
import { whyNoStep } from './decide.ts';
import { whyNotOffered } from './decide-offer.ts';
import { handoffFor, resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { type Handoff, type HandoffStep, isPartyOfHandoff, keptHandoff } from './state/handoff.ts';

/** Custody passing between two firms. */
export const handoffSubject = {
  ...keptHandoff,
  typeDefs: [typeDefs],
  resolvers: [resolvers],
  readingOf: ({ viewer }, { state }) => readingAs(viewer, isAuthority(viewer) || isPartyOfHandoff(viewer, state)),
  byId: handoffFor,
  inHandsOf: ({ sender, receiver }) => [sender, receiver],
  item: () => undefined,
  secrets: null,
  correcting: handoffCorrecting,
  commands: {
    offerHandoff: {
      may: handlers,
      next: {
        on: ['battery', 'component'],
        whyNot({ subjects }, view, viewer) {
          const item = subjects.of(view.kind).item(view.state);
          return item && whyNotOffered(item, viewer);
        },
      },
      answers: 'handoff',
      prepare(context, input, viewer) {
        const id = input.id ?? context.newId();
        const day = dayOf(input.occurredAt, context);
        const { subjects } = context;
        return { decide: (reader) => offerHandoff({ reader, subjects }, input, viewer, { id, day }) };
      },
    },
    acceptHandoff: { may: handlers, next: step('accept'), answers: 'handoff', prepare: decided(acceptHandoff) },
    refuseHandoff: { may: handlers, next: step('refuse'), answers: 'handoff', prepare: decided(refuseHandoff) },
    withdrawHandoff: { may: handlers, next: step('withdraw'), answers: 'handoff', prepare: decided(withdrawHandoff) },
    dispatchHandoff: {
      may: handlers,
      next: step('dispatch'),
      answers: 'handoff',
      prepare: ({ subjects }, input, viewer) => ({
        decide: (reader) => dispatchHandoff({ reader, subjects }, input, viewer),
      }),
    },
    receiveHandoff: {
      may: handlers,
      next: step('receive'),
      answers: 'handoff',
      prepare: ({ subjects }, input, viewer) => ({
        decide: (reader) => receiveHandoff({ reader, subjects }, input, viewer),
      }),
    },
  },
} satisfies Subject<'handoff', Handoff>;

function step(name: Exclude<HandoffStep, 'offer'>): NextStep {
  return {
    on: ['handoff'],
    whyNot: (_, { state }: SubjectView, viewer) => whyNoStep(state as Handoff, name, viewer),
  };
}
