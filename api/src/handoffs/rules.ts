import type { OrganisationRole } from '../access/viewer.ts';
import type { HandoffPurpose } from './handoff.ts';

/** What this installation asks of handoffs, as data so that a change of the law is a new line with its date. */
export interface HandoffRules {
  /** Difference between the weights at both ends from which the receiver has to say why, in percent. */
  massTolerancePercent: number;
  /** Who can do what a purpose promises. */
  receiverRoles: Record<HandoffPurpose, readonly OrganisationRole[]>;
  /** To whom waste may go from whom. */
  wasteRoutes: readonly WasteRoute[];
}

export interface WasteRoute {
  /** First and last day on which it holds, YYYY-MM-DD. */
  from: string;
  until?: string;
  source: string;
  senderRole: OrganisationRole;
  categories: readonly string[];
  receiverRoles: readonly OrganisationRole[];
}

const secondLife: readonly OrganisationRole[] = ['secondLifeOperator', 'manufacturer'];

export const defaultHandoffRules: HandoffRules = {
  massTolerancePercent: 5,
  receiverRoles: {
    recycling: ['recycler', 'producerResponsibilityOrganisation', 'selectedWasteOperator'],
    preparationForReUse: secondLife,
    preparationForRepurposing: secondLife,
    repurposing: secondLife,
    remanufacturing: secondLife,
    reUse: ['workshop', 'dismantler', 'secondLifeOperator', 'manufacturer'],
    storage: [
      'workshop',
      'dismantler',
      'secondLifeOperator',
      'recycler',
      'producerResponsibilityOrganisation',
      'selectedWasteOperator',
      'manufacturer',
    ],
  },
  wasteRoutes: [
    {
      from: '2025-10-07',
      source: 'BattDG § 21(2)',
      senderRole: 'dismantler',
      categories: ['ev', 'industrial', 'stationary'],
      receiverRoles: ['producerResponsibilityOrganisation', 'selectedWasteOperator'],
    },
    {
      // Portable and LMT batteries of a treatment facility go to an approved organisation only.
      from: '2025-10-07',
      source: 'BattDG § 17(2)',
      senderRole: 'dismantler',
      categories: ['lmt'],
      receiverRoles: ['producerResponsibilityOrganisation'],
    },
  ],
};

/** The routes that hold on a day, YYYY-MM-DD. */
export function routesOn(rules: HandoffRules, day: string): WasteRoute[] {
  return rules.wasteRoutes.filter(({ from, until }) => from <= day && (until === undefined || day <= until));
}
