import type { EventsOf } from '#schemas/generated/entries.ts';
import type { EndInterest, Events, StateInterest } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import type { Interest } from '../access/interest.ts';
import type { Body } from '../asking/acting.ts';
import { accept, type Decision, happened, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import type { Organisation } from './state/organisation.ts';

/** So many interests of one firm can be open at once: each is looked at when one of its people signs in. */
const mostOpen = 100;

/** A firm states why it needs what not everybody may read, 2023/1542 Art. 77(2) subpara 3. `id` is the interest's new one. */
export function decideStateInterest(
  organisation: Organisation,
  command: Omit<Body<StateInterest>, 'batteries'> & { batteries?: string[] | null },
  id: string,
): Decision {
  const { purpose, proof, from, until, batteries } = command;
  const interests = organisation.interests ?? [];
  if (!isId(id)) return refuse('ID_INVALID', { id, path: '/id' });
  if (interests.some((known) => known.id === id)) return refuse('ID_TAKEN', { id, path: '/id' });
  if (until && until < from) return refuse('INTEREST_ENDS_FIRST', { from, until, path: '/until' });
  if (purpose === 'energyMarket' && !batteries)
    return refuse('INTEREST_NEEDS_BATTERIES', {
      path: '/batteries',
      source: '2023/1542 Art. 77(2) subpara 3 (b)',
    });
  if (interests.filter(({ endedAt }) => !endedAt).length >= mostOpen)
    return refuse('INTERESTS_TOO_MANY', { most: mostOpen });
  const { kind, reference, issuer } = proof;
  return accept(
    of(organisation, 'InterestStated', {
      interest: id,
      purpose,
      proof: { kind, reference, ...(issuer && { issuer }) },
      from,
      ...(until && { until }),
      ...(batteries && { batteries: [...batteries] }),
    }),
  );
}

/** Somebody else than the firm itself confirms. `confirmer` is who is asking. */
export function decideConfirmInterest(organisation: Organisation, id: string, confirmer: string): Decision {
  const interest = interestOf(organisation, id);
  if (!interest) return unknown;
  if (confirmer === organisation.id) return refuse('INTEREST_OWN', { path: '/organisation' });
  if (interest.endedAt) return refuse('INTEREST_ENDED', { path: '/interest' });
  if (interest.confirmedAt) return refuse('INTEREST_CONFIRMED', { path: '/interest' });
  return accept(of(organisation, 'InterestConfirmed', { interest: id }));
}

/** The firm gives it up, or who may confirm it takes it away or turns it down. */
export function decideEndInterest(organisation: Organisation, { interest: id, reason }: Body<EndInterest>): Decision {
  const interest = interestOf(organisation, id);
  if (!interest) return unknown;
  if (interest.endedAt) return refuse('INTEREST_ENDED', { path: '/interest' });
  return accept(of(organisation, 'InterestEnded', { interest: id, reason }));
}

const unknown = refuse('INTEREST_UNKNOWN', { path: '/interest' });

function interestOf({ interests }: Organisation, id: string): Interest | undefined {
  return interests?.find((known) => known.id === id);
}

function of<Type extends EventsOf['organisation']>({ id }: Organisation, type: Type, data: Events[Type]): NewEntry {
  return happened({ kind: 'organisation', id }, type, data);
}
