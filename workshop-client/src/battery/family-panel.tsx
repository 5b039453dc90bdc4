import { leftAfter } from '#schemas/second-life-rules.ts';
import { number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import type { KnownBattery } from '../data/use-battery.ts';
import type { LineageLink } from '../documents/battery.ts';
import { linkTo } from '../frame/router.ts';
import { ArrowSign } from '../frame/signs.tsx';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';

/** What a battery was made from and what was made from it (2023/1542 Art. 77(7)); nothing for who may not see its status. */
export function FamilyPanel({ battery }: { battery: KnownBattery }) {
  const { madeFrom = [], madeInto = [], recordStatus } = battery;
  if (madeFrom.length + madeInto.length === 0) return null;
  const f = t().family;
  const left = leftAfter(madeInto.map(({ sharePercent }) => sharePercent));
  return (
    <section class="panel" aria-labelledby="family">
      <h2 id="family">{f.title}</h2>
      <Relatives title={f.madeFrom} links={madeFrom} />
      <Relatives title={f.madeInto} links={madeInto} />
      {madeInto.length > 0 && recordStatus === 'ACTIVE' && (
        <p class="quiet">{left > 0 ? f.left(number(left, '%', 1)) : f.nothingLeft}</p>
      )}
    </section>
  );
}

function Relatives({ title, links }: { title: string; links: readonly LineageLink[] }) {
  if (links.length === 0) return null;
  return (
    <div class="task">
      <h3>{title}</h3>
      <ul class="rows">
        {links.map((link) => (
          <li key={link.battery.id}>
            <a class="row-link" href={linkTo('battery', link.battery.id)}>
              <Relative link={link} />
              <ArrowSign />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Relative({ link: { battery, operation, sharePercent, modules } }: { link: LineageLink }) {
  const f = t().family;
  const facts = [
    word(w().purpose, operation),
    sharePercent >= 100 ? f.whole : f.share(number(sharePercent, '%', 1)),
    modules.length > 0 && f.modules(modules.join(', ')),
  ];
  return (
    <span class="row-text">
      <strong>{fullName(battery)}</strong>
      <span class="row-facts">{facts.filter(Boolean).join(' · ')}</span>
      <span class="row-chips">
        {battery.status && <Chip>{word(w().status, battery.status)}</Chip>}
        {battery.recordStatus === 'CEASED' && <Chip>{f.ended}</Chip>}
      </span>
    </span>
  );
}
