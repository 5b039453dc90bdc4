import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { AmendScreen } from '../amend/amend-screen.tsx';
import { BatteryScreen } from '../battery/battery-screen.tsx';
import { CompletenessScreen } from '../completeness/completeness-screen.tsx';
import { OwnCompletenessScreen } from '../completeness/own-completeness-screen.tsx';
import { ComponentScreen } from '../component/component-screen.tsx';
import { EventScreen } from '../condition/event-screen.tsx';
import { InspectionScreen } from '../condition/inspection-screen.tsx';
import { MeasurementScreen } from '../condition/measurement-screen.tsx';
import { useClient } from '../data/client.ts';
import { followHandoffs } from '../data/live.ts';
import { prefetch, prefetchHandoffs, prefetchPlacer } from '../data/prefetch.ts';
import { mayIssue, useRoles } from '../data/who-issues.ts';
import { announce, LiveRegion } from '../frame/announce.tsx';
import { NotHere } from '../frame/not-here.tsx';
import { type BatteryPlace, go, linkTo, type Route, useRoute } from '../frame/router.ts';
import { HandoffScreen } from '../handoffs/handoff-screen.tsx';
import { HandoffsScreen } from '../handoffs/handoffs-screen.tsx';
import { OfferScreen } from '../handoffs/offer-screen.tsx';
import { HomeScreen } from '../home/home-screen.tsx';
import { IssueScreen } from '../issue/issue-screen.tsx';
import { LabelsScreen } from '../labels/labels-screen.tsx';
import { OrganisationScreen } from '../organisation/organisation-screen.tsx';
import { ProofScreen } from '../organisation/proof-screen.tsx';
import { OutboxScreen } from '../outbox/outbox-screen.tsx';
import { ReadsScreen } from '../reads/reads-screen.tsx';
import { RecyclingScreen } from '../recycling/recycling-screen.tsx';
import { RemovalScreen } from '../removal/removal-screen.tsx';
import { RepairScreen } from '../repair/repair-screen.tsx';
import { TransferScreen } from '../responsibility/transfer-screen.tsx';
import { CodeScreen } from '../search/code-screen.tsx';
import { ScanScreen } from '../search/scan-screen.tsx';
import { SearchScreen } from '../search/search-screen.tsx';
import { SecondLifeScreen } from '../second-life/second-life-screen.tsx';
import { InvitationScreen } from '../sign-in/invitation-screen.tsx';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';
import { t } from '../texts/t.ts';
import { AttachScreen } from '../uploads/attach-screen.tsx';
import { DocumentsScreen } from '../uploads/documents-screen.tsx';
import { WasteScreen } from '../waste/waste-screen.tsx';
import { Shell } from './shell.tsx';

/** Who is signed in decides between the door and the house. */
export function App() {
  const { session } = useClient();
  const route = useRoute();
  const signedIn = session.state.value.kind === 'signedIn';
  if (route.place.screen === 'invitation' && !signedIn) return <InvitationScreen code={route.place.code} />;
  if (!signedIn) return <SignInScreen />;
  return <House route={route} />;
}

function House({ route }: { route: Route }) {
  useFocusOnArrival(route.key);
  useLiveHandoffs();
  return (
    <Shell at={route.place.screen}>
      <ScanAnywhere />
      <LiveRegion />
      <Screen key={route.key} place={route.place} query={route.query} />
    </Shell>
  );
}

function Screen({ place, query }: Pick<Route, 'place' | 'query'>) {
  switch (place.screen) {
    case 'home':
      return <HomeScreen />;
    case 'scan':
      return <ScanScreen />;
    case 'search':
      return <SearchScreen query={query} />;
    case 'code':
      return place.step === 'removal' ? <RemovalScreen code={place.code} /> : <CodeScreen code={place.code} />;
    case 'battery':
      return <AboutBattery {...place} query={query} />;
    case 'component':
      return <ComponentScreen id={place.id} />;
    case 'handoffs':
      return <HandoffsScreen query={query} />;
    case 'handoff':
      return <HandoffScreen id={place.id} step={place.step} />;
    case 'completeness':
      return <OwnCompletenessScreen query={query} />;
    case 'second-life':
      return <SecondLifeScreen key={query.toString()} from={query.getAll('from')} />;
    case 'issue':
      return <IssueScreen key={query.toString()} principal={query.get('for') ?? undefined} />;
    case 'documents':
      return <DocumentsScreen />;
    case 'offer':
      return <OfferScreen items={query.getAll('items')} />;
    case 'labels':
      return <LabelsScreen key={query.toString()} ids={query.getAll('ids')} />;
    case 'organisation':
      return <OrganisationScreen />;
    case 'proof':
      return <ProofScreen />;
    case 'outbox':
      return <OutboxScreen />;
    // Whoever is signed in needs no invitation.
    case 'invitation':
    case 'nowhere':
      return <NotHere />;
  }
}

interface AboutBatteryProps {
  id: string;
  step: BatteryPlace | undefined;
  query: URLSearchParams;
}

/** A battery's page, or one of the steps about it. */
function AboutBattery({ id, step, query }: AboutBatteryProps) {
  switch (step) {
    case undefined:
      return <BatteryScreen id={id} />;
    case 'removal':
      return <RemovalScreen battery={id} />;
    case 'measurement':
      return <MeasurementScreen battery={id} />;
    case 'inspection':
      return <InspectionScreen battery={id} />;
    case 'event':
      return <EventScreen battery={id} />;
    case 'completeness':
      return <CompletenessScreen battery={id} query={query} />;
    case 'amend':
      return <AmendScreen battery={id} query={query} />;
    case 'document':
      return <AttachScreen battery={id} />;
    case 'reads':
      return <ReadsScreen battery={id} />;
    case 'repair':
      return <RepairScreen battery={id} />;
    case 'recycling':
      return <RecyclingScreen battery={id} />;
    case 'responsibility':
      return <TransferScreen battery={id} />;
    case 'waste':
      return <WasteScreen battery={id} />;
  }
}

/** A hand scanner works on every screen. Mounted before the screens, so a screen that wants codes itself gets them first. */
function ScanAnywhere() {
  useScan((code) => go(linkTo('code', code.text)));
  return null;
}

/** After a change of screen the focus is at its heading, as after loading a page (WCAG 2.2, 2.4.3). */
function useFocusOnArrival(place: string): void {
  const first = useRef(true);
  // Before the next picture: whoever listens is never left at the link they came by.
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [place]);
}

function useLiveHandoffs(): void {
  const client = useClient();
  const state = client.session.state.value;
  const self = state.kind === 'signedIn' ? state.identity?.organisation.id : undefined;
  const issues = useRoles().some((role) => mayIssue.includes(role));
  useEffect(() => {
    if (!self) return;
    void prefetch(client)
      .then(() => prefetchHandoffs(client))
      .then(() => (issues ? prefetchPlacer(client) : undefined));
    return followHandoffs(({ number, status, sender, receiver }) => {
      void prefetchHandoffs(client);
      if (status === 'OFFERED' && receiver.id === self) announce(t().home.arrived(number, sender.name));
      else announce(t().home.changed(number, word(w().handoffStatus, status)));
    });
  }, [client, self]);
}
