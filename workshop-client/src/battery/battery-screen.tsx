import { useState } from 'preact/hooks';
import { propertyAt } from '#schemas/passport.ts';
import { withPending } from '#web-kit/pending.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { language, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { History } from '#web-kit/ui/history.tsx';
import { SafetyPanel } from '#web-kit/ui/safety-panel.tsx';
import { UsePanels } from '../condition/use-panels.tsx';
import { useClient } from '../data/client.ts';
import { type KnownBattery, useBattery } from '../data/use-battery.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo, wayBack, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ArrowSign } from '../frame/signs.tsx';
import { fullName } from '../rows/short-name.ts';
import { Pending } from '../step/pending.tsx';
import { t } from '../texts/t.ts';
import { CompletenessPanel } from './completeness-panel.tsx';
import { ConditionPanel } from './condition-panel.tsx';
import { describeEntry } from './describe-entry.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { FamilyPanel } from './family-panel.tsx';
import { LabelPanel } from './label-panel.tsx';
import { PassportSections } from './passport-sections.tsx';
import { RepairsPanel } from './repairs-panel.tsx';
import { WithheldPanel } from './withheld-panel.tsx';

/** Safety first, then what can be done, then everything known. */
export function BatteryScreen({ id }: { id: string }) {
  const { outbox } = useClient();
  const query = useBattery(id);
  const battery = query.data?.battery;
  if (battery) return <BatteryContent battery={withPending(battery, outbox.items.value)} asOf={query.asOf} />;
  return (
    <Screen title={t().battery.title} back={linkTo('search')}>
      <QueryState query={query} />
      {battery === null && <Banner tone="warn">{t().battery.unknown}</Banner>}
    </Screen>
  );
}

const propertyTitle = (path: string) => propertyAt(path)?.title[language.value];

function BatteryContent({ battery, asOf }: { battery: KnownBattery; asOf: string | undefined }) {
  const mayRemove = battery.allowedSteps.includes('registerRemoval');
  const [back] = useState(() => wayBack(linkTo('search'), ['home', 'search', 'handoffs', 'handoff', 'scan']));
  return (
    <Screen title={fullName(battery)} back={back} ownHeading width="page">
      <SafetyPanel
        safety={battery.safety}
        battery={battery.id}
        name={fullName(battery)}
        asOf={asOf && dateTime(asOf)}
        removal={mayRemove}
      />
      <Pending subject={battery.id} />
      <NextSteps battery={battery} />
      <div class="columns">
        <div class="column">
          <FactsPanel battery={battery} />
          <ConditionPanel records={battery.condition} />
          <UsePanels id={battery.id} version={battery.updatedAt} />
          <FamilyPanel battery={battery} />
          <RepairsPanel repairs={battery.repairs ?? []} />
          <LabelPanel id={battery.id} version={battery.updatedAt} />
        </div>
        <div class="column">
          <section class="panel" aria-labelledby="history">
            <h2 id="history">{t().battery.history}</h2>
            <History entries={battery.history ?? []} describe={describeEntry} propertyName={propertyTitle} />
          </section>
        </div>
      </div>
      <section class="panel" aria-labelledby="passport">
        <h2 id="passport">{t().battery.passport}</h2>
        <CompletenessPanel id={battery.id} />
        <PassportSections id={battery.id} />
        <WithheldPanel withheld={battery.withheld ?? []} />
        {battery.allowedSteps.includes('revisePassport') && (
          <a class="link-arrow" href={linkTo('battery', battery.id, 'document')}>
            {t().uploads.attach} <ArrowSign />
          </a>
        )}
        <ReadsLink battery={battery} />
      </section>
    </Screen>
  );
}

/** Only who answers for a passport is told who reads it (2023/1542 Art. 78(h)). */
function ReadsLink({ battery: { id, operator } }: { battery: KnownBattery }) {
  const state = useClient().session.state.value;
  const own = state.kind === 'signedIn' ? state.identity?.organisation.id : undefined;
  if (!operator || operator.id !== own) return null;
  return (
    <a class="link-arrow" href={linkTo('battery', id, 'reads')}>
      {t().reads.open} <ArrowSign />
    </a>
  );
}

/** The steps the service allows, the likeliest first and biggest; on a phone it stays at the thumb. */
function NextSteps({ battery }: { battery: KnownBattery }) {
  const { id, allowedSteps, openHandoff, safety } = battery;
  const remove = allowedSteps.includes('registerRemoval') && {
    title: t().battery.remove,
    href: linkTo('battery', id, 'removal'),
  };
  const offer = allowedSteps.includes('offerHandoff') && {
    title: t().battery.offer,
    href: withQuery(linkTo('offer'), { items: id }),
  };
  // Whoever stands beside a critical battery has other things to do first; they are in the panel.
  const main = remove || (safety.condition !== 'CRITICAL' && offer);
  const second = offer && offer !== main ? offer : undefined;
  return (
    <>
      {main && (
        <div class="form-end main-action">
          <a class="button button-primary button-wide" href={main.href}>
            {main.title}
          </a>
        </div>
      )}
      <div class="actions">
        {battery.recordStatus === 'CEASED' && <Banner tone="info">{t().battery.ceased}</Banner>}
        {second && (
          <a class="button button-plain button-wide" href={second.href}>
            {second.title}
          </a>
        )}
        <ReportSteps battery={battery} />
        {openHandoff && (
          <a class="button button-plain button-wide" href={linkTo('handoff', openHandoff.id)}>
            {t().battery.inHandoff(openHandoff.number, word(w().handoffStatus, openHandoff.status))}
            <ArrowSign />
          </a>
        )}
      </div>
    </>
  );
}

/** Steps about the battery's state, smaller: they come now and then, not with every battery. */
function ReportSteps({ battery: { id, allowedSteps } }: { battery: KnownBattery }) {
  const steps = [
    {
      step: 'issueSecondLifePassport',
      href: withQuery(linkTo('second-life'), { from: id }),
      title: t().secondLife.open,
      look: 'plain',
    },
    { step: 'recordCondition', href: linkTo('battery', id, 'measurement'), title: t().condition.open, look: 'plain' },
    { step: 'recordMeasurements', href: linkTo('battery', id, 'event'), title: t().event.open, look: 'plain' },
    { step: 'recordInspection', href: linkTo('battery', id, 'inspection'), title: t().inspection.open, look: 'plain' },
    { step: 'recordRepair', href: linkTo('battery', id, 'repair'), title: t().repair.open, look: 'plain' },
    { step: 'recordRecycling', href: linkTo('battery', id, 'recycling'), title: t().recycling.open, look: 'plain' },
    {
      step: 'transferResponsibility',
      href: linkTo('battery', id, 'responsibility'),
      title: t().responsibility.open,
      look: 'quiet',
    },
    { step: 'declareWaste', href: linkTo('battery', id, 'waste'), title: t().waste.open, look: 'quiet' },
  ].filter(({ step }) => allowedSteps.includes(step));
  if (steps.length === 0) return null;
  return (
    <div class="report-steps">
      {steps.map(({ step, href, title, look }) => (
        <a key={step} class={`button button-${look}`} href={href}>
          {title}
        </a>
      ))}
    </div>
  );
}
