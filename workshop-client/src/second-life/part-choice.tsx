import { useState } from 'preact/hooks';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { number } from '#web-kit/texts/format.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { ScanBox } from '#web-kit/ui/scan-box.tsx';
import { useQuery } from '../data/use-query.ts';
import { usableBatteriesDocument } from '../documents/second-life.ts';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryLineContent } from '../rows/rows.tsx';
import { fullName, shortName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';
import { leftOf, type Part, shareOfOne, whyUnusable } from './second-life-draft.ts';
import type { Chosen, Parts } from './use-parts.ts';

interface PartChoiceProps {
  parts: Parts;
  /** How many products there will be. */
  products: number;
  /** Ids of parts whose share cannot be right. */
  wrong: readonly string[];
}

/** Which batteries go in, and how much of each. Scanning one adds it. */
export function PartChoice({ parts, products, wrong }: PartChoiceProps) {
  const s = t().secondLife;
  useScan((code) => parts.addScanned(code));
  return (
    <fieldset class="item-choice">
      <legend>{s.parts}</legend>
      {parts.loading && <p class="loading">{t().app.loading}</p>}
      {!parts.loading && parts.parts.length === 0 && <p class="nothing">{s.noParts}</p>}
      {parts.parts.map((part) => (
        <PartCard
          key={part.battery.id}
          part={part}
          products={products}
          wrong={wrong.includes(part.battery.id)}
          parts={parts}
        />
      ))}
      <WhatCame of={parts.last} />
      <MoreParts parts={parts} open={!parts.loading && parts.parts.length === 0} />
    </fieldset>
  );
}

/** Why the battery just chosen or scanned is not among them. */
function WhatCame({ of }: { of: Chosen | undefined }) {
  if (!of || of.kind === 'added') return null;
  if (of.kind === 'unknown') return <Banner tone="warn">{t().battery.unknown}</Banner>;
  const refusal = whyUnusable(of.battery);
  return (
    <Banner tone="warn">
      <strong>{fullName(of.battery)}</strong> {refusal && refusalSentence(refusal)}{' '}
      {refusal?.source && citation(refusal.source)}
    </Banner>
  );
}

interface PartCardProps {
  part: Part;
  products: number;
  wrong: boolean;
  parts: Parts;
}

function PartCard({ part, products, wrong, parts }: PartCardProps) {
  const { battery, share, modules } = part;
  const s = t().secondLife;
  const left = number(leftOf(battery), '%', 3);
  const each = shareOfOne(part, products);
  return (
    <div class="part">
      <div class="part-head">
        <BatteryLineContent battery={battery} />
        <Button look="quiet" label={`${s.removePart}: ${fullName(battery)}`} onPress={() => parts.remove(battery.id)}>
          {s.removePart}
        </Button>
      </div>
      <NumberField
        label={s.share}
        unit="%"
        value={share}
        onValue={(next) => parts.change(battery.id, { share: next })}
        hint={products > 1 && each !== undefined ? s.shareEach(number(each, '%', 3), products) : s.shareHint(left)}
        problem={wrong ? s.shareWrong(left) : undefined}
        maxLength={8}
      />
      {products <= 1 && (
        <details class="fold fold-small">
          <summary>{s.onlyModules}</summary>
          <TextArea
            label={s.modules}
            hint={s.modulesHint}
            value={modules}
            onValue={(next) => parts.change(battery.id, { modules: next })}
            optional
          />
        </details>
      )}
    </div>
  );
}

function MoreParts({ parts, open }: { parts: Parts; open: boolean }) {
  const [opened, setOpened] = useState(false);
  const s = t().secondLife;
  return (
    <details class="fold" open={open || opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{s.moreParts}</summary>
      {(open || opened) && (
        <div class="form">
          <ScanBox look="plain" />
          <InMyHands parts={parts} />
        </div>
      )}
    </details>
  );
}

/** What is in this firm's hands and can be used; everything else can still be scanned, and is told why not. */
function InMyHands({ parts }: { parts: Parts }) {
  const [text, setText] = useState('');
  const s = t().secondLife;
  const query = useQuery(
    usableBatteriesDocument,
    { text: text.trim() || null },
    text.trim() ? {} : { keepAs: { kind: 'list', id: 'usable' } },
  );
  const chosen = new Set(parts.parts.map(({ battery }) => battery.id));
  const usable = (query.data?.batteries.edges ?? [])
    .map(({ node }) => node)
    .filter((battery) => !chosen.has(battery.id) && whyUnusable(battery) === undefined);
  const many = (query.data?.batteries.totalCount ?? 0) > 8;
  return (
    <div class="task">
      <h2>{t().home.mine}</h2>
      {(many || text) && <Field label={t().search.field} value={text} onValue={setText} type="search" maxLength={60} />}
      <QueryState query={query} />
      {query.data && usable.length === 0 && <p class="nothing">{s.noneUsable}</p>}
      <ul class="rows">
        {usable.map((battery) => (
          <li key={battery.id}>
            <button
              type="button"
              class="row-link row-button"
              aria-label={s.addPart(fullName(battery) || shortName(battery))}
              onClick={() => parts.add(battery)}
            >
              <BatteryLineContent battery={battery} />
              <span class="row-plus" aria-hidden="true">
                +
              </span>
            </button>
          </li>
        ))}
      </ul>
      {query.data?.batteries.pageInfo.hasNextPage && <p class="quiet">{s.moreInHands}</p>}
    </div>
  );
}
