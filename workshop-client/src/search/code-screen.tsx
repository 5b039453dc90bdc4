import { useEffect, useState } from 'preact/hooks';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { useClient } from '../data/client.ts';
import { useQuery } from '../data/use-query.ts';
import { type Found, scanDocument } from '../documents/search.ts';
import { QueryState } from '../frame/query-state.tsx';
import { go, linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { BatteryRow } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';

/** What a scanned code leads to. A battery, component or handoff opens at once; without a network what this device knows of it. */
export function CodeScreen({ code }: { code: string }) {
  const query = useQuery(scanDocument, { code });
  const found = query.data?.scan;
  const offline = query.problem === 'unreachable';
  useOpenKnown(code, offline);
  useEffect(() => {
    if (found?.__typename === 'Battery') go(linkTo('battery', found.id), { replace: true });
    if (found?.__typename === 'Component') go(linkTo('component', found.id), { replace: true });
    if (found?.__typename === 'Handoff') go(linkTo('handoff', found.id), { replace: true });
  }, [found]);
  return (
    <Screen title={t().search.title} back={linkTo('scan')}>
      <QueryState query={query} />
      {offline && (
        <a class="button button-primary button-wide" href={linkTo('code', code, 'removal')}>
          {t().search.removeAnyway}
        </a>
      )}
      {found && <FoundThing found={found} />}
    </Screen>
  );
}

function FoundThing({ found }: { found: Found }) {
  switch (found.__typename) {
    case 'Battery':
    case 'Component':
    case 'Handoff':
      return <p class="loading">{t().app.loading}</p>;
    case 'Vehicle':
      return (
        <section class="panel">
          <div class="panel-head">
            <h2>{[found.make, found.vehicleModel].filter(Boolean).join(' ') || t().search.vehicle}</h2>
            <span class="code">{found.vin}</span>
          </div>
          {found.batteries.length === 0 && <p class="nothing">{t().search.noBatteries}</p>}
          <ul class="rows">
            {found.batteries.map((battery) => (
              <li key={battery.id}>
                <BatteryRow battery={battery} />
              </li>
            ))}
          </ul>
        </section>
      );
    case 'UnknownCode': {
      // Where nothing more is known than the heading says, it is not said twice.
      const said = refusalSentence(found.reason).replace(/\.$/, '');
      return (
        <>
          <Banner tone="warn">
            <h2>{t().search.unknownCode}</h2>
            {said !== t().search.unknownCode && <p>{said}</p>}
            <p class="code">{found.text}</p>
          </Banner>
          <a class="button button-primary" href={linkTo('scan')}>
            {t().search.scanAgain}
          </a>
          <a class="button button-plain" href={withQuery(linkTo('search'), { q: encodeURIComponent(found.text) })}>
            {t().search.searchInstead}
          </a>
        </>
      );
    }
  }
}

/** Opens a battery or component this device has seen before when nobody can be asked. */
function useOpenKnown(code: string, offline: boolean): void {
  const { seen } = useClient();
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    if (!offline || asked === code) return;
    setAsked(code);
    void seen.byKey(readScanCode(code).keys).then((known) => {
      if (known?.kind === 'battery' || known?.kind === 'component') go(linkTo(known.kind, known.id), { replace: true });
    });
  }, [code, offline, asked, seen]);
}
