import { useClient } from '../app/client.ts';
import { QueryState } from '../app/query-state.tsx';
import { Screen } from '../app/screen.tsx';
import { ArrowSign, ScanSign } from '../app/signs.tsx';
import { handoffVersion } from '../data/live.ts';
import { useQuery } from '../data/use-query.ts';
import type { BatteryLine, Connection } from '../documents/fragments.ts';
import { type HandoffLine, handoffsDocument } from '../documents/handoffs.ts';
import { batteriesDocument } from '../documents/search.ts';
import { HandoffCard } from '../handoffs/handoff-card.tsx';
import { openStatuses, taskOf } from '../handoffs/tasks.ts';
import { BatteryRow } from '../search/rows.tsx';
import { t } from '../texts/t.ts';

/** The next thing to do: scanning is the biggest, then what waits for this firm. */
export function HomeScreen() {
  return (
    <Screen title={greeting()} width="page">
      <a class="scan-button" href="#/scan">
        <ScanSign />
        <span>
          <strong>{t().home.scan}</strong>
          <small>{t().home.scanHint}</small>
        </span>
      </a>
      <div class="columns">
        <ToDo />
        <Mine />
      </div>
    </Screen>
  );
}

function greeting(): string {
  const { session } = useClient();
  const state = session.state.value;
  return (state.kind === 'signedIn' && state.identity?.name) || t().home.title;
}

/** Whether this firm issues passports: then it makes new ones from used batteries and wants to know what they lack. */
function placesOnMarket(): boolean {
  const state = useClient().session.state.value;
  const roles = state.kind === 'signedIn' ? (state.identity?.organisation.roles ?? []) : [];
  return roles.some((role) => ['MANUFACTURER', 'SECOND_LIFE_OPERATOR'].includes(role));
}

function ToDo() {
  const query = useQuery<{ handoffs: Connection<HandoffLine> }>(
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
  const query = useQuery<{ batteries: Connection<BatteryLine> }>(
    batteriesDocument,
    { filter: { inMyCustody: true } },
    { version: handoffVersion.value, keepAs: { kind: 'list', id: 'mine' } },
  );
  const batteries = query.data?.batteries.edges.map(({ node }) => node) ?? [];
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
          <a class="button button-plain" href="#/offer">
            {t().home.offer}
          </a>
        )}
        {batteries.length > 0 && (
          <a class="link-arrow" href="#/search?mine=1">
            {t().home.showAll} <ArrowSign />
          </a>
        )}
      </div>
      {placesOnMarket() && (
        <div class="panel-foot">
          <a class="link-arrow" href="#/second-life">
            {t().secondLife.title} <ArrowSign />
          </a>
          <a class="link-arrow" href="#/completeness">
            {t().completeness.own} <ArrowSign />
          </a>
        </div>
      )}
    </section>
  );
}
