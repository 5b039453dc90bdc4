import type {
  EnrolDevice,
  GrantMandate,
  InviteMember,
  RegisterOrganisation,
  RemoveMember,
  RevokeDevice,
  RevokeMandate,
} from '#schemas/generated/types.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import {
  decideEnrolDevice,
  decideGrantMandate,
  decideInviteMember,
  decideRegisterOrganisation,
  decideRemoveMember,
  decideRevokeDevice,
  decideRevokeMandate,
} from './decide.ts';
import type { Organisation } from './state/organisation.ts';

export async function registerOrganisation(
  reader: Reader,
  command: RegisterOrganisation,
  id: string,
): Promise<Decision> {
  const taken = {
    id: (await reader.findByKey(`id:${id}`)) !== undefined,
    gln: command.gln ? (await reader.findByKey(`gln:${command.gln}`)) !== undefined : false,
  };
  return decideRegisterOrganisation(taken, command, id);
}

/** `member` is the random reference to the person, made before. */
export function inviteMember(reader: Reader, command: InviteMember, viewer: Viewer, member: string): Promise<Decision> {
  return ofOwn(reader, viewer, (organisation) => decideInviteMember(organisation, member, command.admin ?? false));
}

/** `own` tells whether the person's account belongs to the viewer's firm. */
export function removeMember(reader: Reader, command: RemoveMember, viewer: Viewer, own: boolean): Promise<Decision> {
  const { member } = command;
  return ofOwn(reader, viewer, (organisation) =>
    decideRemoveMember(organisation, member, { own, self: viewer.person === member }),
  );
}

export function enrolDevice(reader: Reader, _: EnrolDevice, viewer: Viewer, device: string): Promise<Decision> {
  return ofOwn(reader, viewer, (organisation) => decideEnrolDevice(organisation, device));
}

export function revokeOfDevice(reader: Reader, command: RevokeDevice, viewer: Viewer): Promise<Decision> {
  return ofOwn(reader, viewer, (organisation) => decideRevokeDevice(organisation, command.device));
}

/** `id` is the mandate's new one, made before. */
export async function grantMandate(
  reader: Reader,
  command: GrantMandate,
  viewer: Viewer,
  id: string,
): Promise<Decision> {
  const mandated = await reader.subject<Organisation>('organisation', command.to);
  if (!mandated) return refuse('ORGANISATION_UNKNOWN', { organisation: command.to, path: '/to' });
  return ofOwn(reader, viewer, (organisation) => decideGrantMandate(organisation, mandated.state, command, id));
}

export function revokeMandate(reader: Reader, command: RevokeMandate, viewer: Viewer): Promise<Decision> {
  return ofOwn(reader, viewer, (organisation) => decideRevokeMandate(organisation, command));
}

async function ofOwn(
  reader: Reader,
  viewer: Viewer,
  decide: (organisation: Organisation) => Decision,
): Promise<Decision> {
  const own = await reader.subject<Organisation>('organisation', viewer.organisation);
  return own ? decide(own.state) : refuse('ORGANISATION_UNKNOWN', { organisation: viewer.organisation });
}
