import { useState } from 'preact/hooks';
import { signsOf } from '#schemas/assessment.ts';
import type { NegativeEventKind } from '#web-kit/generated/graphql.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, TextArea } from '#web-kit/ui/field.tsx';
import { negativeEventKinds } from '../documents/names.ts';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';

/** Puts on record what harmed a battery: an accident, a deep discharge (2023/1542 Annex XIII 4(d)). */
export function EventScreen({ battery }: { battery: string }) {
  const { title, done } = t().event;
  return (
    <BatteryStep battery={battery} command="recordMeasurements" title={title} done={done}>
      {(step) => <EventForm {...step} />}
    </BatteryStep>
  );
}

function EventForm({ battery, busy, record }: Step<'recordMeasurements'>) {
  const [kind, setKind] = useState<NegativeEventKind>();
  const [on, setOn] = useState(today());
  const [description, setDescription] = useState('');
  const { asked, submit } = useForm(send);
  const e = t().event;
  const wrongDay = momentOf(on) === undefined;
  const unnamed = kind === 'OTHER' && description.trim() === '';

  function send(): void {
    const occurredAt = momentOf(on);
    if (!kind || !occurredAt || unnamed) return;
    record({
      battery: battery.id,
      events: [{ kind, occurredAt, description: description.trim() || undefined }],
    });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <Choice
        legend={e.kind}
        value={kind}
        onValue={setKind}
        options={negativeEventKinds.map((value) => ({ value, title: t().use.kinds[value], tone: toneOf(value) }))}
      />
      {asked && !kind && <Banner tone="danger">{e.kindMissing}</Banner>}
      {kind && toneOf(kind) === 'danger' && <Banner tone="warn">{e.damages}</Banner>}
      <Field label={e.on} type="date" value={on} onValue={setOn} problem={asked && wrongDay ? e.dayWrong : undefined} />
      <TextArea
        label={e.description}
        hint={e.descriptionHint}
        value={description}
        onValue={setDescription}
        optional={kind !== 'OTHER'}
        maxLength={1000}
        problem={asked && unnamed ? e.descriptionMissing : undefined}
      />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {e.submit}
        </Button>
      </div>
    </form>
  );
}

function toneOf(kind: NegativeEventKind): 'danger' | 'warn' {
  return signsOf([{ kind: camelCase(kind) }]).length > 0 ? 'danger' : 'warn';
}

/** Today in the time of this device. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Noon of a day that has been, today the moment itself; undefined when it is no day or is still to come. */
function momentOf(on: string): string | undefined {
  const now = new Date();
  if (on === today()) return now.toISOString();
  const noon = new Date(`${on}T12:00:00`);
  return Number.isNaN(noon.getTime()) || noon > now ? undefined : noon.toISOString();
}
