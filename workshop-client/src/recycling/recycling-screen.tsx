import { useState } from 'preact/hooks';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { fullName } from '../rows/short-name.ts';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';

/** Ends the record of a battery (2023/1542 Art. 77(8)): says first what that means, and asks once more before it is kept. */
export function RecyclingScreen({ battery }: { battery: string }) {
  const { title, done } = t().recycling;
  return (
    <BatteryStep battery={battery} command="recordRecycling" title={title} done={done}>
      {(step) => <RecyclingForm {...step} />}
    </BatteryStep>
  );
}

function RecyclingForm({ battery, busy, record }: Step<'recordRecycling'>) {
  const [mass, setMass] = useState(() => number(battery.removal?.massKg ?? battery.massKg));
  const [process, setProcess] = useState('');
  const [note, setNote] = useState('');
  const { asked, submit } = useForm(send);
  const [sure, setSure] = useState(false);
  const r = t().recycling;
  const massKg = readNumber(mass);
  const wrongMass = mass.trim() !== '' && (massKg === undefined || massKg <= 0 || massKg > 100_000);
  const livesOn = battery.madeInto?.length ?? 0;

  function send(): void {
    setSure(!wrongMass);
  }

  const recycle = () =>
    record({
      battery: battery.id,
      massKg,
      process: process.trim() || undefined,
      note: note.trim() || undefined,
    });

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <Banner tone="warn">
        <ul class="consequences">
          {r.consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {livesOn > 0 && <li>{r.livesOn(livesOn)}</li>}
        </ul>
      </Banner>
      <NumberField
        label={r.mass}
        hint={r.massHint}
        unit="kg"
        value={mass}
        onValue={setMass}
        optional
        maxLength={14}
        problem={asked && wrongMass ? r.massInvalid : undefined}
      />
      <Field label={r.process} hint={r.processHint} value={process} onValue={setProcess} optional maxLength={200} />
      <TextArea label={t().removal.note} value={note} onValue={setNote} optional maxLength={2000} />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {r.submit}
        </Button>
      </div>
      {sure && (
        <Confirm question={r.sure(fullName(battery))} yes={r.yes} onYes={recycle} onClose={() => setSure(false)} />
      )}
    </form>
  );
}
