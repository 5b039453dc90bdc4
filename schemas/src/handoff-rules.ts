import type { HandoffOffered, OrganisationRegistered } from './generated/types.ts';

export type HandoffPurpose = HandoffOffered['purpose'];
export type FirmRole = OrganisationRegistered['roles'][number];

/** Who may take what, as data so that a change of the law is a new line with its date. */
export interface ReceiverRules {
  /** Who can do what a purpose promises. */
  receiverRoles: Record<HandoffPurpose, readonly FirmRole[]>;
  /** To whom waste may go from whom. */
  wasteRoutes: readonly WasteRoute[];
}

export interface WasteRoute {
  /** First and last day on which it holds, YYYY-MM-DD. */
  from: string;
  until?: string;
  source: string;
  senderRole: FirmRole;
  categories: readonly string[];
  receiverRoles: readonly FirmRole[];
}

const secondLife: readonly FirmRole[] = ['secondLifeOperator', 'manufacturer'];

const keepers: readonly FirmRole[] = [
  'workshop',
  'dismantler',
  'secondLifeOperator',
  'recycler',
  'producerResponsibilityOrganisation',
  'selectedWasteOperator',
  'manufacturer',
];

export const receiverRules: ReceiverRules = {
  receiverRoles: {
    recycling: ['recycler', 'producerResponsibilityOrganisation', 'selectedWasteOperator'],
    preparationForReUse: secondLife,
    preparationForRepurposing: secondLife,
    repurposing: secondLife,
    remanufacturing: secondLife,
    reUse: ['workshop', 'dismantler', 'secondLifeOperator', 'manufacturer'],
    storage: keepers,
    quarantine: keepers,
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

/** Recycling and both kinds of preparation are done with waste (2008/98/EC Art. 3(16), (17); 2023/1542 Art. 3(30)). */
export function isWastePurpose(purpose: HandoffPurpose): boolean {
  return purpose === 'recycling' || purpose === 'preparationForReUse' || purpose === 'preparationForRepurposing';
}

/** Whether a firm with these roles can do what a purpose promises. */
export function canDo(purpose: HandoffPurpose, roles: readonly FirmRole[], rules = receiverRules): boolean {
  return roles.some((role) => rules.receiverRoles[purpose].includes(role));
}

/** What decides about the way of waste on one day. */
export interface WasteTransport {
  senderRoles: readonly FirmRole[];
  receiverRoles: readonly FirmRole[];
  /** Categories of the things; components have none. */
  categories: readonly (string | undefined)[];
  /** Day of the offer, YYYY-MM-DD. */
  day: string;
}

/** The rule that forbids this way; undefined when none does. */
export function forbiddenRoute(
  { senderRoles, receiverRoles, categories, day }: WasteTransport,
  rules = receiverRules,
): WasteRoute | undefined {
  return rules.wasteRoutes.find((route) => {
    const holds = route.from <= day && (route.until === undefined || day <= route.until);
    return (
      holds &&
      senderRoles.includes(route.senderRole) &&
      categories.some((category) => category !== undefined && route.categories.includes(category)) &&
      !receiverRoles.some((role) => route.receiverRoles.includes(role))
    );
  });
}

/** Whether a firm may be offered these things for this purpose. */
export function fitsAsReceiver(
  handoff: WasteTransport & { purpose: HandoffPurpose; waste: boolean },
  rules = receiverRules,
): boolean {
  if (!canDo(handoff.purpose, handoff.receiverRoles, rules)) return false;
  const waste = handoff.waste || isWastePurpose(handoff.purpose);
  // Repurposing is for what is not waste (2023/1542 Art. 3(31)).
  if (waste && handoff.purpose === 'repurposing') return false;
  return !waste || forbiddenRoute(handoff, rules) === undefined;
}

/** The three that 2023/1542 Art. 77(7) subpara 2 names as taking over a battery that has become waste, and their role. */
export const wasteRecipientRoles = {
  producer: 'manufacturer',
  producerResponsibilityOrganisation: 'producerResponsibilityOrganisation',
  selectedWasteOperator: 'selectedWasteOperator',
} as const satisfies Record<string, FirmRole>;
