import { useEffect, useState } from 'preact/hooks';
import type { OrganisationRole } from '#web-kit/generated/graphql.ts';
import { useClient } from '../data/client.ts';
import { type Query, useQuery } from '../data/use-query.ts';
import type { Firm } from '../documents/fragments.ts';
import { type Receivers, receiversDocument } from '../documents/handoffs.ts';

export interface Firms {
  firms: Firm[];
  /** More than one looks through at a glance. */
  many: boolean;
  query: Query<unknown>;
}

/** Firms with one of these roles and this in their name; without a network those this device has heard of. */
export function useFirms(roles: readonly OrganisationRole[], text: string): Firms {
  const query = useQuery(receiversDocument, { filter: { roles, text: text || undefined } });
  const offline = useKnownFirms(query.problem === 'unreachable');
  const answer = query.data ?? offline;
  const fits = (firm: Firm) =>
    firm.roles.some((role) => roles.includes(role)) && firm.name.toLowerCase().includes(text.trim().toLowerCase());
  const firms = (answer?.organisations.edges ?? []).map(({ node }) => node).filter(fits);
  return { firms, many: firms.length > 8 || (answer?.organisations.pageInfo.hasNextPage ?? false), query };
}

function useKnownFirms(needed: boolean): Receivers | undefined {
  const { seen } = useClient();
  const [known, setKnown] = useState<Receivers>();
  useEffect(() => {
    if (needed) void seen.get<Receivers>('receivers', 'all').then((record) => setKnown(record?.value));
  }, [needed, seen]);
  return known;
}
