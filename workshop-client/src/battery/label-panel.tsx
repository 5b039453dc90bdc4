import { useEffect, useState } from 'preact/hooks';
import { formatId } from '#schemas/id.ts';
import { language } from '#web-kit/texts/language.ts';
import { linkTo, withQuery } from '../frame/router.ts';
import { fetchLabel } from '../labels/fetch-label.ts';
import { LabelButton } from '../labels/label-button.tsx';
import { t } from '../texts/t.ts';

/** The label to stick on: QR code and a line people can read. `version` changes when the battery has. */
export function LabelPanel({ id, version }: { id: string; version: string }) {
  const code = formatId(id);
  const picture = useLabelPicture(id, version);
  return (
    <section class="panel label-panel" id="label" aria-labelledby="label-title">
      <h2 id="label-title">{t().battery.label}</h2>
      <div class="label">{picture && <img src={picture} alt={t().battery.labelHint(code)} />}</div>
      <div class="label-text">
        <p class="code">{code}</p>
        <LabelButton id={id} format="pdf">
          {t().labels.pdf}
        </LabelButton>
        <LabelButton id={id} format="png" look="quiet">
          {t().battery.labelPng}
        </LabelButton>
        <a class="button button-quiet" href={withQuery(linkTo('labels'), { ids: id })}>
          {t().labels.open}
        </a>
      </div>
    </section>
  );
}

/** The address of the label's picture on this device; undefined until it is there, and without a network. */
function useLabelPicture(id: string, version: string): string | undefined {
  const [picture, setPicture] = useState<string>();
  const shownIn = language.value;
  useEffect(() => {
    let address: string | undefined;
    let left = false;
    void fetchLabel(id, 'svg').then((label) => {
      if (!label || left) return;
      address = URL.createObjectURL(label);
      setPicture(address);
    });
    return () => {
      left = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [id, version, shownIn]);
  return picture;
}
