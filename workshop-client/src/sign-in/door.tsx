import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LanguageSwitch } from '#web-kit/ui/language-switch.tsx';
import { Mark } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';

/** What everybody sees who is not signed in. */
export function Door({ title, lead, children }: { title: string; lead: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = t().app.title(title);
  }, [title]);
  return (
    <div class="door">
      <header class="door-head">
        <div class="door-brand">
          <Mark />
          <span class="brand-name">{t().app.name}</span>
          <LanguageSwitch />
        </div>
        <p class="door-lead">{lead}</p>
      </header>
      <main class="door-body" id="content">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
