import type { OrganisationRecord } from '#web-kit/records.ts';

export const purposes = [
  'RECYCLING',
  'REPURPOSING',
  'REMANUFACTURING',
  'PREPARATION_FOR_RE_USE',
  'PREPARATION_FOR_REPURPOSING',
  'RE_USE',
  'STORAGE',
] as const;
export type Purpose = (typeof purposes)[number];

const secondLife = ['SECOND_LIFE_OPERATOR', 'MANUFACTURER'];
const wasteRecipients = ['PRODUCER_RESPONSIBILITY_ORGANISATION', 'SELECTED_WASTE_OPERATOR'];
const everyHandler = ['WORKSHOP', 'DISMANTLER', 'SECOND_LIFE_OPERATOR', 'RECYCLER', 'MANUFACTURER', ...wasteRecipients];

const rolesFor: Record<Purpose, readonly string[]> = {
  RECYCLING: ['RECYCLER', ...wasteRecipients],
  REPURPOSING: secondLife,
  REMANUFACTURING: secondLife,
  PREPARATION_FOR_RE_USE: secondLife,
  PREPARATION_FOR_REPURPOSING: secondLife,
  RE_USE: ['WORKSHOP', 'DISMANTLER', ...secondLife],
  STORAGE: everyHandler,
};

/** These are done with waste (2023/1542 Art. 3(30)). */
const wastePurposes = new Set<Purpose>(['RECYCLING', 'PREPARATION_FOR_RE_USE', 'PREPARATION_FOR_REPURPOSING']);

/**
 * Firms worth showing for a purpose. It only shortens the list; whether an offer stands is the service's decision alone.
 */
export function fittingReceivers(
  organisations: readonly OrganisationRecord[],
  purpose: Purpose,
  own: OrganisationRecord | undefined,
  battery: boolean,
): OrganisationRecord[] {
  // BattDG § 21(2): a dismantler's waste batteries go to a take-back organisation or a selected waste operator.
  const bound = battery && wastePurposes.has(purpose) && (own?.roles.includes('DISMANTLER') ?? false);
  return organisations.filter(
    ({ id, roles }) =>
      id !== own?.id &&
      roles.some((role) => rolesFor[purpose].includes(role)) &&
      (!bound || roles.some((role) => wasteRecipients.includes(role))),
  );
}
