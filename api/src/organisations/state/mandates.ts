import type { Commands } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { Acting } from '../../asking/acting.ts';
import type { Organisation } from './organisation.ts';

/** What one firm may do for another. */
export type MandateScope = Commands['grantMandate']['scope'][number];

/** That a firm authorised another one in writing to keep its passports, 2023/1542 Art. 77(4). Days are those of Germany. */
export interface Mandate {
  id: string;
  to: string;
  scope: MandateScope[];
  from: string;
  until?: string;
  agreement: string;
  grantedAt: string;
  revokedAt?: string;
}

/** A mandate with the firm it comes from. */
export interface GivenMandate extends Mandate {
  by: string;
}

/** Names the firm whose mandates these are. */
export function givenBy(by: string): (mandate: Mandate) => GivenMandate {
  return (mandate) => ({ ...mandate, by });
}

/** Why a firm may not act for `principal` on this day; undefined when it has a mandate to. */
export function whyNoMandate(
  principal: Organisation,
  acting: Acting,
  scope: MandateScope,
  day: string,
): Refusal | undefined {
  if ((principal.mandates ?? []).some((mandate) => covers(mandate, acting, scope, day))) return undefined;
  return refusal('MANDATE_MISSING', { source: '2023/1542 Art. 77(4)' });
}

function covers(mandate: Mandate, acting: Acting, scope: MandateScope, day: string): boolean {
  const { to, from, until, revokedAt } = mandate;
  if (to !== acting.organisation || revokedAt || !mandate.scope.includes(scope)) return false;
  return from <= day && (until === undefined || day <= until);
}
