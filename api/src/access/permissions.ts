import { refusal } from '#schemas/refusal.ts';
import { forbidden, unauthenticated } from '#schemas/refusals/access-cases.ts';
import { refusalError } from './refusal-error.ts';
import type { OrganisationRole, Viewer } from './viewer.ts';

/** Who may record a step at all: firms with one of these roles, the firm's own admins, who runs the installation. */
export type Permission = readonly (OrganisationRole | 'admin' | 'operator')[] | 'admin' | 'operator';

/** Firms that have batteries in their hands; authorities only read. */
export const handlers = [
  'manufacturer',
  'workshop',
  'dismantler',
  'secondLifeOperator',
  'recycler',
  'producerResponsibilityOrganisation',
  'selectedWasteOperator',
] as const;

/** Who may say that somebody else's interest is legitimate: who supervises the market, and who runs this installation. */
export const confirmers = ['operator', 'marketSurveillance', 'commission'] as const;

/**
 * The viewer, if they may do this at all.
 * @throws GraphQLError UNAUTHENTICATED without a valid token, FORBIDDEN with a role that may not.
 */
export function requirePermission(viewer: Viewer | undefined, may: Permission, name: string): Viewer {
  const known = requireViewer(viewer);
  if (isPermitted(known, may)) return known;
  throw refusalError(refusal('FORBIDDEN', forbidden.command(name)));
}

/**
 * Somebody, not nobody.
 * @throws GraphQLError UNAUTHENTICATED without a valid token.
 */
export function requireViewer(viewer: Viewer | undefined): Viewer {
  if (viewer) return viewer;
  throw refusalError(refusal('UNAUTHENTICATED', unauthenticated.signIn));
}

/** Whether somebody may confirm interests of others, and so see which are waiting. */
export function mayConfirmInterests(viewer: Viewer | undefined): boolean {
  return viewer !== undefined && isPermitted(viewer, confirmers);
}

/**
 * Who may confirm interests.
 * @throws GraphQLError UNAUTHENTICATED without a valid token, FORBIDDEN for everybody else.
 */
export function requireConfirmer(viewer: Viewer | undefined): void {
  if (mayConfirmInterests(requireViewer(viewer))) return;
  throw refusalError(refusal('FORBIDDEN', forbidden.confirmers));
}

/** Whether this is open to a viewer at all; for offering steps on screens, too. */
export function isPermitted(viewer: Viewer, permission: Permission): boolean {
  const allowed = typeof permission === 'string' ? [permission] : permission;
  if (viewer.operator && allowed.includes('operator')) return true;
  if (viewer.admin && allowed.includes('admin')) return true;
  return viewer.roles.some((role) => allowed.includes(role));
}
