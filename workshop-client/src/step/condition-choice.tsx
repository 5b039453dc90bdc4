import type { DamageFlag, IsolationState, SafetyCondition } from '#web-kit/generated/graphql.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choice, Choices } from '#web-kit/ui/choice.tsx';
import { ConditionSign } from '#web-kit/ui/signs.tsx';
import { damageFlags, isolationStates } from '../documents/names.ts';
import { t } from '../texts/t.ts';

const tones = { INTACT: 'good', DAMAGED: 'warn', CRITICAL: 'danger', UNKNOWN: 'info' } as const;

interface ConditionChoiceProps {
  legend: string;
  /** Those that can be chosen. */
  among: readonly SafetyCondition[];
  value: SafetyCondition | undefined;
  onValue: (condition: SafetyCondition) => void;
}

/** How a battery looks, as tiles in the colours of the conditions. */
export function ConditionChoice({ legend, among, value, onValue }: ConditionChoiceProps) {
  const options = among.map((condition) => ({
    value: condition,
    title: word(w().condition, condition),
    text: t().removal.conditions[condition],
    tone: tones[condition],
    sign: <ConditionSign condition={condition} />,
  }));
  return (
    <div class="looks">
      <Choice legend={legend} options={options} value={value} onValue={onValue} />
    </div>
  );
}

interface FlagChoicesProps {
  values: readonly DamageFlag[];
  onValues: (flags: DamageFlag[]) => void;
}

/** Signs of damage; those that endanger people in red. */
export function FlagChoices({ values, onValues }: FlagChoicesProps) {
  const toneOf = (flag: DamageFlag) => (['HEAT', 'SMOKE_OR_GAS', 'FIRE'].includes(flag) ? 'danger' : 'warn');
  const options = damageFlags.map(
    (flag) => ({ value: flag, title: word(w().flag, flag), tone: toneOf(flag) }) as const,
  );
  return (
    <div class="flags">
      <Choices legend={t().removal.flags} options={options} values={values} onValues={onValues} />
    </div>
  );
}

interface IsolationChoiceProps {
  value: IsolationState;
  onValue: (isolation: IsolationState) => void;
}

export function IsolationChoice({ value, onValue }: IsolationChoiceProps) {
  const options = isolationStates.map((state) => ({ value: state, title: t().removal.isolations[state] }));
  return (
    <div class="isolation">
      <Choice legend={t().removal.isolation} columns={3} options={options} value={value} onValue={onValue} />
    </div>
  );
}
