import type { ComponentChildren, JSX } from 'preact';
import { connected } from '#web-kit/connected.ts';
import { applyUpdate, updateReady } from '#web-kit/offline/updates.ts';
import { k } from '#web-kit/texts/kit.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { OutboxBadge } from '#web-kit/ui/outbox-badge.tsx';
import { useClient } from '../data/client.ts';
import { go, linkTo, type Place } from '../frame/router.ts';
import { HandoffSign, HomeSign, Mark, OrganisationSign, ScanSign, SearchSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';

/** What stays while screens change: who is signed in, what is kept, where to go. */
export function Shell({ at, children }: { at: Place['screen']; children: ComponentChildren }) {
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={skipToContent}>
        {t().app.skip}
      </button>
      <Top />
      <Navigation at={at} />
      <main id="content">
        <p class="no-network" role="status">
          {!connected.value && t().app.offline}
        </p>
        {updateReady.value && (
          <Banner tone="info">
            {k().update.ready} <Button onPress={applyUpdate}>{k().update.apply}</Button>
          </Banner>
        )}
        {children}
      </main>
    </div>
  );
}

function Top() {
  const { session, outbox } = useClient();
  const state = session.state.value;
  const organisation = state.kind === 'signedIn' ? state.identity?.organisation.name : undefined;
  return (
    <header class="top">
      <a class="brand" href={linkTo()}>
        <Mark />
        <span class="brand-name">{t().app.name}</span>
        <span class="for-screen-readers">{t().app.home}</span>
      </a>
      <span class="top-firm">{organisation}</span>
      <OutboxBadge outbox={outbox} onOpen={() => go(linkTo('outbox'))} />
    </header>
  );
}

interface Way {
  /** The screens it leads to, the first one by its address. */
  at: readonly Place['screen'][];
  href: string;
  sign: () => JSX.Element;
  title: () => string;
}

const ways: readonly Way[] = [
  { at: ['home', 'completeness', 'issue'], href: linkTo(), sign: HomeSign, title: () => t().app.home },
  {
    at: ['search', 'code', 'battery', 'component', 'second-life'],
    href: linkTo('search'),
    sign: SearchSign,
    title: () => t().app.search,
  },
  { at: ['scan'], href: linkTo('scan'), sign: ScanSign, title: () => t().app.scan },
  { at: ['handoffs', 'handoff', 'offer'], href: linkTo('handoffs'), sign: HandoffSign, title: () => t().app.handoffs },
  {
    at: ['organisation', 'proof', 'documents'],
    href: linkTo('organisation'),
    sign: OrganisationSign,
    title: () => t().app.organisation,
  },
];

function Navigation({ at }: { at: Place['screen'] }) {
  return (
    <nav class="navigation" aria-label={t().app.navigation}>
      {ways.map((way) => (
        <a
          key={way.href}
          class={`place place-${way.at[0]}`}
          href={way.href}
          aria-current={way.at.includes(at) ? 'page' : undefined}
        >
          <way.sign />
          <span>{way.title()}</span>
        </a>
      ))}
    </nav>
  );
}

/** The address after `#` is the screen's, so the jump to the content is made by hand. */
function skipToContent(): void {
  const content = document.getElementById('content');
  content?.setAttribute('tabindex', '-1');
  content?.focus();
}
