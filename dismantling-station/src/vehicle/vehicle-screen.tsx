import { formatId } from '#schemas/id.ts';
import { withPending } from '#web-kit/pending.ts';
import { nameOf } from '#web-kit/records.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { ConditionSign } from '#web-kit/ui/signs.tsx';
import { Line } from '../battery/battery-screen.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { useScanned } from '../scan/use-scanned.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';

/** A vehicle that was taken in: its batteries first, because they come out first (AltfahrzeugV Annex 3.2.2.1). */
export function VehicleScreen({ id }: { id: string }) {
  useLookup();
  const vehicle = useScanned('Vehicle', id);
  if (!vehicle) return <Waiting />;
  const items = station().outbox.items.value;
  const batteries = vehicle.batteries.map((battery) => withPending(battery, items));
  const next = batteries.find((battery) => !battery.removal);
  return (
    <div class="two-columns">
      <section class="card">
        <h1>{[vehicle.make, vehicle.model].filter(Boolean).join(' ') || t().vehicle.title}</h1>
        <p class="code-shown">{vehicle.vin ?? formatId(vehicle.id)}</p>
        <dl class="lines">
          <Line title={t().vehicle.received} text={dateTime(vehicle.receivedAt)} />
          <Line
            title={t().vehicle.damages}
            text={vehicle.damages.map((damage) => word(w().vehicleDamage, damage)).join(', ')}
          />
          <Line title={t().vehicle.storagePlace} text={vehicle.storagePlace ?? ''} />
        </dl>
        <h2>{t().vehicle.batteries}</h2>
        {batteries.length === 0 && <p>{t().vehicle.noBattery}</p>}
        <ul class="list">
          {batteries.map((battery) => (
            <li key={battery.id}>
              <button
                type="button"
                class={`list-row condition-${battery.safety.condition.toLowerCase()}`}
                onClick={() => show({ name: 'battery', id: battery.id })}
              >
                <ConditionSign condition={battery.safety.condition} />
                <span class="list-title">{nameOf(battery)}</span>
                <Chip tone={battery.removal ? 'good' : 'warn'}>
                  {battery.removal ? t().vehicle.out : t().vehicle.inside}
                </Chip>
              </button>
            </li>
          ))}
        </ul>
        {vehicle.components.length > 0 && <h2>{t().vehicle.components}</h2>}
        <ul class="list">
          {vehicle.components.map((component) => (
            <li key={component.id}>
              <button type="button" class="list-row" onClick={() => show({ name: 'component', id: component.id })}>
                <span class="list-title">{component.title}</span>
                <span>{word(w().component, component.kind)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <aside class="actions">
        <nav class="action-list" aria-label={t().battery.next}>
          {next ? (
            <Button look="primary" wide onPress={() => show({ name: 'battery', id: next.id })}>
              {t().vehicle.toBattery}
            </Button>
          ) : (
            <p class="scan-invitation">{t().vehicle.scanBattery}</p>
          )}
          <Button
            look={next ? 'plain' : 'primary'}
            wide
            onPress={() => show({ name: 'newComponent', vehicle: vehicle.id })}
          >
            {t().vehicle.newComponent}
          </Button>
        </nav>
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
        </div>
      </aside>
    </div>
  );
}
