import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import type { Query } from '../data/use-query.ts';
import type { Firm } from '../documents/fragments.ts';
import { QueryState } from '../frame/query-state.tsx';
import { t } from '../texts/t.ts';

interface FirmChoiceProps {
  legend: string;
  /** What to say when no firm fits. */
  none: string;
  firms: readonly Firm[];
  /** More than fit on a screen: then there is a field to search by name. */
  many: boolean;
  text: string;
  onText: (text: string) => void;
  query: Query<unknown>;
  chosen: string | undefined;
  onChosen: (id: string) => void;
}

/** One firm of several, by what they do and where they are. */
export function FirmChoice(props: FirmChoiceProps) {
  const { legend, none, firms, many, text, onText, query, chosen, onChosen } = props;
  return (
    <fieldset class="item-choice">
      <legend>{legend}</legend>
      {(many || text) && <Field label={t().offer.receiverText} value={text} onValue={onText} type="search" />}
      {firms.length === 0 && query.loading && <QueryState query={query} />}
      {firms.length === 0 && !query.loading && <p class="nothing">{none}</p>}
      {firms.map((firm) => (
        <label key={firm.id} class="item">
          <input
            type="radio"
            name="firm"
            value={firm.id}
            checked={chosen === firm.id}
            onChange={() => onChosen(firm.id)}
          />
          <FirmLine firm={firm} />
        </label>
      ))}
    </fieldset>
  );
}

function FirmLine({ firm }: { firm: Firm }) {
  return (
    <span class="row-text">
      <strong>{firm.name}</strong>
      <span class="row-facts">
        {[firm.address?.city, ...firm.roles.map((role) => word(w().role, role))].filter(Boolean).join(' · ')}
      </span>
      {firm.demo && (
        <span class="row-chips">
          <Chip>{t().app.demo}</Chip>
        </span>
      )}
    </span>
  );
}
