import { formatId } from '#schemas/id.ts';
import { labelOfComponent, labelPicture } from '#web-kit/label.ts';
import type { ComponentRecord } from '#web-kit/records.ts';
import { t } from '../texts/t.ts';

/** The label of a component. Only the firms it passes through may ask for it, so it is drawn here and not fetched. */
export function ComponentLabel({ component }: { component: ComponentRecord }) {
  const code = formatId(component.id);
  const picture = labelPicture(labelOfComponent(component));
  return (
    <section class="panel label-panel" aria-labelledby="label-title">
      <h2 id="label-title">{t().battery.label}</h2>
      <div class="label">
        <img src={picture} alt={t().battery.labelHint(code)} />
      </div>
      <div class="label-text">
        <p class="code">{code}</p>
        <a class="button button-quiet" href={picture} download={`${code}.svg`}>
          {t().battery.labelPng}
        </a>
      </div>
    </section>
  );
}
