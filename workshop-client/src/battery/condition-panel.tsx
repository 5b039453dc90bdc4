import { knownTerm } from '#schemas/texts/known-terms.ts';
import { date, number } from '#web-kit/texts/format.ts';
import { language } from '#web-kit/texts/language.ts';
import type { ConditionLine } from '../documents/battery.ts';
import { t } from '../texts/t.ts';

/** Dated measurements, newest first; hidden for who may not see any. */
export function ConditionPanel({ records }: { records: ConditionLine[] | undefined }) {
  const measured = (records ?? []).filter((record) => factsOf(record).length > 0);
  const [newest, ...earlier] = measured;
  if (!newest) return null;
  return (
    <section class="panel" aria-labelledby="condition">
      <h2 id="condition">{t().battery.condition}</h2>
      <Measurement record={newest} />
      {earlier.length > 0 && (
        <details class="fold">
          <summary>
            {t().battery.earlier} <span class="count">{earlier.length}</span>
          </summary>
          <div class="measurements">
            {earlier.map((record) => (
              <Measurement key={record.measuredAt} record={record} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Measurement({ record }: { record: ConditionLine }) {
  const health = record.stateOfHealthPercent;
  const method = record.method && knownTerm(record.method, language.value);
  const by = [record.organisation?.name, method, record.instrument].filter(Boolean).join(' · ');
  return (
    <div class="measurement">
      <p class="measurement-at">{t().battery.measured(date(record.measuredAt))}</p>
      {health !== null && (
        <div class="health">
          <strong>{number(health, '%', 1)}</strong>
          <span>
            {t().battery.stateOfHealth} {record.stateOfHealthKind && `(${record.stateOfHealthKind})`}
          </span>
          <meter min={0} max={100} low={70} optimum={100} value={health} aria-label={t().battery.stateOfHealth} />
        </div>
      )}
      <dl class="pairs pairs-tight">
        {factsOf(record)
          .slice(health === null ? 0 : 1)
          .map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {by && <p class="quiet">{by}</p>}
    </div>
  );
}

function factsOf(record: ConditionLine): [string, string][] {
  const b = t().battery;
  const facts: [string, string][] = [
    [b.stateOfHealth, number(record.stateOfHealthPercent, '%', 1)],
    [b.capacity, number(record.remainingCapacityAh, 'Ah')],
    [b.charge, number(record.stateOfChargePercent, '%', 0)],
    [b.cycles, number(record.fullCycles)],
    [b.resistance, number(record.internalResistanceOhm, 'Ω', 5)],
    [b.isolation, number(record.isolationResistanceKohm, 'kΩ', 0)],
    [b.voltage, number(record.packVoltageV, 'V', 1)],
    [b.cellSpread, number(record.cellVoltageSpreadMv, 'mV', 0)],
    [b.temperature, number(record.temperatureC, '°C', 1)],
  ];
  return facts.filter(([, value]) => value !== '');
}
