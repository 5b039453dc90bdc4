import { isHeldUp } from '#web-kit/outbox-item.ts';
import { refusalSentence, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { useClient } from '../data/client.ts';
import { linkTo } from '../frame/router.ts';
import { t } from '../texts/t.ts';

/** What was recorded here about a thing and has not been answered yet; so nobody takes the old state for the new one. */
export function Pending({ subject }: { subject: string }) {
  const { outbox } = useClient();
  const items = outbox.items.value;
  return (
    <>
      {items
        .filter((item) => item.subjects.includes(subject))
        .map((item) => (
          <Banner key={item.commandId} tone={item.state === 'parked' ? 'danger' : 'warn'}>
            <strong>{word(w().command, item.name)}</strong>{' '}
            {item.refusal ? refusalSentence(item.refusal) : isHeldUp(items, item) ? t().outbox.heldUp : t().outbox.kept}{' '}
            {item.state === 'parked' && <a href={linkTo('outbox')}>{t().outbox.decide}</a>}
          </Banner>
        ))}
    </>
  );
}

/** Whether something about this thing waits to be sent; then offering the same step again would only confuse. */
export function usePending(subject: string): boolean {
  return useClient().outbox.items.value.some((item) => item.subjects.includes(subject));
}
