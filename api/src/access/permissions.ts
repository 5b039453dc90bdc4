import { createGraphQLError } from 'graphql-yoga';
import type { CommandName } from '#schemas/validate.ts';
import type { OrganisationRole, Viewer } from './viewer.ts';

/** Who may record a step at all: firms with one of these roles, the firm's own admins, who runs the installation. */
type Permission = readonly (OrganisationRole | 'admin' | 'operator')[] | 'admin' | 'operator';

const handlers = [
  'manufacturer',
  'workshop',
  'dismantler',
  'secondLifeOperator',
  'recycler',
  'producerResponsibilityOrganisation',
  'selectedWasteOperator',
] as const;

/** Who may say that somebody else's interest is legitimate: who supervises the market, and who runs this installation. */
const confirmers = ['operator', 'marketSurveillance', 'commission'] as const;

/**
 * The coarse first question of every command. Whether this firm may do it to *this* battery is the decision's business;
 * authorities only read.
 */
export const permissions: Partial<Record<CommandName, Permission>> = {
  // 2023/1542 Art. 77(4) and (7): who places it on the market issues and keeps the passport.
  issuePassport: ['manufacturer', 'secondLifeOperator'],
  // 2023/1542 Art. 77(7) subpara 1: who places a battery on the market again.
  issueSecondLifePassport: ['manufacturer', 'secondLifeOperator'],
  revisePassport: handlers,
  // 2023/1542 Art. 77(10): whoever has brought it into the registry.
  recordRegistration: handlers,
  transferResponsibility: handlers,
  recordCondition: handlers,
  recordMeasurements: handlers,
  recordInspection: handlers,
  registerRemoval: handlers,
  recordRepair: handlers,
  // 2023/1542 Art. 77(8): the record ends with recycling.
  recordRecycling: ['recycler'],
  // 2023/1542 Art. 77(7) subpara 2: anyone who holds a battery may find that it has become waste.
  declareWaste: handlers,
  receiveVehicle: ['workshop', 'dismantler', 'selectedWasteOperator'],
  registerComponent: ['workshop', 'dismantler', 'secondLifeOperator', 'recycler', 'selectedWasteOperator'],
  offerHandoff: handlers,
  acceptHandoff: handlers,
  refuseHandoff: handlers,
  withdrawHandoff: handlers,
  dispatchHandoff: handlers,
  receiveHandoff: handlers,
  // Whoever may record a step may have been mistaken; whether it is theirs to put right is asked of the step.
  correctStep: handlers,
  proposeCorrection: handlers,
  answerCorrection: handlers,
  registerOrganisation: 'operator',
  // 2023/1542 Art. 77(4): in writing, so by who may sign for the firm.
  grantMandate: 'admin',
  revokeMandate: 'admin',
  // 2023/1542 Art. 77(2) subpara 3: stated by who may sign for the firm, confirmed by somebody else.
  stateInterest: 'admin',
  confirmInterest: confirmers,
  endInterest: ['admin', ...confirmers],
  inviteMember: 'admin',
  removeMember: 'admin',
  enrolDevice: 'admin',
  revokeDevice: 'admin',
};

/**
 * The viewer, if they may record this step.
 * @throws GraphQLError UNAUTHENTICATED without a valid token, FORBIDDEN with a role that may not.
 */
export function requirePermission(viewer: Viewer | undefined, name: CommandName): Viewer {
  const known = requireViewer(viewer);
  if (isPermitted(known, permissions[name])) return known;
  throw createGraphQLError(`Your organisation may not do this: ${name}.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Whether a step is open to this viewer at all; for offering steps on screens. */
export function mayRecord(viewer: Viewer | undefined, name: CommandName): boolean {
  return viewer !== undefined && isPermitted(viewer, permissions[name]);
}

/**
 * Somebody, not nobody.
 * @throws GraphQLError UNAUTHENTICATED without a valid token.
 */
export function requireViewer(viewer: Viewer | undefined): Viewer {
  if (viewer) return viewer;
  throw createGraphQLError('Sign in to do this.', { extensions: { code: 'UNAUTHENTICATED' } });
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
  throw createGraphQLError('This is for authorities and for who runs the installation.', {
    extensions: { code: 'FORBIDDEN' },
  });
}

function isPermitted(viewer: Viewer, permission: Permission | undefined): boolean {
  if (permission === undefined) return false;
  const allowed = typeof permission === 'string' ? [permission] : permission;
  if (viewer.operator && allowed.includes('operator')) return true;
  if (viewer.admin && allowed.includes('admin')) return true;
  return viewer.roles.some((role) => allowed.includes(role));
}
