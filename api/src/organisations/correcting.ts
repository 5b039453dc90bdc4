import { keptSteps } from '#schemas/refusals/correction-cases.ts';
import type { Correcting, Rule } from '../asking/correcting.ts';
import type { Organisation } from './state/organisation.ts';

/** Rights were used while they stood: they end by a command of their own, and what was done stays done. */
const byItsOwnCommand: Rule<Organisation> = { never: keptSteps.rights };

/** How the record of a firm is put right: not at all, as it says who may do what. */
export const organisationCorrecting: Correcting<'organisation', Organisation> = {
  rules: {
    OrganisationRegistered: byItsOwnCommand,
    MemberAdded: byItsOwnCommand,
    MemberRemoved: byItsOwnCommand,
    DeviceEnrolled: byItsOwnCommand,
    DeviceRevoked: byItsOwnCommand,
    MandateGranted: byItsOwnCommand,
    MandateRevoked: byItsOwnCommand,
    InterestStated: byItsOwnCommand,
    InterestConfirmed: byItsOwnCommand,
    InterestEnded: byItsOwnCommand,
  },
};
