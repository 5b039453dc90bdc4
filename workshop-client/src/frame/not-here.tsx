import { t } from '../texts/t.ts';
import { linkTo } from './router.ts';
import { Screen } from './screen.tsx';

export function NotHere() {
  return (
    <Screen title={t().app.notHere}>
      <a class="button button-primary" href={linkTo()}>
        {t().app.toHome}
      </a>
    </Screen>
  );
}
