import { useEffect } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { useQuery } from '../data/use-query.ts';
import { mayIssue, useRoles } from '../data/who-issues.ts';
import { mandatesDocument, meDocument } from '../documents/organisation.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { stateOf } from '../organisation/mandates-panel.tsx';
import { t } from '../texts/t.ts';
import { IssueForm } from './issue-form.tsx';
import type { Placer } from './new-battery.ts';

/** The passport of one new battery (2023/1542 Art. 77(1), (3), (4)), for the own firm or one that has authorised it in writing. */
export function IssueScreen({ principal }: { principal: string | undefined }) {
  const i = t().issue;
  const roles = useRoles();
  const me = useQuery(meDocument, {}, { keepAs: { kind: 'me', id: 'me' } });
  const mandates = useQuery(mandatesDocument, {}, { keepAs: { kind: 'mandates', id: 'mine' } });
  useEffect(() => duringStep(), []);
  const own = me.data?.me?.organisation;
  const today = new Date().toISOString().slice(0, 10);
  const others = (mandates.data?.me?.received ?? [])
    .filter((mandate) => mandate.scope.includes('ISSUE') && stateOf(mandate, today) === 'holds')
    .flatMap(({ by }) => (by?.roles.includes('MANUFACTURER') ? [by] : []));
  const placers: Placer[] = [...(own && roles.includes('MANUFACTURER') ? [own] : []), ...unique(others)];
  const known = own && mandates.data;
  return (
    <Screen title={i.title} back={linkTo()}>
      {!known && <QueryState query={me.data ? mandates : me} />}
      {known && (!roles.some((role) => mayIssue.includes(role)) || placers.length === 0) && (
        <Banner tone="warn">{i.notYours}</Banner>
      )}
      {known && placers.length > 0 && <IssueForm placers={placers} own={own.id} principal={principal} day={today} />}
    </Screen>
  );
}

const unique = (firms: Placer[]): Placer[] => [...new Map(firms.map((firm) => [firm.id, firm])).values()];
