import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import { t } from '../texts/t.ts';
import type { IssueDraft, IssueField } from './new-battery.ts';

interface IdentityFieldsProps {
  draft: IssueDraft;
  set: (change: Partial<IssueDraft>) => void;
  /** The text that says what is wrong with a field, where something is and it was asked for. */
  wrong: (field: IssueField, text: string) => string | undefined;
}

/** What sort of battery it is, asked first: all else follows from it. */
export function CategoryChoice({ draft, set, wrong }: IdentityFieldsProps) {
  const i = t().issue;
  return (
    <>
      <div class="stacked">
        <Choice
          legend={i.category}
          value={draft.category || undefined}
          onValue={(category) => set({ category })}
          options={(['ev', 'lmt', 'industrial', 'stationary'] as const).map((value) => ({
            value,
            title: word(w().category, value),
          }))}
        />
      </div>
      {wrong('category', i.missing) && <Banner tone="danger">{i.categoryMissing}</Banner>}
    </>
  );
}

/** What makes the battery this one and no other. */
export function IdentityFields({ draft, set, wrong }: IdentityFieldsProps) {
  const i = t().issue;
  return (
    <div class="form form-two">
      <Field
        label={i.model}
        hint={i.modelHint}
        value={draft.model}
        onValue={(model) => set({ model })}
        maxLength={100}
        problem={wrong('model', i.missing)}
      />
      <Field
        label={i.modelName}
        value={draft.modelName}
        onValue={(modelName) => set({ modelName })}
        maxLength={200}
        optional
      />
      <Field
        label={t().battery.serialNumber}
        value={draft.serial}
        onValue={(serial) => set({ serial })}
        maxLength={100}
        code
        problem={wrong('serial', i.serialWrong)}
      />
      <NumberField
        label={t().battery.mass}
        unit="kg"
        value={draft.mass}
        onValue={(mass) => set({ mass })}
        maxLength={12}
        optional
        problem={wrong('mass', t().amend.wrongNumber)}
      />
      <Field
        label="GTIN"
        hint={i.gtinHint}
        value={draft.gtin}
        onValue={(gtin) => set({ gtin })}
        maxLength={14}
        code
        optional
        problem={wrong('gtin', i.gtinWrong)}
      />
      <Field
        label={i.vin}
        hint={i.vinHint}
        value={draft.vin}
        onValue={(vin) => set({ vin })}
        maxLength={17}
        code
        optional
        problem={wrong('vin', i.vinWrong)}
      />
    </div>
  );
}
