import { Choice } from '#web-kit/ui/choice.tsx';
import { transferDocuments } from '../documents/names.ts';
import { t } from '../texts/t.ts';
import { DraftField, type DraftForm } from './draft-fields.tsx';
import { isFromWaste } from './second-life-draft.ts';

/** What proves that the operation may be called so; with the article that asks for it. */
export function EvidenceFields(form: DraftForm) {
  const s = t().secondLife;
  const { draft } = form;
  return (
    <section class="form" aria-labelledby="evidence">
      <h2 id="evidence">{s.evidence}</h2>
      <div class="form form-two">
        <DraftField {...form} name="capacity" kind="number" label={s.capacity} unit="%" maxLength={8} />
        <DraftField
          {...form}
          name="spread"
          kind="number"
          label={s.spread}
          unit="%"
          maxLength={8}
          optional={draft.operation !== 'REMANUFACTURING'}
        />
      </div>
      {draft.operation === 'REMANUFACTURING' && <p class="quiet">{s.thresholds}</p>}
      <DraftField {...form} name="report" label={s.report} hint={s.reportHint} maxLength={500} />
      <div class="form form-two">
        <DraftField {...form} name="testedOn" kind="date" label={s.testedOn} optional />
        <DraftField {...form} name="method" label={s.method} optional maxLength={500} />
      </div>
      <DraftField {...form} name="quality" label={s.quality} hint={s.qualityHint} maxLength={500} />
      {isFromWaste(draft) && <EndOfWaste {...form} />}
    </section>
  );
}

/** 2023/1542 Art. 73(1): what shows that a battery is no longer waste. */
function EndOfWaste(form: DraftForm) {
  const s = t().secondLife;
  const { draft, set } = form;
  return (
    <fieldset class="form end-of-waste">
      <legend>{s.endOfWaste}</legend>
      <p class="quiet">{s.endOfWasteLead}</p>
      <Choice
        legend={s.transfer}
        columns={3}
        value={draft.transferKind}
        onValue={(transferKind) => set({ transferKind })}
        options={transferDocuments.map((value) => ({ value, title: s.transferKinds[value] }))}
      />
      <DraftField
        {...form}
        name="transferReference"
        label={s.transferReference}
        hint={s.transferReferenceHint}
        maxLength={500}
      />
      <DraftField {...form} name="protection" label={s.protection} hint={s.protectionHint} maxLength={500} />
    </fieldset>
  );
}
