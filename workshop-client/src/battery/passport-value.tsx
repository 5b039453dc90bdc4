import { type LocalText, localised, type ShapeField, shapeFields } from '#schemas/passport.ts';
import { knownTerm } from '#schemas/texts/known-terms.ts';
import { date, number } from '#web-kit/texts/format.ts';
import { language, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { t } from '../texts/t.ts';
import { DocumentOpener } from '../uploads/document-opener.tsx';

type Shape = Pick<ShapeField, 'name' | 'shape' | 'unit' | 'list'>;

/** Shows one value of a passport by its shape: text, number with unit, document, or a small table of its parts. */
export function PassportValue({ value, shape }: { value: unknown; shape: Shape }) {
  if (Array.isArray(value))
    return (
      <ul class="value-list">
        {value.map((one, index) => (
          <li key={index}>
            <PassportValue value={one} shape={{ ...shape, list: false }} />
          </li>
        ))}
      </ul>
    );
  if (typeof value !== 'object' || value === null) return <>{plain(value, shape)}</>;
  if (shape.shape === 'LocalText') return <>{localised(value as LocalText, language.value)}</>;
  if (shape.shape === 'DocumentLink') return <DocumentOpener link={value as DocumentRecord} />;
  if (shape.shape === 'Measurement') return <>{measured(value as MeasurementRecord)}</>;
  return <Parts value={value as Record<string, unknown>} fields={shapeFields[shape.shape ?? ''] ?? []} />;
}

function Parts({ value, fields }: { value: Record<string, unknown>; fields: readonly ShapeField[] }) {
  const given = fields.filter(({ name }) => isGiven(value[name]));
  return (
    <dl class="value-parts">
      {given.map((field) => (
        <div key={field.name}>
          <dt>{field.title[language.value]}</dt>
          <dd>
            <PassportValue value={value[field.name]} shape={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DocumentRecord {
  url: string;
  title?: string | null;
  mediaType?: string | null;
}

interface MeasurementRecord {
  value: number;
  unit: string;
  measuredAt?: string | null;
  method?: string | null;
}

const measured = ({ value, unit, measuredAt, method }: MeasurementRecord): string =>
  [number(value, unit), date(measuredAt), method && knownTerm(method, language.value)].filter(Boolean).join(' · ');

function plain(value: unknown, { name, unit }: Shape): string {
  if (typeof value === 'number') return number(value, unit, 4);
  if (typeof value === 'boolean') return value ? t().app.yes : t().app.no;
  const text = String(value);
  if (name === 'category') return word(w().category, text);
  if (name === 'status') return word(w().status, text);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return date(text);
  return unit ? `${text}\u00a0${unit}` : knownTerm(text, language.value);
}

/** Whether there is anything to show. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}
