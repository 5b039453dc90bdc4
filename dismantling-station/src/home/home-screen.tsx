import { Button } from '#web-kit/ui/button.tsx';
import { ScanBox } from '#web-kit/ui/scan-box.tsx';
import { openHandoffs, taskOf } from '../handoff/open-handoffs.ts';
import { looking, useLookup } from '../scan/use-lookup.ts';
import { show } from '../screen.ts';
import { t } from '../texts.ts';
import { RecentEvents } from './recent-events.tsx';

/** Scan something: that is how nearly everything begins. */
export function HomeScreen() {
  useLookup();
  return (
    <div class="home">
      <section class="scan-panel" aria-labelledby="scan-title">
        <ScanPicture />
        <h1 id="scan-title">{looking.value ? t().home.looking : t().home.scan}</h1>
        <p class="scan-hint">{t().home.scanHint}</p>
        <ScanBox />
      </section>
      <aside class="home-side">
        <nav class="action-list" aria-label={t().home.without}>
          <Button wide onPress={() => show({ name: 'intake' })}>
            {t().home.intake}
          </Button>
          <Button wide onPress={() => show({ name: 'newComponent' })}>
            {t().home.component}
          </Button>
          <HandoffsButton />
        </nav>
        <RecentEvents />
      </aside>
    </div>
  );
}

/** Says how many wait for this firm, so that nobody has to look. */
function HandoffsButton() {
  const due = openHandoffs().filter(taskOf).length;
  return (
    <Button wide onPress={() => show({ name: 'handoffs' })}>
      {t().handoff.list}
      {due > 0 && <span class="due-count">{t().handoff.dueCount(due)}</span>}
    </Button>
  );
}

function ScanPicture() {
  return (
    <svg class="scan-picture" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
      <rect x="70" y="30" width="150" height="76" rx="10" class="pack" />
      <path d="M88 30v-9h16v9M186 30v-9h16v9" class="pack-pole" />
      <path d="M160 48h40v40h-40z" class="qr-field" />
      <path d="M165 53h11v11h-11zM184 53h11v11h-11zM165 72h11v11h-11zM184 72h5v5h-5zM190 78h5v5h-5z" class="qr-dots" />
      <path
        d="M6 34c0-4 3-7 7-7h27c5 0 8 3 8 7v12c0 4-3 7-8 7h-9l7 30c1 4-2 7-6 7h-9c-3 0-5-2-6-5l-8-34c-2-1-3-3-3-5z"
        class="gun"
      />
      <path d="M30 58h8" class="gun-trigger" />
      <path d="M50 40l110 8v40z" class="beam" />
    </svg>
  );
}
