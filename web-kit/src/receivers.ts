import { fitsAsReceiver } from '#schemas/handoff-rules.ts';
import type { BatteryCategory, BatteryStatus, HandoffPurpose } from './generated/graphql.ts';
import type { OrganisationRecord } from './records.ts';
import { camelCase } from './spelling.ts';

/** What is known of something that shall be passed on; a component has no category. */
export interface Passable {
  category?: BatteryCategory | undefined;
  status?: BatteryStatus | null | undefined;
}

/** Something to pass on, by whom and for what. */
export interface Passing {
  purpose: HandoffPurpose;
  from: Pick<OrganisationRecord, 'id' | 'roles'> | undefined;
  things: readonly Passable[];
}

/** The firms that may be offered these things for this purpose today: those the service would not refuse. */
export function fittingFirms<Firm extends OrganisationRecord>(
  firms: readonly Firm[],
  { purpose, from, things }: Passing,
): Firm[] {
  const passing = {
    purpose: camelCase(purpose),
    senderRoles: (from?.roles ?? []).map(camelCase),
    categories: things.map(({ category }) => category && camelCase(category)),
    waste: things.some(({ status }) => status === 'WASTE'),
    day: new Date().toISOString().slice(0, 10),
  };
  return firms.filter(
    ({ id, roles }) => id !== from?.id && fitsAsReceiver({ ...passing, receiverRoles: roles.map(camelCase) }),
  );
}
