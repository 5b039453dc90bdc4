import '#web-kit/ui/tokens.css';
import '#web-kit/ui/ui.css';
import './station.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { watchForUpdates } from '#web-kit/offline/updates.ts';
import { hearTypingScanner } from '#web-kit/scanner/use-scan.ts';
import { keepScreenOn } from '#web-kit/wake-lock.ts';
import { App } from './app.tsx';
import { followHandoffs } from './handoff/open-handoffs.ts';
import { followEvents } from './home/recent-events.tsx';
import { keepReady } from './keep-ready.ts';
import { findSheet } from './label/sheet.ts';
import { followBrowserHistory, resumeStep } from './screen.ts';
import { openStation } from './station.ts';
import { t } from './texts.ts';

const place = document.getElementById('app') as HTMLElement;

try {
  const { session, outbox } = await openStation();
  resumeStep();
  findSheet();
  render(<App />, place);
  hearTypingScanner();
  followBrowserHistory();
  keepScreenOn();
  let ready = false;
  effect(() => {
    if (session.state.value.kind !== 'signedIn') return;
    void outbox.sendNow();
    if (!ready) {
      keepReady();
      followEvents();
      followHandoffs();
    }
    ready = true;
  });
  await watchForUpdates('/station/').catch(() => undefined);
  void import('#web-kit/scanner/camera-scanner.ts').then(({ warmUpCamera }) => warmUpCamera());
} catch {
  // Without a place to keep things nothing may be recorded here: said, not hidden.
  render(<p class="fatal">{t().noStorage}</p>, place);
}
