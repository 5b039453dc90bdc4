import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BatteryRecord } from '#web-kit/records.ts';
import { documents, type HistoryRecord, nameOf } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { History } from '#web-kit/ui/history.tsx';
import { SafetyPanel } from '#web-kit/ui/safety-panel.tsx';
import { Sheet } from '#web-kit/ui/sheet.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack, show } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { Waiting } from '../waiting.tsx';
import { useBattery } from './use-battery.ts';

const history = signal<readonly HistoryRecord[] | 'away' | undefined>(undefined);

/** Safety first, then what to do next with this battery. */
export function BatteryScreen({ id }: { id: string }) {
  useLookup();
  useEffect(() => closeHistory, [id]);
  const shown = useBattery(id);
  if (!shown) return <Waiting />;
  const { record: battery, asOf } = shown;
  return (
    <div class="two-columns battery-screen">
      <SafetyPanel
        safety={battery.safety}
        battery={battery.id}
        name={nameOf(battery)}
        asOf={asOf && dateTime(asOf)}
        removal={!battery.removal}
        compact
      />
      <aside class="actions">
        <BatteryActions battery={battery} />
        <BatteryFacts battery={battery} />
        <div class="actions-end">
          <Button onPress={goBack}>{t().back}</Button>
          <Button look="quiet" onPress={() => void openHistory(id)}>
            {t().battery.history}
          </Button>
        </div>
      </aside>
      {history.value && (
        <Sheet title={t().battery.history} onClose={closeHistory}>
          {history.value === 'away' ? <p>{t().battery.historyAway}</p> : <History entries={history.value} />}
        </Sheet>
      )}
    </div>
  );
}

function closeHistory(): void {
  history.value = undefined;
}

async function openHistory(id: string): Promise<void> {
  const answer = await graphql(documents.history, { id });
  history.value = answer.kind === 'data' ? (answer.data.battery?.history ?? []) : 'away';
}

function BatteryActions({ battery }: { battery: BatteryRecord }) {
  const may = (step: string) => battery.allowedSteps.includes(step);
  const title = nameOf(battery);
  const removal = may('registerRemoval') && !battery.removal;
  const offer = may('offerHandoff') && !battery.openHandoff;
  // An offer kept here has no number yet, and no page.
  const handoff = battery.openHandoff?.number ? battery.openHandoff : undefined;
  // Whoever stands beside a critical battery has other things to do first; they are in the panel.
  const critical = battery.safety.condition === 'CRITICAL';
  const label = () => show({ name: 'label', kind: 'Battery', id: battery.id });
  return (
    <nav class="action-list" aria-label={t().battery.next}>
      {removal && (
        <Button
          look="primary"
          wide
          onPress={() =>
            show({
              name: 'removal',
              battery: battery.id,
              title,
              ...(battery.installedIn && { vehicle: battery.installedIn.id }),
            })
          }
        >
          {t().battery.register}
        </Button>
      )}
      {offer && (
        <Button
          look={removal || critical ? 'plain' : 'primary'}
          wide
          onPress={() => show({ name: 'offer', items: [{ id: battery.id, kind: 'Battery' }], title })}
        >
          {t().battery.offer}
        </Button>
      )}
      {handoff && (
        <Button look={critical ? 'plain' : 'primary'} wide onPress={() => show({ name: 'handoff', id: handoff.id })}>
          {t().handoff.open}
        </Button>
      )}
      {may('recordCondition') && (
        <Button look="plain" wide onPress={() => show({ name: 'damage', battery: battery.id, title })}>
          {t().damage.open}
        </Button>
      )}
      <Button look={removal || offer || handoff ? 'plain' : 'primary'} wide onPress={label}>
        {t().battery.label}
      </Button>
    </nav>
  );
}

function BatteryFacts({ battery }: { battery: BatteryRecord }) {
  const { openHandoff, removal } = battery;
  return (
    <dl class="lines">
      {battery.status && <Line title={t().battery.status} text={word(w().status, battery.status)} />}
      <Line title={t().battery.mass} text={number(battery.massKg, 'kg')} />
      <Line title={t().battery.energy} text={number(battery.nominalEnergyKwh, 'kWh')} />
      <Line title={t().battery.vehicle} text={battery.installedIn?.vin ?? battery.installedInVin ?? ''} />
      <Line title={t().battery.holder} text={holderOf(battery)} />
      {removal && <Line title={t().battery.removed} text={dateTime(removal.removedAt)} />}
      {openHandoff && (
        <Line
          title={t().battery.handoff}
          text={`${word(w().handoffStatus, openHandoff.status)}, ${openHandoff.receiver.name}`}
        />
      )}
    </dl>
  );
}

function holderOf({ custodian }: BatteryRecord): string {
  const state = station().session.state.value;
  const own = state.kind === 'signedIn' ? state.identity?.organisation.id : undefined;
  return custodian && custodian.id === own ? t().battery.here : (custodian?.name ?? '');
}

export function Line({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}
