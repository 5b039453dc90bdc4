import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { k } from '../texts/kit.ts';

export interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ComponentChildren;
  /** Shown in place of the hint and told to screen readers; the field counts as wrong while there is one. */
  problem?: string | undefined;
  /** Good news about the value, e.g. that a number is complete. */
  confirmed?: string | undefined;
  optional?: boolean;
  type?: 'text' | 'password' | 'email' | 'search' | 'date';
  autoComplete?: string;
  maxLength?: number;
  autoFocus?: boolean;
  /** Numbers and codes: letters of one width, no spelling help. */
  code?: boolean;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email';
  unit?: string;
}

/** A labelled line to type into. */
export function Field(props: FieldProps) {
  const id = useId();
  const { label, value, onValue, optional, type = 'text', code, unit, problem } = props;
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <FieldLabel id={id} label={label} optional={optional} />
      <span class="field-line">
        <input
          id={id}
          class={code ? 'code' : ''}
          type={type as 'text'}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
          aria-describedby={`${id}-note`}
          aria-invalid={problem ? true : undefined}
          autocomplete={props.autoComplete ?? 'off'}
          autocapitalize={code ? 'characters' : undefined}
          autofocus={props.autoFocus}
          maxLength={props.maxLength}
          inputMode={props.inputMode}
          spellcheck={!code}
        />
        {unit && <span class="field-unit">{unit}</span>}
      </span>
      <FieldNote id={id} {...props} />
    </div>
  );
}

/** A number with its unit; comma and point are both fine. `value` stays text, read it with `readNumber`. */
export function NumberField(props: Omit<FieldProps, 'type' | 'inputMode'>) {
  return <Field {...props} inputMode="decimal" />;
}

export function TextArea(props: Omit<FieldProps, 'type' | 'unit'>) {
  const id = useId();
  return (
    <div class={`field${props.problem ? ' field-wrong' : ''}`}>
      <FieldLabel id={id} label={props.label} optional={props.optional} />
      <textarea
        id={id}
        rows={3}
        value={props.value}
        maxLength={props.maxLength}
        aria-describedby={`${id}-note`}
        aria-invalid={props.problem ? true : undefined}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      <FieldNote id={id} {...props} />
    </div>
  );
}

function FieldLabel({ id, label, optional }: { id: string; label: string; optional: boolean | undefined }) {
  return (
    <label for={id}>
      {label} {optional && <span class="field-optional">({k().optional})</span>}
    </label>
  );
}

function FieldNote({
  id,
  hint,
  problem,
  confirmed,
}: Pick<FieldProps, 'hint' | 'problem' | 'confirmed'> & { id: string }) {
  const kind = problem ? 'problem' : confirmed ? 'confirmed' : 'hint';
  return (
    <p id={`${id}-note`} class={`field-note field-note-${kind}`} aria-live="polite">
      {problem ?? confirmed ?? hint}
    </p>
  );
}
