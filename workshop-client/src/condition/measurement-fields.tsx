import { number } from '#web-kit/texts/format.ts';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { t } from '../texts/t.ts';
import { type MeasurableName, measurables, type ReportDraft } from './report-draft.ts';

export interface ReportFieldsProps {
  draft: ReportDraft;
  set: (change: Partial<ReportDraft>) => void;
  /** Numbers to be marked as wrong. */
  wrong: readonly MeasurableName[];
}

/** The value people come for, and which of the two it is: certified energy is only that of electric vehicles (2023/1542 Annex VII Part A). */
export function HealthFields({ draft, set, wrong, category }: ReportFieldsProps & { category: string }) {
  const c = t().condition;
  return (
    <div class="health-fields">
      <MeasuredNumber name="stateOfHealthPercent" draft={draft} set={set} wrong={wrong} />
      {category === 'EV' && draft.numbers.stateOfHealthPercent?.trim() && (
        <Choice
          legend={c.healthKind}
          value={draft.healthKind}
          onValue={(healthKind) => set({ healthKind })}
          options={(['SOH', 'SOCE'] as const).map((value) => ({ value, title: value, text: c.healthKinds[value] }))}
        />
      )}
    </div>
  );
}

const more = [
  'remainingCapacityAh',
  'stateOfChargePercent',
  'packVoltageV',
  'cellVoltageSpreadMv',
  'isolationResistanceKohm',
  'internalResistanceOhm',
  'fullCycles',
] as const;

/** Everything else that can be measured, and with what. Folded away, since most have few values. */
export function MoreMeasurements(props: ReportFieldsProps) {
  const { draft, set, wrong } = props;
  const c = t().condition;
  return (
    <>
      <details class="fold" open={more.some((name) => wrong.includes(name))}>
        <summary>{c.moreValues}</summary>
        <div class="form form-pairs">
          {more.map((name) => (
            <MeasuredNumber key={name} name={name} {...props} />
          ))}
        </div>
      </details>
      <details class="fold" open={wrong.includes('uncertaintyPercent')}>
        <summary>{c.how}</summary>
        <div class="form">
          <Field
            label={c.method}
            hint={c.methodHint}
            value={draft.method}
            onValue={(method) => set({ method })}
            optional
            maxLength={500}
          />
          <Field
            label={c.instrument}
            value={draft.instrument}
            onValue={(instrument) => set({ instrument })}
            optional
            maxLength={200}
          />
          <MeasuredNumber name="uncertaintyPercent" {...props} />
          <TextArea
            label={t().removal.note}
            value={draft.note}
            onValue={(note) => set({ note })}
            optional
            maxLength={2000}
          />
        </div>
      </details>
    </>
  );
}

/** One number with its unit, told at once what range it may be in when it is not. */
export function MeasuredNumber({ name, draft, set, wrong }: ReportFieldsProps & { name: MeasurableName }) {
  const { unit, least, most } = measurables[name];
  const c = t().condition;
  return (
    <NumberField
      label={c.values[name]}
      unit={unit}
      value={draft.numbers[name] ?? ''}
      onValue={(value) => set({ numbers: { ...draft.numbers, [name]: value } })}
      optional
      maxLength={14}
      problem={wrong.includes(name) ? c.outOfRange(number(least), number(most, unit)) : undefined}
    />
  );
}
