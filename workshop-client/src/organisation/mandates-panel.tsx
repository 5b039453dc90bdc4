import { useState } from 'preact/hooks';
import { date } from '#web-kit/texts/format.ts';
import { Banner, Chip, type Tone } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { useQuery } from '../data/use-query.ts';
import { mayIssue, useRoles } from '../data/who-issues.ts';
import { type Mandate, mandatesDocument } from '../documents/organisation.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo, withQuery } from '../frame/router.ts';
import { Pending } from '../step/pending.tsx';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { GrantMandate } from './grant-mandate.tsx';

/** Who may keep whose passports, by an agreement in writing (2023/1542 Art. 77(4)). Only admins give and end mandates. */
export function MandatesPanel({ self, admin }: { self: string; admin: boolean }) {
  const m = t().mandates;
  const query = useQuery(mandatesDocument, {}, { keepAs: { kind: 'mandates', id: 'mine' } });
  const me = query.data?.me;
  const given = [...(me?.organisation.given ?? [])].reverse();
  const received = me?.received ?? [];
  const issues = useRoles().some((role) => mayIssue.includes(role));
  return (
    <section class="panel" aria-labelledby="mandates">
      <h2 id="mandates">{m.title}</h2>
      <p class="quiet">{m.lead}</p>
      <QueryState query={query} />
      <Pending subject={self} />
      {me && given.length + received.length === 0 && <p class="nothing">{m.none}</p>}
      <MandateList title={m.given} mandates={given} other={({ to }) => to} endable={admin} />
      <MandateList title={m.received} mandates={received} other={({ by }) => by} endable={false} issuing={issues} />
      {admin && <GrantMandate self={self} />}
    </section>
  );
}

interface MandateListProps {
  title: string;
  mandates: readonly Mandate[];
  /** Name of the firm at the other end. */
  other: (mandate: Mandate) => { id: string; name: string } | null;
  endable: boolean;
  /** Whether this firm issues passports by these. */
  issuing?: boolean;
}

function MandateList({ title, mandates, other, endable, issuing }: MandateListProps) {
  if (mandates.length === 0) return null;
  return (
    <div class="task">
      <h3>{title}</h3>
      <ul class="rows">
        {mandates.map((mandate) => (
          <MandateRow
            key={mandate.id}
            mandate={mandate}
            name={other(mandate)?.name ?? ''}
            endable={endable}
            principal={issuing ? other(mandate)?.id : undefined}
          />
        ))}
      </ul>
    </div>
  );
}

interface MandateRowProps {
  mandate: Mandate;
  name: string;
  endable: boolean;
  /** The firm whose passports this one may issue by this mandate. */
  principal: string | undefined;
}

function MandateRow({ mandate, name, endable, principal }: MandateRowProps) {
  const [asking, setAsking] = useState(false);
  const { keep, problem } = useKeep();
  const m = t().mandates;
  const state = stateOf(mandate, new Date().toISOString().slice(0, 10));
  const end = () =>
    void keep({ name: 'revokeMandate', input: { mandate: mandate.id }, subjects: [mandate.id], title: name });
  return (
    <li class="person">
      <span class="row-text">
        <strong>{name}</strong>
        <span>{mandate.scope.map((scope) => m.scopes[scope] ?? scope).join(', ')}</span>
        <span class="row-facts">
          {m.term(date(mandate.from), date(mandate.until))} · {mandate.agreement}
        </span>
        <span class="row-chips">
          <Chip tone={tones[state]}>{m.states[state]}</Chip>
        </span>
      </span>
      {endable && (state === 'holds' || state === 'later') && (
        <Button look="quiet" label={`${m.end}: ${name}`} onPress={() => setAsking(true)}>
          {m.end}
        </Button>
      )}
      {principal && state === 'holds' && mandate.scope.includes('ISSUE') && (
        <a class="link-arrow" href={withQuery(linkTo('issue'), { for: principal })}>
          {t().issue.forFirm}
        </a>
      )}
      <Pending subject={mandate.id} />
      {problem && <Banner tone="danger">{problem}</Banner>}
      {asking && <Confirm question={m.endConfirm(name)} yes={m.end} onYes={end} onClose={() => setAsking(false)} />}
    </li>
  );
}

type MandateState = 'holds' | 'later' | 'over' | 'revoked';

const tones: Record<MandateState, Tone> = { holds: 'good', later: 'info', over: 'plain', revoked: 'plain' };

/** By the same days the service goes by. */
export function stateOf({ from, until, revokedAt }: Mandate, day: string): MandateState {
  if (revokedAt) return 'revoked';
  if (until !== null && until < day) return 'over';
  return day < from ? 'later' : 'holds';
}
