import { useState } from 'preact/hooks';
import { wasteRecipientRoles } from '#schemas/handoff-rules.ts';
import type { WasteRecipient } from '#web-kit/generated/graphql.ts';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { wasteRecipients } from '../documents/names.ts';
import { FirmChoice } from '../organisation/firm-choice.tsx';
import { useFirms } from '../organisation/use-firms.ts';
import { fullName } from '../rows/short-name.ts';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';

/** Declares a battery waste: says first what that means, asks who takes it over, and asks once more before it is kept. */
export function WasteScreen({ battery }: { battery: string }) {
  return (
    <BatteryStep battery={battery} command="declareWaste" title={t().waste.title} done={t().waste.done}>
      {(step) => <WasteForm {...step} />}
    </BatteryStep>
  );
}

function WasteForm({ battery, busy, record }: Step<'declareWaste'>) {
  const [kind, setKind] = useState<WasteRecipient>();
  const [recipient, setRecipient] = useState<string>();
  const [reason, setReason] = useState('');
  const { asked, submit } = useForm(send);
  const [sure, setSure] = useState(false);
  const s = t().waste;
  const missing = [!kind && s.chooseKind, kind && !recipient && s.chooseRecipient].filter(Boolean);

  function send(): void {
    setSure(missing.length === 0);
  }

  function declare(): void {
    if (!kind || !recipient) return;
    record({ battery: battery.id, recipientKind: kind, recipient, reason: reason.trim() || undefined });
  }

  return (
    <form class="form form-step" onSubmit={submit}>
      <Banner tone="warn">
        <ul class="consequences">
          {s.consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Banner>
      <div class="stacked">
        <Choice
          legend={s.kind}
          value={kind}
          onValue={(next) => {
            setKind(next);
            setRecipient(undefined);
          }}
          options={wasteRecipients.map((value) => ({ value, title: s.kinds[value], text: s.kindMeans[value] }))}
        />
      </div>
      {kind && <RecipientChoice key={kind} kind={kind} chosen={recipient} onChosen={setRecipient} />}
      <TextArea label={s.reason} hint={s.reasonHint} value={reason} onValue={setReason} optional maxLength={2000} />
      {asked && missing.length > 0 && <Banner tone="danger">{missing.join(' ')}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {s.submit}
        </Button>
      </div>
      {sure && (
        <Confirm question={s.sure(fullName(battery))} yes={s.yes} onClose={() => setSure(false)} onYes={declare} />
      )}
    </form>
  );
}

interface RecipientChoiceProps {
  kind: WasteRecipient;
  chosen: string | undefined;
  onChosen: (id: string) => void;
}

/** Firms registered as this kind of recipient. */
function RecipientChoice({ kind, chosen, onChosen }: RecipientChoiceProps) {
  const [text, setText] = useState('');
  const firms = useFirms([upperSnake(wasteRecipientRoles[camelCase(kind)])], text);
  const choice = { legend: t().waste.recipient, none: t().waste.noRecipient, text, onText: setText };
  return <FirmChoice {...choice} {...firms} chosen={chosen} onChosen={onChosen} />;
}
