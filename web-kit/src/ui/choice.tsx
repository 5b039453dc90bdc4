import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceOption<Value extends string> {
  value: Value;
  title: string;
  text?: string;
  /** Colour of the tile when chosen. */
  tone?: 'good' | 'warn' | 'danger' | 'info';
  sign?: ComponentChildren;
}

interface ChoiceProps<Value extends string> {
  legend: string;
  options: readonly ChoiceOption<Value>[];
  columns?: 2 | 3 | 4 | 5;
  hideLegend?: boolean;
}

/** One of a few, as tiles big enough for gloves. Underneath they are radio buttons, so arrows and screen readers work. */
export function Choice<Value extends string>(
  props: ChoiceProps<Value> & { value: Value | undefined; onValue: (value: Value) => void },
) {
  const isChosen = (value: Value) => props.value === value;
  return <TileSet {...props} type="radio" isChosen={isChosen} onToggle={props.onValue} />;
}

/** Any number of a few, as tiles. */
export function Choices<Value extends string>(
  props: ChoiceProps<Value> & { values: readonly Value[]; onValues: (values: Value[]) => void },
) {
  const { values, onValues } = props;
  const isChosen = (value: Value) => values.includes(value);
  const toggle = (value: Value) =>
    onValues(isChosen(value) ? values.filter((each) => each !== value) : [...values, value]);
  return <TileSet {...props} type="checkbox" isChosen={isChosen} onToggle={toggle} />;
}

interface TileSetProps<Value extends string> extends ChoiceProps<Value> {
  type: 'radio' | 'checkbox';
  isChosen: (value: Value) => boolean;
  onToggle: (value: Value) => void;
}

function TileSet<Value extends string>({
  legend,
  options,
  columns = 2,
  hideLegend,
  type,
  isChosen,
  onToggle,
}: TileSetProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={hideLegend ? 'for-screen-readers' : ''}>{legend}</legend>
      <div class={`tiles tiles-${columns}`}>
        {options.map((option) => (
          <label key={option.value} class={`tile tile-${option.tone ?? 'info'}`}>
            <input
              type={type}
              name={name}
              value={option.value}
              checked={isChosen(option.value)}
              onChange={() => onToggle(option.value)}
            />
            {option.sign && <span class="tile-sign">{option.sign}</span>}
            <span class="tile-title">{option.title}</span>
            {option.text && <span class="tile-text">{option.text}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
