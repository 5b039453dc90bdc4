import { unknownSafety } from '#web-kit/pending.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { SafetyPanel } from '#web-kit/ui/safety-panel.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { t } from '../texts.ts';

/** A code that nobody could be asked about. The work goes on: the code is kept and looked up before anything is sent. */
export function UnknownBatteryScreen({ code }: { code: string }) {
  useLookup();
  const title = shortNameOf(code);
  return (
    <div class="two-columns battery-screen">
      <SafetyPanel safety={unknownSafety()} name={t().unknown.title} compact />
      <aside class="actions">
        <Banner tone="warn">{t().unknown.text}</Banner>
        <p class="code-shown">{code}</p>
        <Button look="primary" wide onPress={() => show({ name: 'removal', code, title })}>
          {t().battery.register}
        </Button>
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
        </div>
      </aside>
    </div>
  );
}

/** The serial number in a Digital Link, which is what also stands on the battery; the end of any other long code. */
function shortNameOf(code: string): string {
  const serial = /\/21\/([^/?#]+)/.exec(code)?.[1];
  if (serial) return `SN ${serial}`;
  return code.length > 32 ? `…${code.slice(-30)}` : code;
}
