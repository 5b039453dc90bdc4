import { useState } from 'preact/hooks';
import { type MassDifference, massDifference } from '#web-kit/mass-difference.ts';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { NumberField, TextArea } from '#web-kit/ui/field.tsx';
import type { HandoffPage } from '../documents/handoffs.ts';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { contentsOf } from './contents.ts';
import { useHandoffStep } from './use-handoff-step.ts';

/** The goods arrive: weigh them, see at once whether that fits what left, say what was found. */
export function ReceiveForm({ handoff }: { handoff: HandoffPage }) {
  const [mass, setMass] = useState('');
  const [note, setNote] = useState('');
  const { asked, submit } = useForm(send);
  const { take, problem, busy } = useHandoffStep(handoff);
  const massKg = readNumber(mass);
  const difference = massDifference(handoff.dispatchedMassKg, massKg);
  const noteMissing = Boolean(difference?.beyondTolerance) && !note.trim();
  const h = t().handoff;

  function send(): void {
    if (!massKg || noteMissing) return;
    void take({
      name: 'receiveHandoff',
      input: { handoff: handoff.id, massKg, note: note.trim() || undefined },
    });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <p class="about">{contentsOf(handoff.items)}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <dl class="pairs">
        <div>
          <dt>{h.dispatchedMass}</dt>
          <dd>{number(handoff.dispatchedMassKg, 'kg')}</dd>
        </div>
        <div>
          <dt>{h.carrier}</dt>
          <dd>{handoff.carrier}</dd>
        </div>
      </dl>
      <NumberField
        label={h.mass}
        unit="kg"
        value={mass}
        onValue={setMass}
        problem={asked && !massKg ? h.massInvalid : undefined}
      />
      <div aria-live="polite">{difference && <DifferenceNotice difference={difference} />}</div>
      <TextArea
        label={h.receiptNote}
        value={note}
        onValue={setNote}
        maxLength={2000}
        optional={!difference?.beyondTolerance}
        problem={asked && noteMissing ? h.differenceNoteNeeded : undefined}
      />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {h.receive}
        </Button>
      </div>
    </form>
  );
}

function DifferenceNotice({ difference }: { difference: MassDifference }) {
  const h = t().handoff;
  if (!difference.beyondTolerance && Math.abs(difference.share) < 0.001)
    return <Banner tone="good">{h.noDifference}</Banner>;
  const sign = difference.kg > 0 ? '+' : '';
  return (
    <Banner tone={difference.beyondTolerance ? 'danger' : 'info'}>
      <p>
        {h.difference(`${sign}${number(difference.share * 100, '%', 1)}`, `${sign}${number(difference.kg, 'kg', 1)}`)}
      </p>
      {difference.beyondTolerance && <p>{h.differenceLead}</p>}
    </Banner>
  );
}
