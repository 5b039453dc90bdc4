import { type Firm, firmFields } from './fragments.ts';
import type { MandateScope } from './names.ts';

export interface Member {
  id: string;
  name: string;
  email: string | null;
  admin: boolean;
}
export interface Device {
  id: string;
  name: string;
  enrolledAt: string;
  lastSeenAt: string | null;
  revoked: boolean;
}
/** Who is signed in. */
export interface Me {
  organisation: Firm & { gln: string | null; wasteRegisterNumber: string | null };
  member: Member | null;
  audiences: string[];
}
export const meDocument = /* GraphQL */ `
  query WorkshopMe {
    me { organisation { ...FirmFields gln wasteRegisterNumber } member { id name email admin } audiences }
  }
  ${firmFields}
`;

/** For admins: who and what may act for the firm. */
export interface OwnFirm {
  members: Member[];
  devices: Device[];
}
export const organisationDocument = /* GraphQL */ `
  query WorkshopOrganisation {
    me { members { id name email admin } devices { id name enrolledAt lastSeenAt revoked } }
  }
`;

/** A firm whose passports another one may keep: what goes into them of it. */
export interface Principal {
  id: string;
  name: string;
  gln: string | null;
  roles: string[];
  address: { street: string; postalCode: string; city: string; country: string } | null;
}

/** That a firm may keep another firm's passports, by an agreement in writing. */
export interface Mandate {
  id: string;
  by: Principal | null;
  to: { id: string; name: string } | null;
  scope: MandateScope[];
  from: string;
  until: string | null;
  agreement: string;
  revokedAt: string | null;
}

/** `given` by this firm, oldest first; `received` from others, newest first. */
export interface Mandates {
  organisation: { given: Mandate[] };
  received: Mandate[];
}
export const mandatesDocument = /* GraphQL */ `
  query WorkshopMandates {
    me { organisation { given: mandates { ...MandateFields } } received: mandates { ...MandateFields } }
  }
  fragment MandateFields on Mandate { id by { id name gln roles address { street postalCode city country } } to { id name } scope from until agreement revokedAt }
`;

// These two answers carry a code that is shown once, so they are asked for directly and not kept in the outbox.
export const inviteMemberDocument = /* GraphQL */ `
  mutation WorkshopInviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InviteMemberSuccess { invitationCode member { id name } }
      ... on Refusal { code message path source values }
    }
  }
`;
export const enrolDeviceDocument = /* GraphQL */ `
  mutation WorkshopEnrolDevice($input: EnrolDeviceInput!) {
    enrolDevice(input: $input) {
      __typename
      ... on EnrolDeviceSuccess { enrolmentCode device { id name } }
      ... on Refusal { code message path source values }
    }
  }
`;
