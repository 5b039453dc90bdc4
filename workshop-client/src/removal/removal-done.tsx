import type { KnownBattery } from '../data/use-battery.ts';
import { linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { LabelButton } from '../labels/label-button.tsx';
import { StepResult } from '../step/step-result.tsx';
import { t } from '../texts/t.ts';

/** After a removal: where it stands, and what usually comes next. */
export function RemovalDone({ commandId, battery }: { commandId: string; battery: KnownBattery | undefined }) {
  const r = t().removal;
  return (
    <Screen title={r.title} back={linkTo()}>
      <StepResult commandId={commandId} title={r.done} />
      <h2>{r.next}</h2>
      <div class="actions">
        {battery && (
          <>
            <a class="button button-primary button-wide" href={withQuery(linkTo('offer'), { items: battery.id })}>
              {r.nextOffer}
            </a>
            <LabelButton id={battery.id} format="pdf" wide>
              {r.nextLabel}
            </LabelButton>
            <a class="button button-plain button-wide" href={linkTo('battery', battery.id)}>
              {r.nextBattery}
            </a>
          </>
        )}
        <a class="button button-plain button-wide" href={linkTo('scan')}>
          {r.nextScan}
        </a>
      </div>
    </Screen>
  );
}
