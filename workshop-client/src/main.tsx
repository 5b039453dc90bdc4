import { render } from 'preact';
import '#web-kit/ui/tokens.css';
import '#web-kit/ui/ui.css';
import './styles/workshop.css';
import { watchForUpdates } from '#web-kit/offline/updates.ts';
import { hearTypingScanner } from '#web-kit/scanner/use-scan.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { App } from './app/app.tsx';
import { ClientContext, openClient } from './data/client.ts';
import { t } from './texts/t.ts';

const place = document.getElementById('app') as HTMLElement;

try {
  const client = await openClient();
  hearTypingScanner();
  render(
    <ClientContext.Provider value={client}>
      <App />
    </ClientContext.Provider>,
    place,
  );
  // Not before the first screen: what a person waits for comes first.
  void watchForUpdates('/workshop/').catch(() => undefined);
} catch {
  render(<Banner tone="danger">{t().app.noStorage}</Banner>, place);
}
