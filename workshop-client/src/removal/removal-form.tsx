import { ruleOf } from '#schemas/checks/command-rules.ts';
import { registerRemovalRules } from '#schemas/generated/command-rules.ts';
import { number } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import type { KnownBattery } from '../data/use-battery.ts';
import { safetyConditions } from '../documents/names.ts';
import { ConditionChoice, FlagChoices, IsolationChoice } from '../step/condition-choice.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import {
  conditionOf,
  type DraftProblem,
  problemsOf,
  type RemovalDraft,
  withCondition,
  withFlags,
} from './removal-draft.ts';

interface RemovalFormProps {
  draft: RemovalDraft;
  onDraft: (draft: RemovalDraft) => void;
  battery: KnownBattery | undefined;
  busy: boolean;
  onSubmit: () => void;
}

/** One page: condition, what is to be seen if something is, mass, done. Everything else is folded away. */
export function RemovalForm({ draft, onDraft, battery, busy, onSubmit }: RemovalFormProps) {
  const { asked, submit } = useForm(() => problemsOf(draft).length === 0 && onSubmit());
  const problems = asked ? problemsOf(draft) : [];
  const set = (change: Partial<RemovalDraft>) => onDraft({ ...draft, ...change });
  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <ConditionChoice
        legend={t().removal.condition}
        among={safetyConditions}
        value={draft.condition}
        onValue={(condition) => onDraft(withCondition(draft, condition))}
      />
      {problems.includes('condition') && <Banner tone="danger">{t().removal.conditionMissing}</Banner>}
      {conditionOf(draft) === 'CRITICAL' && <Banner tone="danger">{t().removal.criticalFirst}</Banner>}
      {(draft.condition === 'DAMAGED' || draft.condition === 'CRITICAL') && (
        <FlagChoices values={draft.flags} onValues={(flags) => onDraft(withFlags(draft, flags))} />
      )}
      <IsolationChoice value={draft.isolation} onValue={(isolation) => set({ isolation })} />
      <NumberField
        label={t().removal.mass}
        unit="kg"
        value={draft.mass}
        onValue={(mass) => set({ mass })}
        optional
        hint={battery?.massKg ? t().removal.massTaken(number(battery.massKg, 'kg')) : t().removal.massHint}
        problem={problems.includes('mass') ? t().removal.massInvalid : undefined}
      />
      <MoreFields draft={draft} set={set} problems={problems} battery={battery} />
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {t().removal.submit}
        </Button>
      </div>
    </form>
  );
}

interface MoreFieldsProps {
  draft: RemovalDraft;
  set: (change: Partial<RemovalDraft>) => void;
  problems: DraftProblem[];
  battery: KnownBattery | undefined;
}

const longest = (field: keyof typeof registerRemovalRules) => ruleOf(registerRemovalRules, field).maxLength;

function MoreFields({ draft, set, problems, battery }: MoreFieldsProps) {
  const r = t().removal;
  return (
    <details class="fold" open={problems.includes('stateOfHealth')}>
      <summary>{r.moreFields}</summary>
      <div class="form">
        {!battery?.installedIn && (
          <Field
            label={r.from}
            hint={r.fromHint}
            value={draft.from}
            onValue={(from) => set({ from })}
            code
            optional
            maxLength={longest('/from')}
          />
        )}
        <Field
          label={r.storagePlace}
          value={draft.storagePlace}
          onValue={(storagePlace) => set({ storagePlace })}
          optional
          maxLength={longest('/storagePlace')}
        />
        <NumberField
          label={r.stateOfHealth}
          unit="%"
          value={draft.stateOfHealth}
          onValue={(stateOfHealth) => set({ stateOfHealth })}
          optional
          problem={problems.includes('stateOfHealth') ? r.healthInvalid : undefined}
        />
        <TextArea
          label={r.note}
          value={draft.note}
          onValue={(note) => set({ note })}
          optional
          maxLength={longest('/note')}
        />
      </div>
    </details>
  );
}
