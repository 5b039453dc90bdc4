import { handlers } from '../access/permissions.ts';
import { readingAs } from '../asking/reading.ts';
import type { Subject } from '../asking/subject.ts';
import { isAuthority } from '../asking/visibility.ts';
import { answerCorrection, correctStep, proposeCorrection } from './commands.ts';
import { outcomeFor } from './outcome.ts';
import { correctionFor, resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { type Correction, isPartyOfCorrection, keptCorrection } from './state/correction.ts';

/**
 * What is put right: by the firm alone, or by a proposal to others, which is a subject of its own. Whoever may record a step
 * may have been mistaken; whether it is theirs to put right is asked of the step.
 */
export const correctionSubject = {
  ...keptCorrection,
  typeDefs: [typeDefs],
  resolvers: [resolvers],
  readingOf: ({ viewer }, { state }) => readingAs(viewer, isAuthority(viewer) || isPartyOfCorrection(viewer, state)),
  byId: correctionFor,
  inHandsOf: ({ proposer, asked }) => [proposer, ...asked],
  item: () => undefined,
  secrets: null,
  correcting: { rules: {} },
  commands: {
    correctStep: {
      may: handlers,
      next: null,
      answers: null,
      prepare(context, input, viewer) {
        const { subjects } = context;
        return {
          decide: (reader) => correctStep({ reader, subjects }, input, viewer),
          settle: (outcome) => outcomeFor(context, outcome, input.entry),
        };
      },
    },
    proposeCorrection: {
      may: handlers,
      next: null,
      answers: 'correction',
      prepare({ newId, subjects }, input, viewer) {
        const id = input.id ?? newId();
        return { decide: (reader) => proposeCorrection({ reader, subjects }, input, viewer, id) };
      },
    },
    answerCorrection: {
      may: handlers,
      next: null,
      answers: 'correction',
      prepare(context, input, viewer) {
        const { subjects } = context;
        return {
          decide: (reader) => answerCorrection({ reader, subjects }, input, viewer),
          settle: (outcome) => outcomeFor(context, outcome),
        };
      },
    },
  },
} satisfies Subject<'correction', Correction>;
