import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { useClient } from '../data/client.ts';
import { linkTo } from '../frame/router.ts';
import { CheckSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';

/** Where a step stands: kept on this device, sent and recorded, or refused. Follows the outbox by itself. */
export function StepResult({ commandId, title }: { commandId: string; title: string }) {
  const { outbox } = useClient();
  const item = outbox.items.value.find((one) => one.commandId === commandId);
  if (item?.state === 'parked')
    return (
      <Banner tone="danger">
        <p>
          <strong>{t().app.refused}</strong>
        </p>
        <p>{item.refusal && refusalSentence(item.refusal)}</p>
        <a href={linkTo('outbox')}>{t().outbox.decide}</a>
      </Banner>
    );
  return (
    <div class={`step-result step-result-${item ? 'kept' : 'sent'}`} role="status">
      <span class="step-result-sign">
        <CheckSign />
      </span>
      <div>
        <strong>{title}</strong>
        <p>{item ? t().outbox.kept : t().outbox.sent}</p>
      </div>
    </div>
  );
}
