import { useState } from 'preact/hooks';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { History } from '#web-kit/ui/history.tsx';
import { describeEntry } from '../battery/describe-entry.tsx';
import { Pair } from '../battery/facts-panel.tsx';
import { handoffVersion } from '../data/live.ts';
import { useQuery } from '../data/use-query.ts';
import { type ComponentPage, componentDocument } from '../documents/component.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo, wayBack, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ArrowSign } from '../frame/signs.tsx';
import { Pending, usePending } from '../step/pending.tsx';
import { t } from '../texts/t.ts';
import { ComponentLabel } from './component-label.tsx';

/** A part taken from a vehicle: what it is, where it is, what can be done with it, what happened to it. */
export function ComponentScreen({ id }: { id: string }) {
  const query = useQuery(
    componentDocument,
    { id },
    { version: handoffVersion.value, keepAs: { kind: 'component', id, keys } },
  );
  const [back] = useState(() => wayBack(linkTo('search'), ['home', 'search', 'handoffs', 'handoff', 'scan']));
  const component = query.data?.component;
  return (
    <Screen title={component?.title ?? t().component.title} back={back} width="page">
      <QueryState query={query} />
      {component === null && <Banner tone="warn">{t().component.unknown}</Banner>}
      {component && <Content component={component} />}
    </Screen>
  );
}

function Content({ component }: { component: ComponentPage }) {
  return (
    <>
      <Pending subject={component.id} />
      <NextSteps component={component} />
      <div class="columns">
        <div class="column">
          <Facts component={component} />
          <ComponentLabel component={component} />
        </div>
        <section class="panel" aria-labelledby="history">
          <h2 id="history">{t().battery.history}</h2>
          <History entries={component.history ?? []} describe={describeEntry} />
        </section>
      </div>
    </>
  );
}

function NextSteps({ component: { id, allowedSteps, openHandoff } }: { component: ComponentPage }) {
  const pending = usePending(id);
  return (
    <div class="actions">
      {allowedSteps.includes('offerHandoff') && !pending && (
        <a class="button button-primary button-wide" href={withQuery(linkTo('offer'), { items: id })}>
          {t().battery.offer}
        </a>
      )}
      {openHandoff && (
        <a class="button button-plain button-wide" href={linkTo('handoff', openHandoff.id)}>
          {t().battery.inHandoff(openHandoff.number, word(w().handoffStatus, openHandoff.status))}
          <ArrowSign />
        </a>
      )}
    </div>
  );
}

function Facts({ component }: { component: ComponentPage }) {
  const b = t().battery;
  const c = t().component;
  const { vehicle } = component;
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">{b.facts}</h2>
      <dl class="pairs">
        <Pair title={b.category}>{word(w().component, component.kind)}</Pair>
        <Pair title={b.condition}>{component.condition}</Pair>
        <Pair title={b.custodian}>{component.custodian?.name}</Pair>
        <Pair title={t().removal.storagePlace}>{component.storagePlace}</Pair>
        <Pair title={c.partNumber}>{component.partNumber && <span class="code">{component.partNumber}</span>}</Pair>
        <Pair title={b.serialNumber}>
          {component.serialNumber && <span class="code">{component.serialNumber}</span>}
        </Pair>
        <Pair title={b.mass}>{number(component.massKg, 'kg')}</Pair>
        <Pair title={c.from}>
          {vehicle && [vehicle.make, vehicle.model].filter(Boolean).join(' ')}
          {vehicle?.vin && <span class="code"> {vehicle.vin}</span>}
        </Pair>
        <Pair title={c.registered}>{dateTime(component.registeredAt)}</Pair>
      </dl>
    </section>
  );
}

const keys = ({ component }: { component: ComponentPage | null }): string[] =>
  component ? [...readScanCode(component.qrCode).keys, `id:${component.id}`] : [];
