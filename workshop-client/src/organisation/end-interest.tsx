import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import { Sheet } from '#web-kit/ui/sheet.tsx';
import type { Interest } from '../documents/interests.ts';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';

interface EndInterestProps {
  question: string;
  submit: string;
  firm: string;
  interest: Interest;
  onClose: () => void;
}

/** Gives an interest up, or turns another firm's down; with the reason, which stays on record. */
export function EndInterest({ question, submit, firm, interest, onClose }: EndInterestProps) {
  const [reason, setReason] = useState('');
  const { keep, problem, busy } = useKeep();
  const form = useForm(send);

  async function send(): Promise<void> {
    if (!reason.trim()) return;
    const kept = await keep({
      name: 'endInterest',
      input: { organisation: firm, interest: interest.id, reason: reason.trim() },
      subjects: [interest.id],
      title: t().interests.purposes[interest.purpose],
    });
    if (kept) onClose();
  }

  return (
    <Sheet title={question} onClose={onClose}>
      <form class="form" onSubmit={form.submit} noValidate>
        <TextArea
          label={t().interests.reason}
          value={reason}
          onValue={setReason}
          maxLength={2000}
          problem={form.asked && !reason.trim() ? t().secondLife.missing : undefined}
        />
        {problem && <Banner tone="danger">{problem}</Banner>}
        <div class="row row-end">
          <Button submit look="danger" disabled={busy}>
            {submit}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
