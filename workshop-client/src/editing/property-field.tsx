import { language } from '#web-kit/texts/language.ts';
import { Choice, Choices } from '#web-kit/ui/choice.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { linesOf } from '../texts/lines.ts';
import { t } from '../texts/t.ts';
import { DocumentFields } from './document-fields.tsx';
import type { Editor, Typed } from './editors.ts';
import { PartsFields } from './parts-fields.tsx';

interface PropertyFieldProps {
  editor: Editor;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  wrong: boolean;
  /** The property of the passport this is part of, when it is only a part. */
  property?: string;
  /** Of a part: whether it may be left out. What the law asks for is not called optional, even if it can follow later. */
  optional?: boolean;
}

/** The field for one property of the passport, drawn from its annotation. */
export function PropertyField({ editor, typed, onTyped, wrong, property, optional }: PropertyFieldProps) {
  const { kind, rule, list } = editor;
  const a = t().amend;
  const unit = a.units[editor.unit] ?? editor.unit;
  const props = {
    label: editor.title[language.value],
    value: typed.value,
    onValue: (value: string) => onTyped({ ...typed, value }),
    optional: optional ?? false,
    problem: wrong ? problemOf(editor) : undefined,
  };
  if (kind === 'lines' && rule?.enum)
    return (
      <Choices
        legend={props.label}
        values={linesOf(typed.value)}
        onValues={(values) => props.onValue(values.join('\n'))}
        options={wordsOf(editor).map(([value, title]) => ({ value, title }))}
      />
    );
  if (kind === 'lines' || (kind === 'texts' && list)) return <TextArea {...props} hint={a.perLine} />;
  if (kind === 'texts') return <TextArea {...props} maxLength={2000} />;
  if (rule?.enum || rule?.type === 'boolean')
    return (
      <Choice
        legend={props.label}
        value={typed.value}
        onValue={props.onValue}
        options={wordsOf(editor).map(([value, title]) => ({ value, title }))}
      />
    );
  if (kind === 'measurement') return <MeasurementFields {...props} unit={unit} typed={typed} onTyped={onTyped} />;
  if (kind === 'document')
    return (
      <DocumentFields
        {...props}
        heading
        property={propertyOf(property ?? editor.path)}
        typed={typed}
        onTyped={onTyped}
      />
    );
  if (kind === 'parts')
    return <PartsFields {...{ editor, typed, onTyped, wrong }} property={property ?? editor.path} />;
  if (rule?.format === 'calendar-date') return <Field {...props} type="date" />;
  if (rule?.type === 'string') return <Field {...props} hint={hintOf(editor)} maxLength={rule.maxLength ?? 500} />;
  return <NumberField {...props} unit={unit} maxLength={16} />;
}

type MeasurementProps = Parameters<typeof NumberField>[0] & Pick<PropertyFieldProps, 'typed' | 'onTyped'>;

function MeasurementFields({ typed, onTyped, ...props }: MeasurementProps) {
  const a = t().amend;
  return (
    <div class="form form-two">
      <NumberField {...props} maxLength={16} />
      <Field
        label={a.measuredOn}
        type="date"
        value={typed.measuredOn ?? ''}
        onValue={(measuredOn) => onTyped({ ...typed, measuredOn })}
        optional
      />
    </div>
  );
}

/** `section.property` of a path that may go deeper. */
const propertyOf = (path: string): string => path.split('.', 2).join('.');

function wordsOf({ rule }: Editor): [string, string][] {
  if (rule?.type === 'boolean')
    return [
      ['true', t().app.yes],
      ['false', t().app.no],
    ];
  return (rule?.enum ?? []).map((value) => [value, value]);
}

function hintOf({ rule }: Editor): string | undefined {
  const { formHints } = t().amend;
  return formHints[rule?.format ?? ''] ?? formHints[rule?.pattern ?? ''];
}

function problemOf({ kind, rule }: Editor): string {
  const a = t().amend;
  if (kind === 'parts') return a.wrongText;
  if (kind === 'document') return a.wrongAddress;
  if (rule?.type === 'string') return a.wrongText;
  const { minimum, exclusiveMinimum, maximum } = rule ?? {};
  const least = exclusiveMinimum ?? minimum;
  return least !== undefined && maximum !== undefined ? a.outOfRange(least, maximum) : a.wrongNumber;
}
