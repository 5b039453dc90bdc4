import type { AnswerTo } from '#web-kit/document.ts';
import type { MandateFields } from '../generated/operations.ts';
import { asks } from './asks.ts';
import { firmFields } from './fragments.ts';

export const meDocument = asks(/* GraphQL */ `
  query WorkshopMe {
    me { organisation { ...FirmFields gln wasteRegisterNumber } member { id name email admin } audiences }
  }
  ${firmFields}
`);

export const organisationDocument = asks(/* GraphQL */ `
  query WorkshopOrganisation {
    me { members { id name email admin } devices { id name enrolledAt lastSeenAt revoked } }
  }
`);

export const mandatesDocument = asks(/* GraphQL */ `
  query WorkshopMandates {
    me { organisation { given: mandates { ...MandateFields } } received: mandates { ...MandateFields } }
  }
  fragment MandateFields on Mandate { id by { id name gln roles address { street postalCode city country } } to { id name } scope from until agreement revokedAt }
`);

// These two answers carry a code that is shown once, so they are asked for directly and not kept in the outbox.
export const inviteMemberDocument = asks(/* GraphQL */ `
  mutation WorkshopInviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InviteMemberSuccess { invitationCode member { id name } }
      ... on Refusal { code message path source values }
    }
  }
`);
export const enrolDeviceDocument = asks(/* GraphQL */ `
  mutation WorkshopEnrolDevice($input: EnrolDeviceInput!) {
    enrolDevice(input: $input) {
      __typename
      ... on EnrolDeviceSuccess { enrolmentCode device { id name } }
      ... on Refusal { code message path source values }
    }
  }
`);

/** Who is signed in. */
export type Me = NonNullable<AnswerTo<typeof meDocument>['me']>;
export type OwnFirm = NonNullable<AnswerTo<typeof organisationDocument>['me']>;
export type Member = OwnFirm['members'][number];
export type Device = OwnFirm['devices'][number];
/** `given` by this firm, oldest first; `received` from others, newest first. */
export type Mandates = NonNullable<AnswerTo<typeof mandatesDocument>['me']>;
/** That a firm may keep another firm's passports, by an agreement in writing. */
export type { MandateFields as Mandate } from '../generated/operations.ts';
/** A firm whose passports another one may keep: what goes into them of it. */
export type Principal = NonNullable<MandateFields['by']>;
