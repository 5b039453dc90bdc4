import { useState } from 'preact/hooks';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, TextArea } from '#web-kit/ui/field.tsx';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { ConditionChoice, FlagChoices, IsolationChoice } from '../step/condition-choice.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { HealthFields, MoreMeasurements } from './measurement-fields.tsx';
import { conditionInput, countsAs, emptyReport, type ReportDraft, wrongNumbers } from './report-draft.ts';

/** Looks afresh: what it finds replaces all before, and is the only way back from damaged or critical (ADR SP 376). */
export function InspectionScreen({ battery }: { battery: string }) {
  const i = t().inspection;
  return (
    <BatteryStep battery={battery} command="recordInspection" title={i.title} done={i.done}>
      {(step) => <InspectionForm {...step} />}
    </BatteryStep>
  );
}

function InspectionForm({ battery, busy, record }: Step<'recordInspection'>) {
  const [draft, setDraft] = useState<ReportDraft>(emptyReport);
  const [findings, setFindings] = useState('');
  const [procedure, setProcedure] = useState('');
  const { asked, submit } = useForm(send);
  const i = t().inspection;
  const set = (change: Partial<ReportDraft>) => setDraft({ ...draft, ...change });
  const wrong = asked ? wrongNumbers(draft) : [];
  const open = draft.condition === undefined || !findings.trim() || wrongNumbers(draft).length > 0;
  const found = draft.condition && countsAs(draft);

  function send(): void {
    if (open) return;
    record({
      battery: battery.id,
      findings: findings.trim(),
      condition: conditionInput(draft, new Date()),
      procedure: procedure.trim() || undefined,
    });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <Banner tone="info">{i.lead(word(w().condition, battery.safety.condition))}</Banner>
      <ConditionChoice
        legend={i.condition}
        among={['INTACT', 'DAMAGED', 'CRITICAL']}
        value={draft.condition}
        onValue={(condition) => set({ condition, ...(condition === 'INTACT' && { flags: [] }) })}
      />
      {asked && draft.condition === undefined && <Banner tone="danger">{i.conditionMissing}</Banner>}
      {draft.condition && draft.condition !== 'INTACT' && (
        <FlagChoices values={draft.flags} onValues={(flags) => set({ flags })} />
      )}
      <IsolationChoice value={draft.isolation} onValue={(isolation) => set({ isolation })} />
      {found && found !== draft.condition && <Banner tone="danger">{i.graver(word(w().condition, found))}</Banner>}
      <TextArea
        label={i.findings}
        hint={i.findingsHint}
        value={findings}
        onValue={setFindings}
        maxLength={5000}
        problem={asked && !findings.trim() ? i.findingsMissing : undefined}
      />
      <Field
        label={i.procedure}
        hint={i.procedureHint}
        value={procedure}
        onValue={setProcedure}
        optional
        maxLength={200}
      />
      <HealthFields draft={draft} set={set} wrong={wrong} category={battery.category} />
      <div class="folds">
        <MoreMeasurements draft={draft} set={set} wrong={wrong} />
      </div>
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {i.submit}
        </Button>
      </div>
    </form>
  );
}
