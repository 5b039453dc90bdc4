import { useClient } from '../data/client.ts';
import { handoffVersion } from '../data/live.ts';
import { openStatuses, taskOf } from '../data/tasks.ts';
import { useQuery } from '../data/use-query.ts';
import { mayIssue, useRoles } from '../data/who-issues.ts';
import { type HandoffLine, handoffsDocument } from '../documents/handoffs.ts';
import { batteriesDocument } from '../documents/search.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ArrowSign, ScanSign } from '../frame/signs.tsx';
import { HandoffCard } from '../handoffs/handoff-card.tsx';
import { WaitingInterests } from '../organisation/waiting-interests.tsx';
import { BatteryRow } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';

/** The next thing to do: scanning is the biggest, then what waits for this firm. */
export function HomeScreen() {
  const roles = useRoles();
  const onlyReads = roles.length > 0 && roles.every((role) => authorities.includes(role));
  return (
    <Screen title={greeting()} width="page">
      <a class="scan-button" href={linkTo('scan')}>
        <ScanSign />
        <span>
          <strong>{t().home.scan}</strong>
          <small>{t().home.scanHint}</small>
        </span>
      </a>
      {onlyReads ? (
        <Authority />
      ) : (
        <div class="columns">
          <ToDo />
          <Mine />
        </div>
      )}
    </Screen>
  );
}

const authorities: readonly string[] = ['MARKET_SURVEILLANCE', 'NOTIFIED_BODY', 'COMMISSION'];

/** Who only reads has no batteries in hand: finding them, and what waits to be confirmed, is what they come for. */
function Authority() {
  return (
    <div class="columns">
      <WaitingInterests />
      <section class="panel" aria-labelledby="look-up">
        <h2 id="look-up">{t().home.lookUp}</h2>
        <div class="panel-foot">
          <a class="button button-plain" href={linkTo('search')}>
            {t().home.findBattery}
          </a>
          <a class="link-arrow" href={linkTo('handoffs')}>
            {t().home.allHandoffs} <ArrowSign />
          </a>
          <a class="link-arrow" href={linkTo('proof')}>
            {t().proof.checkFile} <ArrowSign />
          </a>
        </div>
      </section>
    </div>
  );
}

function greeting(): string {
  const { session } = useClient();
  const state = session.state.value;
  return (state.kind === 'signedIn' && state.identity?.name) || t().home.title;
}

function ToDo() {
  const query = useQuery(
    handoffsDocument,
    { filter: { status: openStatuses } },
    { version: handoffVersion.value, keepAs: { kind: 'list', id: 'to-do' } },
  );
  const open = query.data?.handoffs.edges.map(({ node }) => node) ?? [];
  const due = open.filter((handoff) => taskOf(handoff.allowedSteps));
  return (
    <section class="panel" aria-labelledby="to-do">
      <div class="panel-head">
        <h2 id="to-do">{t().home.toDo}</h2>
        {due.length > 0 && <span class="count">{due.length}</span>}
      </div>
      <QueryState query={query} />
      {(['answer', 'dispatch', 'receive'] as const).map((task) => (
        <Task key={task} title={t().home[task]} handoffs={due.filter((one) => taskOf(one.allowedSteps) === task)} />
      ))}
      {query.data && due.length === 0 && <p class="nothing">{t().home.nothing}</p>}
    </section>
  );
}

function Task({ title, handoffs }: { title: string; handoffs: HandoffLine[] }) {
  if (handoffs.length === 0) return null;
  return (
    <div class="task">
      <h3>{title}</h3>
      <ul class="cards">
        {handoffs.map((handoff) => (
          <li key={handoff.id}>
            <HandoffCard handoff={handoff} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mine() {
  const query = useQuery(
    batteriesDocument,
    { filter: { inMyCustody: true } },
    { version: handoffVersion.value, keepAs: { kind: 'list', id: 'mine' } },
  );
  const batteries = query.data?.batteries.edges.map(({ node }) => node) ?? [];
  const roles = useRoles();
  // Who issues passports makes new ones from used batteries, too, and wants to know what they lack.
  const issues = roles.some((role) => mayIssue.includes(role));
  return (
    <section class="panel" aria-labelledby="mine">
      <div class="panel-head">
        <h2 id="mine">{t().home.mine}</h2>
        {query.data && <span class="panel-note">{t().home.mineCount(query.data.batteries.totalCount)}</span>}
      </div>
      {query.data && batteries.length === 0 && <p class="nothing">{t().home.noneMine}</p>}
      <ul class="rows">
        {batteries.slice(0, 5).map((battery) => (
          <li key={battery.id}>
            <BatteryRow battery={battery} />
          </li>
        ))}
      </ul>
      <div class="panel-foot">
        {batteries.length > 0 && (
          <a class="button button-plain" href={linkTo('offer')}>
            {t().home.offer}
          </a>
        )}
        {batteries.length > 0 && (
          <a class="link-arrow" href={withQuery(linkTo('search'), { mine: '1' })}>
            {t().home.showAll} <ArrowSign />
          </a>
        )}
      </div>
      {issues && (
        <div class="panel-foot">
          {roles.includes('MANUFACTURER') && (
            <a class="button button-plain" href={linkTo('issue')}>
              {t().issue.title}
            </a>
          )}
          <a class="link-arrow" href={linkTo('second-life')}>
            {t().secondLife.title} <ArrowSign />
          </a>
          <a class="link-arrow" href={linkTo('completeness')}>
            {t().completeness.own} <ArrowSign />
          </a>
        </div>
      )}
    </section>
  );
}
