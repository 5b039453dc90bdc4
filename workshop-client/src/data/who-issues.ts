import { useClient } from './client.ts';

/** Who may issue passports at all (2023/1542 Art. 77(4), (7)); for others by mandate, too. */
export const mayIssue: readonly string[] = ['MANUFACTURER', 'SECOND_LIFE_OPERATOR'];

/** What the firm that is signed in does. */
export function useRoles(): readonly string[] {
  const state = useClient().session.state.value;
  return state.kind === 'signedIn' ? (state.identity?.organisation.roles ?? []) : [];
}
