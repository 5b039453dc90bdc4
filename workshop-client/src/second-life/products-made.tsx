import { useEffect, useRef, useState } from 'preact/hooks';
import { formatId } from '#schemas/id.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner, Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { useClient } from '../data/client.ts';
import { linkTo, withQuery } from '../frame/router.ts';
import { ArrowSign, CheckSign } from '../frame/signs.tsx';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import type { Product } from './new-passport.ts';

interface ProductsMadeProps {
  products: readonly Product[];
  /** Batteries of which something is left. */
  rest: readonly string[];
}

/** Keeps one command after the other, then says of each where it stands. What could not be kept can be tried again. */
export function ProductsMade({ products, rest }: ProductsMadeProps) {
  const { keep, problem } = useKeep();
  const [kept, setKept] = useState<Record<string, string>>({});
  const started = useRef(false);
  const s = t().secondLife;

  async function keepAll(): Promise<void> {
    for (const { id, command } of products) {
      if (kept[id]) continue;
      const commandId = await keep(command);
      if (!commandId) return;
      setKept((before) => ({ ...before, [id]: commandId }));
    }
  }

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void keepAll();
  }, []);

  return (
    <>
      {problem && (
        <Banner tone="danger">
          <p>{problem}</p>
          <Button onPress={() => void keepAll()}>{t().app.tryAgain}</Button>
        </Banner>
      )}
      <Summary kept={Object.values(kept)} count={products.length} />
      <ul class="rows">
        {products.map((product) => (
          <li key={product.id}>
            <ProductRow product={product} commandId={kept[product.id]} />
          </li>
        ))}
      </ul>
      <div class="actions">
        {rest.length > 0 && (
          <a
            class="button button-primary button-wide"
            href={withQuery(linkTo('second-life'), [
              ...rest.map((id) => ['from', id]),
              ['again', products[0]?.id ?? ''],
            ])}
          >
            {s.useRest}
          </a>
        )}
        <a class="button button-plain button-wide" href={linkTo()}>
          {t().app.toHome}
        </a>
      </div>
    </>
  );
}

function Summary({ kept, count }: { kept: readonly string[]; count: number }) {
  const { outbox } = useClient();
  const waiting = outbox.items.value.filter(({ commandId }) => kept.includes(commandId));
  if (waiting.some(({ state }) => state === 'parked'))
    return (
      <Banner tone="danger">
        <p>
          <strong>{t().app.refused}</strong>
        </p>
        {waiting.map(
          ({ refusal }) =>
            refusal && (
              <p key={refusal.code}>
                {refusalSentence(refusal)} {refusal.source && citation(refusal.source)}
              </p>
            ),
        )}
        <a href={linkTo('outbox')}>{t().outbox.decide}</a>
      </Banner>
    );
  const sent = kept.length === count && waiting.length === 0;
  return (
    <div class={`step-result step-result-${sent ? 'sent' : 'kept'}`} role="status">
      <span class="step-result-sign">
        <CheckSign />
      </span>
      <div>
        <strong>{t().secondLife.done(count)}</strong>
        <p>{sent ? t().outbox.sent : t().outbox.kept}</p>
      </div>
    </div>
  );
}

function ProductRow({
  product: { id, serial, command },
  commandId,
}: {
  product: Product;
  commandId: string | undefined;
}) {
  const { outbox } = useClient();
  const item = outbox.items.value.find((one) => one.commandId === commandId);
  const sent = commandId !== undefined && item === undefined;
  const text = (
    <span class="row-text">
      <strong>{command.title}</strong>
      <span class="row-facts code">{formatId(id)}</span>
      {item?.state === 'parked' && (
        <span class="row-chips">
          <Chip tone="danger">{t().app.refused}</Chip>
        </span>
      )}
    </span>
  );
  if (!sent) return <span class="row-link">{text}</span>;
  return (
    <a class="row-link" href={linkTo('battery', id)} aria-label={t().secondLife.openProduct(serial)}>
      {text}
      <ArrowSign />
    </a>
  );
}
