import { accessHasChanged } from '../access/access-epoch.ts';
import { confirmers } from '../access/permissions.ts';
import { readingAs } from '../asking/reading.ts';
import { decided, type Outcome, type Subject } from '../asking/subject.ts';
import { grantMandate, registerOrganisation, revokeMandate } from './commands.ts';
import { organisationCorrecting } from './correcting.ts';
import { confirmInterest, endInterest, stateInterest } from './interest-commands.ts';
import { resolvers as interestResolvers } from './interest-resolvers.ts';
import { typeDefs as interestTypeDefs } from './interest-schema.ts';
import { preparedEnrolment, preparedRevocation } from './kiosks.ts';
import { preparedInvitation, preparedRemoval } from './people.ts';
import { resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { keptOrganisation, type Organisation } from './state/organisation.ts';
import { tokenResolvers } from './token-resolvers.ts';
import { tokenTypeDefs } from './token-schema.ts';

/** Firms and authorities, their people and devices, whom they authorise and why they may read. */
export const organisationSubject = {
  ...keptOrganisation,
  typeDefs: [typeDefs, interestTypeDefs, tokenTypeDefs],
  resolvers: [resolvers, interestResolvers, tokenResolvers],
  readingOf: ({ viewer }, { id }) =>
    readingAs(viewer, viewer !== undefined && (viewer.operator || viewer.organisation === id)),
  byId: null,
  inHandsOf: () => [],
  item: () => undefined,
  secrets: null,
  correcting: organisationCorrecting,
  commands: {
    registerOrganisation: {
      may: 'operator',
      next: null,
      answers: 'organisation',
      prepare(context, input) {
        const id = input.id ?? context.newId();
        return { decide: (reader) => registerOrganisation(reader, input, id) };
      },
    },
    inviteMember: { may: 'admin', next: null, answers: null, prepare: preparedInvitation },
    removeMember: { may: 'admin', next: null, answers: null, prepare: preparedRemoval },
    enrolDevice: { may: 'admin', next: null, answers: null, prepare: preparedEnrolment },
    revokeDevice: { may: 'admin', next: null, answers: null, prepare: preparedRevocation },
    // 2023/1542 Art. 77(4): in writing, so by who may sign for the firm.
    grantMandate: {
      may: 'admin',
      next: null,
      answers: 'organisation',
      prepare(context, input, viewer) {
        const id = context.newId();
        return { decide: (reader) => grantMandate(reader, input, viewer, id) };
      },
    },
    revokeMandate: { may: 'admin', next: null, answers: 'organisation', prepare: decided(revokeMandate) },
    // 2023/1542 Art. 77(2) subpara 3: stated by who may sign for the firm, confirmed by somebody else.
    stateInterest: {
      may: 'admin',
      next: null,
      answers: 'organisation',
      prepare(context, input, viewer) {
        const id = input.id ?? context.newId();
        return { decide: (reader) => stateInterest(reader, input, viewer, id) };
      },
    },
    confirmInterest: {
      may: confirmers,
      next: null,
      answers: 'organisation',
      prepare: (_, input, viewer) => ({
        decide: (reader) => confirmInterest(reader, input, viewer),
        settle: changingAccess,
      }),
    },
    endInterest: {
      may: ['admin', ...confirmers],
      next: null,
      answers: 'organisation',
      prepare: (_, input, viewer) => ({
        decide: (reader) => endInterest(reader, input, viewer),
        settle: changingAccess,
      }),
    },
  },
} satisfies Subject<'organisation', Organisation>;

/** Nobody is to be remembered as who they were a moment ago. */
async function changingAccess(outcome: Outcome): Promise<undefined> {
  if (!('code' in outcome)) accessHasChanged();
}
