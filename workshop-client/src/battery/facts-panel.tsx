import type { ComponentChildren } from 'preact';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import type { KnownBattery } from '../data/use-battery.ts';
import { t } from '../texts/t.ts';

/** What people ask first about a battery. What one may not see is simply not among them; it is named further down. */
export function FactsPanel({ battery }: { battery: KnownBattery }) {
  const b = t().battery;
  const vehicle = battery.installedIn;
  const vin = battery.installedInVin ?? vehicle?.vin;
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">{b.facts}</h2>
      <dl class="pairs">
        <Pair title={b.status}>{battery.status && word(w().status, battery.status)}</Pair>
        <Pair title={b.custodian}>{battery.custodian?.name}</Pair>
        <Pair title={b.installedIn}>
          {vin && <span class="code">{vin}</span>}
          {vehicle && ` ${[vehicle.make, vehicle.model].filter(Boolean).join(' ')}`}
        </Pair>
        <Pair title={b.removal}>{battery.removal && dateTime(battery.removal.removedAt)}</Pair>
        <Pair title={b.manufacturer}>{battery.manufacturer}</Pair>
        <Pair title={b.serialNumber}>{battery.serialNumber && <span class="code">{battery.serialNumber}</span>}</Pair>
        <Pair title={b.category}>{word(w().category, battery.category)}</Pair>
        <Pair title={b.mass}>{number(battery.removal?.massKg ?? battery.massKg, 'kg')}</Pair>
        <Pair title={b.energy}>{number(battery.nominalEnergyKwh, 'kWh')}</Pair>
        <Pair title={b.operator}>{battery.operator?.name}</Pair>
        <Pair title={b.identifier}>
          <span class="code code-long">{battery.uniqueIdentifier}</span>
        </Pair>
      </dl>
    </section>
  );
}

/** A line of facts; nothing when there is nothing to say. */
export function Pair({ title, children }: { title: string; children: ComponentChildren }) {
  const given = Array.isArray(children) ? children.some(Boolean) : Boolean(children);
  if (!given) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
