import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { FlagChoices, IsolationChoice } from '../step/condition-choice.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { HealthFields, MeasuredNumber, MoreMeasurements } from './measurement-fields.tsx';
import {
  conditionInput,
  countsAs,
  emptyReport,
  type ReportDraft,
  saysSomething,
  wrongNumbers,
} from './report-draft.ts';

/** Records what was measured, or a damage that was seen. It can make a battery graver, never better. */
export function MeasurementScreen({ battery }: { battery: string }) {
  const c = t().condition;
  return (
    <BatteryStep battery={battery} command="recordCondition" title={c.title} done={c.done}>
      {(step) => <MeasurementForm {...step} />}
    </BatteryStep>
  );
}

function MeasurementForm({ battery, busy, record }: Step<'recordCondition'>) {
  const [draft, setDraft] = useState<ReportDraft>(emptyReport);
  const { asked, submit } = useForm(send);
  const c = t().condition;
  const set = (change: Partial<ReportDraft>) => setDraft({ ...draft, ...change });
  const fields = { draft, set, wrong: asked ? wrongNumbers(draft) : [] };
  const dangerous = countsAs(draft) === 'CRITICAL';

  function send(): void {
    if (wrongNumbers(draft).length > 0 || !saysSomething(draft)) return;
    record({ battery: battery.id, condition: conditionInput(draft, new Date()) });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <HealthFields {...fields} category={battery.category} />
      <IsolationChoice value={draft.isolation} onValue={(isolation) => set({ isolation })} />
      <MeasuredNumber name="temperatureC" {...fields} />
      {dangerous && <Banner tone="danger">{t().removal.criticalFirst}</Banner>}
      <div class="folds">
        <details class="fold">
          <summary>{c.damage}</summary>
          <FlagChoices values={draft.flags} onValues={(flags) => set({ flags })} />
        </details>
        <MoreMeasurements {...fields} />
      </div>
      {asked && !saysSomething(draft) && <Banner tone="danger">{c.nothing}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {c.submit}
        </Button>
      </div>
    </form>
  );
}
