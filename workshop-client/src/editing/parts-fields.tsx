import { language } from '#web-kit/texts/language.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { t } from '../texts/t.ts';
import { type Editor, isWrong, type Typed } from './editors.ts';
import { PropertyField } from './property-field.tsx';

interface PartsFieldsProps {
  editor: Editor;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  /** Whether what cannot be right shall be said. */
  wrong: boolean;
  property: string;
}

type Row = Readonly<Record<string, Typed>>;

/** An object part by part; of a list as many as there are, e.g. one for each substance. */
export function PartsFields({ editor, typed, onTyped, wrong, property }: PartsFieldsProps) {
  const { parts = [], list } = editor;
  const rows = typed.rows?.length ? typed.rows : [{}];
  const set = (next: Row[]) => onTyped({ ...typed, rows: next });
  const title = editor.title[language.value];
  return (
    <>
      {rows.map((row, index) => (
        <fieldset key={index} class="form part">
          <legend>{rows.length > 1 ? t().amend.entry(title, index + 1) : title}</legend>
          {parts.map((part) => (
            <PropertyField
              key={part.path}
              editor={part}
              typed={row[part.path] ?? { value: '' }}
              onTyped={(next) => set(rows.with(index, { ...row, [part.path]: next }))}
              wrong={wrong && isWrong(part, row[part.path], language.value)}
              property={property}
              optional={!part.needed}
            />
          ))}
          {rows.length > 1 && (
            <Button look="quiet" onPress={() => set(rows.toSpliced(index, 1))}>
              {t().amend.removeEntry}
            </Button>
          )}
        </fieldset>
      ))}
      {list && <Button onPress={() => set([...rows, {}])}>{t().amend.addEntry}</Button>}
    </>
  );
}
