import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import type { HandoffPage } from '../documents/handoffs.ts';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { contentsOf } from './contents.ts';
import { useHandoffStep } from './use-handoff-step.ts';

/** Refusing or withdrawing: a reason by one tap, or in one's own words. */
export function ReasonForm({ handoff, step }: { handoff: HandoffPage; step: 'refuse' | 'withdraw' }) {
  const [reason, setReason] = useState('');
  const { asked, submit } = useForm(send);
  const { take, problem, busy } = useHandoffStep(handoff);
  const h = t().handoff;
  const words = step === 'refuse' ? h.refuseReasons : h.withdrawReasons;

  function send(): void {
    const name = step === 'refuse' ? 'refuseHandoff' : 'withdrawHandoff';
    if (reason.trim()) void take({ name, input: { handoff: handoff.id, reason: reason.trim() } });
  }
  return (
    <form class="form form-step" onSubmit={submit}>
      <p class="about">{contentsOf(handoff.items)}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <h2>{step === 'refuse' ? h.refuseReason : h.withdrawReason}</h2>
      <div class="row">
        {words.map((one) => (
          <Button key={one} pressed={reason === one} onPress={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextArea
        label={h.reasonField}
        value={reason}
        onValue={setReason}
        maxLength={2000}
        problem={asked && !reason.trim() ? h.reasonNeeded : undefined}
      />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {step === 'refuse' ? h.refuse : h.withdraw}
        </Button>
      </div>
    </form>
  );
}
