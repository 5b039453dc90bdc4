import { type MassDifference, massDifference } from '#web-kit/mass-difference.ts';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { useDraft } from '../draft.ts';
import { isMass } from '../removal/mass.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import type { HandoffFormProps } from './handoff-step.tsx';

interface Receipt {
  mass: string;
  note: string;
}

/** The goods arrive: weigh them, see at once whether that fits what left, say what was found. */
export function ReceiveForm({ handoff, title, take, cancel }: HandoffFormProps) {
  const { values, change, finish } = useDraft<Receipt>('receipt', handoff.id, { mass: '', note: '' });
  const massKg = readNumber(values.mass);
  const difference = isMass(massKg) ? massDifference(handoff.dispatchedMassKg, massKg) : undefined;
  const note = values.note.trim();
  const noteNeeded = difference?.beyondTolerance === true;

  async function save() {
    if (!isMass(massKg)) return;
    const kept = await take({
      name: 'receiveHandoff',
      input: { handoff: handoff.id, massKg, note: note || undefined },
    });
    if (kept) finish();
  }

  return (
    <StepFrame
      title={t().handoff.step.RECEIVE}
      subtitle={title}
      complete={isMass(massKg) && (!noteNeeded || note !== '')}
      last={t().handoff.step.RECEIVE}
      onSave={save}
      onCancel={() => {
        finish();
        cancel();
      }}
    >
      <div class="form-columns">
        <div>
          <NumberField
            label={t().handoff.mass}
            unit="kg"
            value={values.mass}
            autoFocus
            maxLength={9}
            onValue={(mass) => change({ mass })}
            problem={values.mass.trim() !== '' && !isMass(massKg) ? t().removal.massWrong : undefined}
          />
          <dl class="lines">
            <Line title={t().handoff.dispatchedMass} text={number(handoff.dispatchedMassKg, 'kg')} />
            <Line title={t().handoff.carrier} text={handoff.carrier ?? ''} />
            <Line title={t().handoff.transportDocument} text={handoff.transportDocument ?? ''} />
          </dl>
        </div>
        <div>
          <TextArea
            label={t().handoff.receiptNote}
            value={values.note}
            optional={!noteNeeded}
            maxLength={2000}
            onValue={(each) => change({ note: each })}
          />
          <div aria-live="polite">{difference && <Difference difference={difference} />}</div>
        </div>
      </div>
    </StepFrame>
  );
}

function Difference({ difference: { kg, share, beyondTolerance } }: { difference: MassDifference }) {
  if (!beyondTolerance && Math.abs(share) < 0.001) return <Banner tone="good">{t().handoff.noDifference}</Banner>;
  const sign = kg > 0 ? '+' : '';
  const sentence = t().handoff.difference(`${sign}${number(share * 100, '%', 1)}`, `${sign}${number(kg, 'kg', 1)}`);
  return (
    <Banner tone={beyondTolerance ? 'danger' : 'info'}>
      {sentence} {beyondTolerance && t().handoff.differenceLead}
    </Banner>
  );
}
