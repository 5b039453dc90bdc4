import { useState } from 'preact/hooks';
import { type FirmRole, wasteRecipientRoles } from '#schemas/handoff-rules.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, TextArea } from '#web-kit/ui/field.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { organisationRoles } from '../documents/names.ts';
import { FirmChoice } from '../organisation/firm-choice.tsx';
import { useFirms } from '../organisation/use-firms.ts';
import { fullName } from '../rows/short-name.ts';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';

/** Passes the responsibility for a passport on, by an agreement in writing (2023/1542 Art. 77(4)). */
export function TransferScreen({ battery }: { battery: string }) {
  const { title, done } = t().responsibility;
  return (
    <BatteryStep battery={battery} command="transferResponsibility" title={title} done={done}>
      {(step) => <TransferForm {...step} />}
    </BatteryStep>
  );
}

function TransferForm({ battery, busy, record }: Step<'transferResponsibility'>) {
  const [to, setTo] = useState<string>();
  const [agreement, setAgreement] = useState('');
  const [reason, setReason] = useState('');
  const { asked, submit } = useForm(send);
  const [sure, setSure] = useState(false);
  const r = t().responsibility;
  const waste = battery.status === 'WASTE';
  const unnamed = agreement.trim() === '';

  function send(): void {
    setSure(to !== undefined && !unnamed);
  }

  function transfer(): void {
    if (to === undefined) return;
    record({ battery: battery.id, to, agreement: agreement.trim(), reason: reason.trim() || undefined });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <Banner tone={waste ? 'warn' : 'info'}>{waste ? r.leadWaste : r.lead}</Banner>
      <SuccessorChoice waste={waste} from={battery.operator?.id} chosen={to} onChosen={setTo} />
      {asked && to === undefined && <Banner tone="danger">{r.toMissing}</Banner>}
      <Field
        label={r.agreement}
        hint={r.agreementHint}
        value={agreement}
        onValue={setAgreement}
        maxLength={500}
        problem={asked && unnamed ? r.agreementMissing : undefined}
      />
      <TextArea label={r.reason} value={reason} onValue={setReason} optional maxLength={2000} />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {r.submit}
        </Button>
      </div>
      {sure && (
        <Confirm question={r.sure(fullName(battery))} yes={r.yes} onYes={transfer} onClose={() => setSure(false)} />
      )}
    </form>
  );
}

interface SuccessorChoiceProps {
  waste: boolean;
  from: string | undefined;
  chosen: string | undefined;
  onChosen: (id: string) => void;
}

/** Who can answer for a passport: who places batteries on the market, or for waste the three the law names. */
function SuccessorChoice({ waste, from, chosen, onChosen }: SuccessorChoiceProps) {
  const [text, setText] = useState('');
  const able: readonly FirmRole[] = waste ? Object.values(wasteRecipientRoles) : ['manufacturer', 'secondLifeOperator'];
  const roles = organisationRoles.filter((role) => able.includes(camelCase(role)));
  const { firms, ...rest } = useFirms(roles, text);
  return (
    <FirmChoice
      legend={t().responsibility.to}
      none={t().responsibility.none}
      firms={firms.filter(({ id }) => id !== from)}
      text={text}
      onText={setText}
      chosen={chosen}
      onChosen={onChosen}
      {...rest}
    />
  );
}
