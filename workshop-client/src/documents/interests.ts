import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';

const interestFields = /* GraphQL */ `
  fragment InterestFields on Interest {
    id purpose proof { kind reference issuer } from until batteries state confirmedBy { name } endedBecause
  }
`;

export const interestsDocument = asks(/* GraphQL */ `
  query WorkshopInterests { me { organisation { id interests { ...InterestFields } } } }
  ${interestFields}
`);

/** Answered only to who may confirm the interests of others. */
export const waitingInterestsDocument = asks(/* GraphQL */ `
  query WorkshopWaitingInterests {
    waitingInterests { organisation { id name } interest { ...InterestFields } }
  }
  ${interestFields}
`);

/** Why a firm may read what is for a legitimate interest only, with what proves it. */
export type { InterestFields as Interest } from '../generated/operations.ts';
export type WaitingInterest = AnswerTo<typeof waitingInterestsDocument>['waitingInterests'][number];
