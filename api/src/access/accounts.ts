import { readId } from '#schemas/id.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { commandIdReused, unauthenticated } from '#schemas/refusals/access-cases.ts';
import { newId } from '../ledger/new-id.ts';
import type { PrivateStore } from '../storage/storage.ts';
import { AccessDenied } from './access-denied.ts';
import { accessHasChanged } from './access-epoch.ts';
import { hashPassword, hashSecret, isPassword, passwordProblem } from './passwords.ts';
import { endSessions } from './sessions.ts';

/** A person who may sign in for a firm. Outside the ledger; the ledger knows only the random member id. */
export interface Account {
  organisation: string;
  name: string;
  email: string;
  admin: boolean;
  operator: boolean;
  /** Absent until the invitation was accepted. */
  passwordHash?: string;
  createdAt: string;
}

export interface NewMember {
  member: string;
  organisation: string;
  name: string;
  email: string;
  admin: boolean;
  operator?: boolean;
}

interface Invitation {
  member: string;
  expiresAt: string;
}

const invitationDays = 14;

/**
 * Keeps a new member and answers with the one-time code to choose a password with. Only the code's hash is kept, so it
 * is shown once; asking again for a member without a password makes a new code and the old one void.
 */
export async function createInvitation(
  store: PrivateStore,
  member: NewMember,
  now: Date,
): Promise<{ invitationCode: string; expiresAt: string } | Refusal> {
  const known = await store.get<Account>('accounts', member.member);
  const refusal = known ? whyNoNewCode(known, member) : await insertAccount(store, member, now);
  if (refusal) return refusal;
  const invitationCode = newId();
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000).toISOString();
  for (const { id } of await store.find('invitations', 'member', member.member)) await store.delete('invitations', id);
  const invitation: Invitation = { member: member.member, expiresAt };
  await store.put('invitations', hashSecret(invitationCode), invitation, { member: member.member });
  return { invitationCode, expiresAt };
}

/** A new code would let whoever gets it act under the name of somebody who has signed in before. */
function whyNoNewCode(known: Account, { email }: NewMember): Refusal | undefined {
  if (loginOf(known.email) !== loginOf(email))
    return refusal('COMMAND_ID_REUSED', { ...commandIdReused.invitation, path: '/commandId' });
  if (known.passwordHash === undefined) return undefined;
  return refusal('INVITATION_USED', { path: '/commandId' });
}

/** A member with a password from the start, for the demo region and for scripts. Repeating it sets the password anew. */
export async function createAccount(
  store: PrivateStore,
  member: NewMember,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await insertAccount(store, member, now);
  const account = await store.get<Account>('accounts', member.member);
  if (account) await store.put('accounts', member.member, { ...account, passwordHash }, finders(account));
}

/**
 * Chooses the password with the code of the invitation, once.
 * @throws AccessDenied for a code that is wrong, used or too old, and for a password that is too weak.
 */
export async function acceptInvitation(
  store: PrivateStore,
  code: string,
  password: string,
  now: Date,
): Promise<{ member: string }> {
  const read = readId(code);
  const id = read === undefined ? '' : hashSecret(read);
  const invitation = id ? await store.get<Invitation>('invitations', id) : undefined;
  const account = invitation && (await store.get<Account>('accounts', invitation.member));
  if (!invitation || !account || invitation.expiresAt < now.toISOString()) {
    throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.invitation));
  }
  const problem = passwordProblem(password, account.email);
  if (problem) throw new AccessDenied(refusal('INVALID_INPUT', problem));
  const passwordHash = await hashPassword(password);
  // Whoever deletes the code has used it; the second of two at once finds nothing.
  if (!(await store.delete('invitations', id))) {
    throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.invitation));
  }
  await store.put('accounts', invitation.member, { ...account, passwordHash }, finders(account));
  return { member: invitation.member };
}

/**
 * Who has this login and password.
 * @throws AccessDenied with the same sentence, after the same time, for an unknown login and a wrong password.
 */
export async function checkPassword(store: PrivateStore, login: string, password: string): Promise<{ member: string }> {
  const [found] = await store.find<Account>('accounts', 'login', loginOf(login), 1);
  if (await isPassword(password, found?.record.passwordHash)) return { member: found?.id ?? '' };
  throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.password));
}

/** Takes the access away at once and erases what is kept about the person. */
export async function removeAccount(store: PrivateStore, member: string): Promise<boolean> {
  for (const { id } of await store.find('invitations', 'member', member)) await store.delete('invitations', id);
  const removed = await store.delete('accounts', member);
  await endSessions(store, member);
  accessHasChanged();
  return removed;
}

/** Members of a firm, by name. */
export async function membersOf(store: PrivateStore, organisation: string): Promise<({ id: string } & Account)[]> {
  const found = await store.find<Account>('accounts', 'organisation', organisation, 1000);
  return found.map(({ id, record }) => ({ id, ...record })).sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

async function insertAccount(
  store: PrivateStore,
  { member, ...rest }: NewMember,
  now: Date,
): Promise<Refusal | undefined> {
  const existing = await store.get<Account>('accounts', member);
  if (existing) return undefined;
  const account: Account = {
    ...rest,
    email: rest.email.trim(),
    operator: rest.operator ?? false,
    createdAt: now.toISOString(),
  };
  const [sameLogin] = await store.find('accounts', 'login', loginOf(account.email), 1);
  if (sameLogin) return refusal('LOGIN_TAKEN', { path: '/email' });
  await store.put('accounts', member, account, finders(account));
  return undefined;
}

function finders(account: Account): Record<string, string> {
  return { login: loginOf(account.email), organisation: account.organisation };
}

/** How a login is compared: however it was typed. */
export function loginOf(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
