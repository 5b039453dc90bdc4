import { useEffect, useState } from 'preact/hooks';
import type { ComponentKind } from '#web-kit/generated/graphql.ts';
import { newId } from '#web-kit/new-id.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import type { ComponentRecord, VehicleRecord } from '#web-kit/records.ts';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import { useDraft } from '../draft.ts';
import { notice } from '../notice.ts';
import { isMass } from '../removal/mass.ts';
import { remember } from '../scan/look-up.ts';
import { goBack, showInstead } from '../screen.ts';
import { record, station } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';

interface NewComponent {
  step: number;
  id: string;
  vehicle: string;
  kind?: ComponentKind;
  title: string;
  partNumber: string;
  mass: string;
  storagePlace: string;
}

const kinds = [
  'DRIVE_MOTOR',
  'INVERTER',
  'CHARGER',
  'BATTERY_MODULE',
  'CONTROL_UNIT',
  'CATALYST',
  'ENGINE',
  'GEARBOX',
  'HEADLIGHT',
  'WIRING_HARNESS',
  'DASHBOARD',
  'GLASS',
  'WHEEL',
  'BUMPER',
  'OTHER',
] as const satisfies readonly ComponentKind[];

/** Gives a part its own record and number; the label can be printed at once, with or without a network. */
export function ComponentForm({ vehicle }: { vehicle?: string | undefined }) {
  const first = {
    step: vehicle ? 1 : 0,
    id: newId(),
    vehicle: vehicle ?? '',
    title: '',
    partNumber: '',
    mass: '',
    storagePlace: '',
  };
  const { values, change, finish } = useDraft<NewComponent>('component', vehicle ?? '', first);
  const vehicles = useVehicles();
  useScan((code) => {
    const scanned = vehicles.find(({ vin, id }) => code.keys.includes(`vin:${vin}`) || code.keys.includes(`id:${id}`));
    if (values.step === 2) change({ partNumber: code.text.slice(0, 100) });
    else if (scanned) change({ vehicle: scanned.id, step: 1 });
    else notice.value = { tone: 'warn', text: t().component.noVehicle };
  });
  const massWrong = values.mass.trim() !== '' && !isMass(readNumber(values.mass));
  const complete =
    [values.vehicle !== '', values.kind !== undefined, values.title.trim() !== '' && !massWrong][values.step] ?? false;

  async function save() {
    const { kind } = values;
    if (kind === undefined) return;
    const kept = await record(commandFor({ ...values, kind }));
    if (!kept) return;
    await remember(ownRecord({ ...values, kind }));
    finish();
    showInstead({ name: 'label', kind: 'Component', id: values.id });
  }

  const steps = [
    <VehicleStep vehicles={vehicles} value={values.vehicle} onValue={(next) => change({ vehicle: next })} />,
    <Choice
      legend={t().component.kind}
      columns={5}
      value={values.kind}
      onValue={(kind) => change({ kind, title: word(w().component, kind) })}
      options={kinds.map((value) => ({ value, title: word(w().component, value) }))}
    />,
    <DetailStep values={values} change={change} massWrong={massWrong} />,
  ];
  return (
    <StepFrame
      title={t().component.title}
      step={values.step}
      steps={steps.length}
      complete={complete}
      last={t().component.save}
      onStep={(step) => change({ step })}
      onSave={save}
      onCancel={() => {
        finish();
        goBack();
      }}
    >
      {steps[values.step]}
    </StepFrame>
  );
}

function VehicleStep({
  vehicles,
  value,
  onValue,
}: {
  vehicles: VehicleRecord[];
  value: string;
  onValue: (id: string) => void;
}) {
  if (vehicles.length === 0) return <Banner tone="info">{t().component.noVehicles}</Banner>;
  return (
    <Choice
      legend={t().component.fromVehicle}
      columns={3}
      value={value}
      onValue={onValue}
      options={vehicles.slice(0, 9).map(({ id, vin, make, model }) => ({
        value: id,
        title: [make, model].filter(Boolean).join(' ') || (vin ?? id),
        text: vin ?? '',
      }))}
    />
  );
}

function DetailStep({
  values,
  change,
  massWrong,
}: {
  values: NewComponent;
  change: (part: Partial<NewComponent>) => void;
  massWrong: boolean;
}) {
  return (
    <div class="form-columns">
      <Field label={t().component.name} value={values.title} maxLength={100} onValue={(title) => change({ title })} />
      <Field
        label={t().component.partNumber}
        value={values.partNumber}
        optional
        code
        maxLength={100}
        hint={t().component.partNumberHint}
        onValue={(partNumber) => change({ partNumber })}
      />
      <NumberField
        label={t().removal.mass}
        unit="kg"
        value={values.mass}
        optional
        maxLength={9}
        onValue={(mass) => change({ mass })}
        problem={massWrong ? t().removal.massWrong : undefined}
      />
      <Field
        label={t().removal.storagePlace}
        value={values.storagePlace}
        optional
        maxLength={100}
        onValue={(storagePlace) => change({ storagePlace })}
      />
    </div>
  );
}

/** Vehicles in our hands, newest first, those not yet sent included. */
function useVehicles(): VehicleRecord[] {
  const [list, setList] = useState<VehicleRecord[]>([]);
  useEffect(() => {
    void station()
      .seen.all<VehicleRecord>('Vehicle')
      .then((seen) =>
        setList(
          seen
            .map(({ value }) => value)
            .filter(isOurs)
            .sort(newestFirst),
        ),
      );
  }, []);
  return list;
}

function isOurs({ receivedBy }: VehicleRecord): boolean {
  const state = station().session.state.value;
  return state.kind === 'signedIn' && receivedBy?.id === state.identity?.organisation.id;
}

const newestFirst = (a: VehicleRecord, b: VehicleRecord): number =>
  (b.receivedAt ?? '').localeCompare(a.receivedAt ?? '');

function commandFor(values: NewComponent & { kind: ComponentKind }): NewCommand<'registerComponent'> {
  const massKg = readNumber(values.mass);
  return {
    name: 'registerComponent',
    title: values.title.trim(),
    subjects: [values.id, values.vehicle],
    input: {
      id: values.id,
      vehicle: values.vehicle,
      kind: values.kind,
      title: values.title.trim(),
      partNumber: values.partNumber.trim() || undefined,
      massKg,
      storagePlace: values.storagePlace.trim() || undefined,
    },
  };
}

function ownRecord(values: NewComponent & { kind: ComponentKind }): ComponentRecord {
  return {
    __typename: 'Component',
    id: values.id,
    qrCode: `${location.origin}/b/${values.id}`,
    kind: values.kind,
    title: values.title.trim(),
    partNumber: values.partNumber.trim() || null,
    serialNumber: null,
    massKg: readNumber(values.mass) ?? null,
    condition: null,
    storagePlace: values.storagePlace.trim() || null,
    custodian: null,
    openHandoff: null,
    allowedSteps: ['offerHandoff'],
    registeredAt: new Date().toISOString(),
  };
}
