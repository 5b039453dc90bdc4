import type { EventsOf } from '#schemas/generated/entries.ts';
import type { Events, GrantMandate, RegisterOrganisation, RevokeMandate } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import type { Body } from '../asking/acting.ts';
import { accept, type Decision, happened, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import type { Organisation } from './state/organisation.ts';

/** Adds a firm or authority. `taken` tells what is already known under the new id or its GLN. */
export function decideRegisterOrganisation(
  taken: { id: boolean; gln: boolean },
  command: Body<RegisterOrganisation>,
  id: string,
): Decision {
  if (!isId(id)) return refuse('ID_INVALID', { id, path: '/id' });
  if (taken.id) return refuse('ID_TAKEN', { id, path: '/id' });
  if (taken.gln) return refuse('GLN_TAKEN', { gln: command.gln ?? '', path: '/gln' });
  const { name, roles, address, gln, wasteRegisterNumber, demo } = command;
  return accept(
    of(id, 'OrganisationRegistered', {
      name,
      roles: [...new Set(roles)],
      ...(address && { address }),
      ...(gln && { gln }),
      ...(wasteRegisterNumber && { wasteRegisterNumber }),
      ...(demo && { demo }),
    }),
  );
}

/** A person joins; the ledger only learns a random reference. */
export function decideInviteMember(organisation: Organisation, member: string, admin: boolean): Decision {
  return accept(of(organisation.id, 'MemberAdded', { member, admin }));
}

/** `own`: the account belongs to this firm, also when it was made without an invitation. `self`: it is who is asking. */
export function decideRemoveMember(
  organisation: Organisation,
  member: string,
  { own, self }: { own: boolean; self: boolean },
): Decision {
  if (self) return refuse('MEMBER_IS_YOU', { path: '/member' });
  if (own || organisation.members.includes(member)) return accept(of(organisation.id, 'MemberRemoved', { member }));
  return refuse('MEMBER_UNKNOWN', { path: '/member' });
}

export function decideEnrolDevice(organisation: Organisation, device: string): Decision {
  return accept(of(organisation.id, 'DeviceEnrolled', { device }));
}

export function decideRevokeDevice(organisation: Organisation, id: string): Decision {
  const device = organisation.devices.find((known) => known.id === id);
  if (!device) return refuse('DEVICE_UNKNOWN', { path: '/device' });
  if (device.revoked) return refuse('DEVICE_REVOKED', { path: '/device' });
  return accept(of(organisation.id, 'DeviceRevoked', { device: id }));
}

/** Authorises another firm in writing, 2023/1542 Art. 77(4). `id` is the mandate's new one. */
export function decideGrantMandate(
  principal: Organisation,
  mandated: Organisation,
  command: Body<GrantMandate>,
  id: string,
): Decision {
  const { scope, from, until, agreement } = command;
  if (mandated.id === principal.id) return refuse('MANDATE_TO_SELF', { path: '/to' });
  if (until && until < from) return refuse('MANDATE_ENDS_FIRST', { from, until, path: '/until' });
  return accept(
    of(principal.id, 'MandateGranted', {
      mandate: id,
      to: mandated.id,
      scope: [...scope],
      from,
      ...(until && { until }),
      agreement,
    }),
  );
}

export function decideRevokeMandate(principal: Organisation, command: Body<RevokeMandate>): Decision {
  const mandate = principal.mandates?.find(({ id }) => id === command.mandate);
  if (!mandate) return refuse('MANDATE_UNKNOWN', { path: '/mandate' });
  if (mandate.revokedAt) return refuse('MANDATE_REVOKED', { path: '/mandate' });
  const { reason } = command;
  return accept(of(principal.id, 'MandateRevoked', { mandate: mandate.id, ...(reason && { reason }) }));
}

function of<Type extends EventsOf['organisation']>(id: string, type: Type, data: Events[Type]): NewEntry {
  return happened({ kind: 'organisation', id }, type, data);
}
