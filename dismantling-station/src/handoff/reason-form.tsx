import { Choice } from '#web-kit/ui/choice.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useDraft } from '../draft.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import type { HandoffFormProps } from './handoff-step.tsx';

/** Refusing or withdrawing: a reason by one touch, or in one's own words. */
export function ReasonForm({ handoff, title, take, cancel, step }: HandoffFormProps & { step: 'REFUSE' | 'WITHDRAW' }) {
  const { values, change, finish } = useDraft('reason', `${step} ${handoff.id}`, { reason: '' });
  const reason = values.reason.trim();

  async function save() {
    const kept = await take({
      name: step === 'REFUSE' ? 'refuseHandoff' : 'withdrawHandoff',
      input: { handoff: handoff.id, reason },
    });
    if (kept) finish();
  }

  return (
    <StepFrame
      title={t().handoff.step[step]}
      subtitle={title}
      complete={reason !== ''}
      last={t().handoff.step[step]}
      onSave={save}
      onCancel={() => {
        finish();
        cancel();
      }}
    >
      <Choice
        legend={t().handoff.why[step]}
        value={values.reason}
        onValue={(each) => change({ reason: each })}
        options={t().handoff.reasons[step].map((each) => ({ value: each, title: each }))}
      />
      <Field
        label={t().handoff.reasonField}
        value={values.reason}
        maxLength={500}
        onValue={(each) => change({ reason: each })}
      />
    </StepFrame>
  );
}
