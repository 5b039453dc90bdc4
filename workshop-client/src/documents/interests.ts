import type { InterestProofKind, InterestPurpose } from './names.ts';

/** Why a firm may read what is for a legitimate interest only, with what proves it. */
export interface Interest {
  id: string;
  purpose: InterestPurpose;
  proof: { kind: InterestProofKind; reference: string; issuer: string | null };
  from: string;
  until: string | null;
  batteries: string[] | null;
  state: 'WAITING' | 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'ENDED';
  confirmedBy: { name: string } | null;
  endedBecause: string | null;
}

const interestFields = /* GraphQL */ `
  fragment InterestFields on Interest {
    id purpose proof { kind reference issuer } from until batteries state confirmedBy { name } endedBecause
  }
`;

export type OwnInterests = { me: { organisation: { id: string; interests: Interest[] } } | null };
export const interestsDocument = /* GraphQL */ `
  query WorkshopInterests { me { organisation { id interests { ...InterestFields } } } }
  ${interestFields}
`;

export interface WaitingInterest {
  organisation: { id: string; name: string };
  interest: Interest;
}
/** Answered only to who may confirm the interests of others. */
export const waitingInterestsDocument = /* GraphQL */ `
  query WorkshopWaitingInterests {
    waitingInterests { organisation { id name } interest { ...InterestFields } }
  }
  ${interestFields}
`;
