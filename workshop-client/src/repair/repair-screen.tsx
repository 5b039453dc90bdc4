import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, TextArea } from '#web-kit/ui/field.tsx';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { linesOf } from '../texts/lines.ts';
import { t } from '../texts/t.ts';

/** Adds to the repair log of a battery, which the passport has to show (DIN DKE SPEC 99100 6.1.3.7). */
export function RepairScreen({ battery }: { battery: string }) {
  const { title, done } = t().repair;
  return (
    <BatteryStep battery={battery} command="recordRepair" title={title} done={done}>
      {(step) => <RepairForm {...step} />}
    </BatteryStep>
  );
}

/** As many and as long as the service takes (schemas/commands/record-repair.json). */
const mostParts = 100;
const longestPart = 200;

function RepairForm({ battery, busy, record }: Step<'recordRepair'>) {
  const [description, setDescription] = useState('');
  const [parts, setParts] = useState('');
  const [report, setReport] = useState('');
  const { asked, submit } = useForm(send);
  const r = t().repair;
  const replaced = linesOf(parts);
  const missing = description.trim() === '';
  const tooMany = replaced.length > mostParts || replaced.some((part) => part.length > longestPart);

  function send(): void {
    if (missing || tooMany) return;
    record({
      battery: battery.id,
      description: description.trim(),
      parts: replaced.length > 0 ? replaced : undefined,
      report: report.trim() || undefined,
    });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <Banner tone="info">{r.lead}</Banner>
      <TextArea
        label={r.description}
        hint={r.descriptionHint}
        value={description}
        onValue={setDescription}
        maxLength={2000}
        problem={asked && missing ? r.descriptionMissing : undefined}
      />
      <TextArea
        label={r.parts}
        hint={r.partsHint}
        value={parts}
        onValue={setParts}
        optional
        problem={asked && tooMany ? r.tooMany(mostParts, longestPart) : undefined}
      />
      <Field label={r.report} hint={r.reportHint} value={report} onValue={setReport} optional maxLength={500} />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {r.submit}
        </Button>
      </div>
    </form>
  );
}
