import { t } from '../texts/t.ts';
import { Screen } from './screen.tsx';

export function NotHere() {
  return (
    <Screen title={t().app.notHere}>
      <a class="button button-primary" href="#/">
        {t().app.toHome}
      </a>
    </Screen>
  );
}
