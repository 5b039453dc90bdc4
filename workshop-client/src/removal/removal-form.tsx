import { useState } from 'preact/hooks';
import { number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice, type ChoiceOption, Choices } from '#web-kit/ui/choice.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { ConditionSign } from '#web-kit/ui/signs.tsx';
import type { KnownBattery } from '../data/use-battery.ts';
import {
  type DamageFlag,
  damageFlags,
  isolationStates,
  type SafetyCondition,
  safetyConditions,
} from '../documents/names.ts';
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
  const [asked, setAsked] = useState(false);
  const problems = asked ? problemsOf(draft) : [];
  const set = (change: Partial<RemovalDraft>) => onDraft({ ...draft, ...change });
  function submit(event: Event): void {
    event.preventDefault();
    setAsked(true);
    if (problemsOf(draft).length === 0) onSubmit();
    else focusFirstProblem(event.currentTarget as HTMLElement);
  }
  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <div class="looks">
        <Choice
          legend={t().removal.condition}
          options={conditionOptions()}
          value={draft.condition}
          onValue={(condition) => onDraft(withCondition(draft, condition))}
        />
      </div>
      {problems.includes('condition') && <Banner tone="danger">{t().removal.conditionMissing}</Banner>}
      {conditionOf(draft) === 'CRITICAL' && <Banner tone="danger">{t().removal.criticalFirst}</Banner>}
      {(draft.condition === 'DAMAGED' || draft.condition === 'CRITICAL') && (
        <div class="flags">
          <Choices
            legend={t().removal.flags}
            options={damageFlags.map((flag) => ({ value: flag, title: word(w().flag, flag), tone: toneOf(flag) }))}
            values={draft.flags}
            onValues={(flags) => onDraft(withFlags(draft, flags))}
          />
        </div>
      )}
      <div class="isolation">
        <Choice
          legend={t().removal.isolation}
          columns={3}
          options={isolationStates.map((value) => ({ value, title: t().removal.isolations[value] }))}
          value={draft.isolation}
          onValue={(isolation) => set({ isolation })}
        />
      </div>
      <NumberField
        label={t().removal.mass}
        unit="kg"
        value={draft.mass}
        onValue={(mass) => set({ mass })}
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

/** After the next drawing, when the wrong fields are marked as such. */
function focusFirstProblem(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
}

interface MoreFieldsProps {
  draft: RemovalDraft;
  set: (change: Partial<RemovalDraft>) => void;
  problems: DraftProblem[];
  battery: KnownBattery | undefined;
}

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
            maxLength={100}
          />
        )}
        <Field
          label={r.storagePlace}
          value={draft.storagePlace}
          onValue={(storagePlace) => set({ storagePlace })}
          optional
          maxLength={200}
        />
        <NumberField
          label={r.stateOfHealth}
          unit="%"
          value={draft.stateOfHealth}
          onValue={(stateOfHealth) => set({ stateOfHealth })}
          optional
          problem={problems.includes('stateOfHealth') ? r.healthInvalid : undefined}
        />
        <TextArea label={r.note} value={draft.note} onValue={(note) => set({ note })} optional maxLength={2000} />
      </div>
    </details>
  );
}

const conditionTones = { INTACT: 'good', DAMAGED: 'warn', CRITICAL: 'danger', UNKNOWN: 'info' } as const;

const conditionOptions = (): ChoiceOption<SafetyCondition>[] =>
  safetyConditions.map((value) => ({
    value,
    title: word(w().condition, value),
    text: t().removal.conditions[value],
    tone: conditionTones[value],
    sign: <ConditionSign condition={value} />,
  }));

const toneOf = (flag: DamageFlag) => (['HEAT', 'SMOKE_OR_GAS', 'FIRE'].includes(flag) ? 'danger' : 'warn');
