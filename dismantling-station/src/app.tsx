import { connected } from '#web-kit/connected.ts';
import { applyUpdate, updateReady } from '#web-kit/offline/updates.ts';
import { k } from '#web-kit/texts/kit.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { LanguageSwitch } from '#web-kit/ui/language-switch.tsx';
import { OutboxBadge } from '#web-kit/ui/outbox-badge.tsx';
import { BatteryScreen } from './battery/battery-screen.tsx';
import { UnknownBatteryScreen } from './battery/unknown-battery-screen.tsx';
import { ComponentForm } from './component/component-form.tsx';
import { ComponentScreen } from './component/component-screen.tsx';
import { DamageForm } from './damage/damage-form.tsx';
import { EnrolScreen } from './enrol/enrol-screen.tsx';
import { HandoffScreen } from './handoff/handoff-screen.tsx';
import { HandoffStep } from './handoff/handoff-step.tsx';
import { HandoffsScreen } from './handoff/handoffs-screen.tsx';
import { HomeScreen } from './home/home-screen.tsx';
import { LabelScreen } from './label/label-screen.tsx';
import { SheetScreen } from './label/sheet-screen.tsx';
import { clearNotice, notice } from './notice.ts';
import { OfferForm } from './offer/offer-form.tsx';
import { OutboxScreen } from './outbox/outbox-screen.tsx';
import { RemovalForm } from './removal/removal-form.tsx';
import { screen, show } from './screen.ts';
import { station } from './station.ts';
import { t } from './texts.ts';
import { IntakeForm } from './vehicle/intake-form.tsx';
import { VehicleScreen } from './vehicle/vehicle-screen.tsx';

/** The frame around every screen: who and where, what is kept and what is sent, the last result. */
export function App() {
  const state = station().session.state.value;
  if (state.kind === 'signedOut') return <EnrolScreen revoked={state.reason === 'revoked'} />;
  return (
    <>
      <TopBar />
      <main class="screen">
        {updateReady.value && (
          <Banner tone="info">
            {k().update.ready} <Button onPress={applyUpdate}>{k().update.apply}</Button>
          </Banner>
        )}
        {notice.value && (
          <Banner tone={notice.value.tone} onClose={clearNotice} closeLabel={k().close}>
            {notice.value.text}
          </Banner>
        )}
        <CurrentScreen />
      </main>
    </>
  );
}

function TopBar() {
  const { outbox, session } = station();
  const state = session.state.value;
  const identity = state.kind === 'signedIn' ? state.identity : undefined;
  const isConnected = connected.value;
  return (
    <header class="top-bar">
      <button type="button" class="top-home" onClick={() => show({ name: 'home' })} aria-label={t().home.title}>
        <img src="/station/icon.svg" alt="" width="44" height="44" />
      </button>
      <p class="top-who">
        <strong>{identity?.name ?? t().loading}</strong>
        <span>{identity?.organisation.name}</span>
      </p>
      <p class={`top-link${isConnected ? '' : ' top-link-off'}`} role="status">
        {isConnected ? t().link.on : t().link.off}
      </p>
      <OutboxBadge outbox={outbox} onOpen={() => show({ name: 'outbox' })} />
      <LanguageSwitch />
    </header>
  );
}

function CurrentScreen() {
  const now = screen.value;
  switch (now.name) {
    case 'home':
      return <HomeScreen />;
    case 'battery':
      return <BatteryScreen key={now.id} id={now.id} />;
    case 'unknownBattery':
      return <UnknownBatteryScreen code={now.code} />;
    case 'vehicle':
      return <VehicleScreen key={now.id} id={now.id} />;
    case 'intake':
      return <IntakeForm key={now.vin} vin={now.vin} />;
    case 'removal':
      return <RemovalForm key={now.battery ?? now.code} about={now} />;
    case 'damage':
      return <DamageForm key={now.battery} about={now} />;
    case 'offer':
      return <OfferForm key={now.items.map(({ id }) => id).join()} about={now} />;
    case 'component':
      return <ComponentScreen key={now.id} id={now.id} />;
    case 'newComponent':
      return <ComponentForm key={now.vehicle} vehicle={now.vehicle} />;
    case 'handoffs':
      return <HandoffsScreen />;
    case 'handoffStep':
      return <HandoffStep key={`${now.step} ${now.id}`} about={now} />;
    case 'handoff':
      return <HandoffScreen key={now.id} id={now.id} />;
    case 'label':
      return <LabelScreen key={now.id} kind={now.kind} id={now.id} />;
    case 'labelSheet':
      return <SheetScreen />;
    case 'outbox':
      return <OutboxScreen />;
  }
}
