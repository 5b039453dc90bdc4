import { formatId } from '#schemas/id.ts';
import { linkTo, withQuery } from '../frame/router.ts';
import { t } from '../texts/t.ts';

/** The label to stick on: QR code and a line people can read. */
export function LabelPanel({ id }: { id: string }) {
  const code = formatId(id);
  return (
    <section class="panel label-panel" id="label" aria-labelledby="label-title">
      <h2 id="label-title">{t().battery.label}</h2>
      <a class="label" href={`/labels/${id}.svg`} target="_blank" rel="noreferrer">
        <img src={`/labels/${id}.svg`} alt={t().battery.labelHint(code)} loading="lazy" />
      </a>
      <div class="label-text">
        <p class="code">{code}</p>
        <a class="button button-plain" href={`/labels/${id}.svg`} target="_blank" rel="noreferrer">
          {t().battery.labelOpen}
        </a>
        <a class="button button-plain" href={`/labels/${id}.pdf`} download={`${code}.pdf`}>
          {t().labels.pdf}
        </a>
        <a class="button button-quiet" href={`/labels/${id}.png`} download={`${code}.png`}>
          {t().battery.labelPng}
        </a>
        <a class="button button-quiet" href={withQuery(linkTo('labels'), { ids: id })}>
          {t().labels.open}
        </a>
      </div>
    </section>
  );
}
