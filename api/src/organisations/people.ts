import type { InviteMember, RemoveMember } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { createInvitation, removeAccount } from '../access/accounts.ts';
import type { Viewer } from '../access/viewer.ts';
import { isRecorded, referenceFor } from '../asking/answer.ts';
import type { Context } from '../asking/context.ts';
import type { Prepared } from '../asking/subject.ts';
import { inviteMember, removeMember } from './commands.ts';

/** Keeps the person first: should the ledger's part fail, sending the command again completes it. */
export async function preparedInvitation(
  context: Context,
  input: InviteMember,
  viewer: Viewer,
): Promise<Prepared | Refusal> {
  const { commandId, name, email } = input;
  const admin = input.admin ?? false;
  const store = context.storage.private;
  const member = referenceFor(viewer, commandId);
  if ((await isRecorded(context, commandId)) && !(await store.get('accounts', member))) return memberGone;
  const account = { member, organisation: viewer.organisation, name, email, admin };
  const invitation = await createInvitation(store, account, context.now());
  if ('code' in invitation) return invitation;
  return {
    decide: (reader) => inviteMember(reader, input, viewer, member),
    async settle(outcome) {
      if ('code' in outcome && !(await isRecorded(context, commandId))) await removeAccount(store, member);
      return { member: { id: member, name, email, admin }, invitationCode: invitation.invitationCode };
    },
  };
}

export async function preparedRemoval(context: Context, input: RemoveMember, viewer: Viewer): Promise<Prepared> {
  const store = context.storage.private;
  const account = await store.get<{ organisation: string }>('accounts', input.member);
  const own = account?.organisation === viewer.organisation;
  return {
    decide: (reader) => removeMember(reader, input, viewer, own),
    async settle(outcome) {
      if (!('code' in outcome)) await removeAccount(store, input.member);
      return undefined;
    },
  };
}

const memberGone = refusal('MEMBER_GONE', { path: '/commandId' });
