import { type FirmRole, fitsAsReceiver, type HandoffPurpose } from '#schemas/handoff-rules.ts';
import type { OrganisationRecord } from './records.ts';
import { camelCase } from './texts/language.ts';

/** What is known of something that shall be passed on; a component has no category. */
export interface Passable {
  category?: string | undefined;
  status?: string | null | undefined;
}

/** Something to pass on, by whom and for what; all names in GraphQL's spelling. */
export interface Passing {
  purpose: string;
  from: Pick<OrganisationRecord, 'id' | 'roles'> | undefined;
  things: readonly Passable[];
}

/** The firms that may be offered these things for this purpose today: those the service would not refuse. */
export function fittingFirms<Firm extends OrganisationRecord>(
  firms: readonly Firm[],
  { purpose, from, things }: Passing,
): Firm[] {
  const passing = {
    purpose: camelCase(purpose) as HandoffPurpose,
    senderRoles: rolesOf(from?.roles ?? []),
    categories: things.map(({ category }) => category && camelCase(category)),
    waste: things.some(({ status }) => status === 'WASTE'),
    day: new Date().toISOString().slice(0, 10),
  };
  return firms.filter(
    ({ id, roles }) => id !== from?.id && fitsAsReceiver({ ...passing, receiverRoles: rolesOf(roles) }),
  );
}

const rolesOf = (names: readonly string[]): FirmRole[] => names.map((name) => camelCase(name) as FirmRole);
