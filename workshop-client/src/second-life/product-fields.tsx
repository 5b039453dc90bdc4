import { keepsPurpose } from '#schemas/second-life-rules.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choice } from '#web-kit/ui/choice.tsx';
import { batteryCategories } from '../documents/names.ts';
import { t } from '../texts/t.ts';
import { DraftField, type DraftForm } from './draft-fields.tsx';
import { categoryAfter, productsOf } from './second-life-draft.ts';

/** The new battery, or several alike: what it is called, and what can be said of it already. */
export function ProductFields(form: DraftForm) {
  const s = t().secondLife;
  const { draft, set } = form;
  const stays = draft.operation && keepsPurpose(camelCase(draft.operation));
  return (
    <section class="form" aria-labelledby="product">
      <h2 id="product">{s.product}</h2>
      {stays ? (
        <p>
          {s.categoryStays} <strong>{word(w().category, categoryAfter(draft))}</strong>
        </p>
      ) : (
        <Choice
          legend={s.category}
          value={draft.category}
          onValue={(category) => set({ category })}
          options={[...batteryCategories].reverse().map((value) => ({ value, title: word(w().category, value) }))}
        />
      )}
      <DraftField {...form} name="model" label={s.model} hint={s.modelHint} maxLength={100} />
      <DraftField {...form} name="name" label={s.name} optional maxLength={200} />
      <DraftField
        {...form}
        name="serials"
        kind="lines"
        label={s.serials}
        hint={productsOf(draft).length > 1 ? s.serialsCount(productsOf(draft).length) : s.serialsHint}
      />
      <details class="fold fold-small">
        <summary>{s.moreFacts}</summary>
        <div class="form form-two">
          <DraftField {...form} name="mass" kind="number" label={t().battery.mass} unit="kg" optional maxLength={12} />
          <DraftField
            {...form}
            name="energy"
            kind="number"
            label={t().battery.energy}
            unit="kWh"
            optional
            maxLength={12}
          />
          <DraftField
            {...form}
            name="ratedCapacity"
            kind="number"
            label={s.ratedCapacity}
            unit="Ah"
            optional
            maxLength={12}
          />
          <DraftField {...form} name="voltage" kind="number" label={s.voltage} unit="V" optional maxLength={12} />
        </div>
        <DraftField {...form} name="gtin" kind="code" label="GTIN" hint={s.gtinHint} optional maxLength={14} />
      </details>
    </section>
  );
}
