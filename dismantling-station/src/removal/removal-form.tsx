import type { SafetyCondition } from '#web-kit/generated/graphql.ts';
import type { NewCommand, OutboxItem } from '#web-kit/outbox.ts';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import { ConditionSign } from '#web-kit/ui/signs.tsx';
import { startDraft, useDraft } from '../draft.ts';
import { goBack, type Screen, show, showInstead } from '../screen.ts';
import { record, station } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import { type Damage, DamageTiles } from './damage-tiles.tsx';
import { conditions, graverThan } from './danger.ts';
import { isMass } from './mass.ts';

interface Removal extends Damage {
  step: number;
  condition?: SafetyCondition;
  mass: string;
  storagePlace: string;
}

/** Three steps: how it looks, what is wrong with it, what it weighs. */
export function RemovalForm({ about }: { about: Extract<Screen, { name: 'removal' }> }) {
  const first: Removal = { step: 0, flags: [], isolation: 'UNKNOWN', mass: '', storagePlace: '' };
  const { values, change, finish } = useDraft<Removal>('removal', about.battery ?? about.code ?? '', first);
  const massWrong = values.mass.trim() !== '' && !isMass(readNumber(values.mass));

  async function save() {
    const kept = await keepOrCorrect(about, values);
    if (!kept) return;
    finish();
    showInstead(
      about.battery
        ? { name: 'battery', id: about.battery }
        : { name: 'offer', items: [], title: about.title, code: about.code ?? '' },
    );
  }

  const steps = [
    <ConditionStep values={values} change={change} />,
    <DamageTiles legend={t().removal.flags} {...values} change={change} />,
    <MassStep values={values} change={change} wrong={massWrong} />,
  ];
  const complete = [values.condition !== undefined, true, !massWrong][values.step] ?? false;
  return (
    <StepFrame
      title={t().removal.title}
      subtitle={about.title}
      step={values.step}
      steps={steps.length}
      complete={complete}
      last={t().removal.save}
      onStep={(step) => change({ step })}
      onSave={save}
      advice={values.step > 0 && <GraverAdvice values={values} />}
      onCancel={() => {
        finish();
        goBack();
      }}
    >
      {steps[values.step]}
    </StepFrame>
  );
}

interface StepProps {
  values: Removal;
  change: (part: Partial<Removal>) => void;
}

function ConditionStep({ values, change }: StepProps) {
  return (
    <Choice
      legend={t().removal.condition}
      value={values.condition}
      onValue={(condition) => change({ condition })}
      options={conditions.map(({ value, tone }) => ({
        value,
        tone,
        title: word(w().condition, value),
        text: word(w().conditionMeans, value),
        sign: <ConditionSign condition={value} />,
      }))}
    />
  );
}

/** The signs that were tapped may make it graver than what was chosen a step before; the service would say the same. */
function GraverAdvice({ values }: { values: Removal }) {
  const graver = graverThan(values.condition ?? 'UNKNOWN', values.flags);
  if (!graver) return null;
  return <Banner tone="danger">{t().removal.graver(word(w().condition, graver))}</Banner>;
}

const conditionOf = ({ condition = 'UNKNOWN', flags }: Removal): SafetyCondition =>
  graverThan(condition, flags) ?? condition;

function MassStep({ values, change, wrong }: StepProps & { wrong: boolean }) {
  return (
    <div class="form-columns">
      <div>
        <NumberField
          label={t().removal.mass}
          unit="kg"
          value={values.mass}
          optional
          autoFocus
          maxLength={9}
          onValue={(mass) => change({ mass })}
          hint={t().removal.massHint}
          problem={wrong ? t().removal.massWrong : undefined}
        />
        <Field
          label={t().removal.storagePlace}
          value={values.storagePlace}
          optional
          maxLength={100}
          onValue={(storagePlace) => change({ storagePlace })}
        />
      </div>
      <Summary values={values} />
    </div>
  );
}

function Summary({ values }: { values: Removal }) {
  const condition = conditionOf(values);
  const mass = readNumber(values.mass);
  return (
    <section class={`summary summary-${condition.toLowerCase()}`} aria-label={t().removal.summary}>
      <h2>{t().removal.summary}</h2>
      <p class="summary-condition">
        <ConditionSign condition={condition} /> {word(w().condition, condition)}
      </p>
      {values.flags.length > 0 && <p>{values.flags.map((flag) => word(w().flag, flag)).join(', ')}</p>}
      <p>{t().removal.isolationWord[values.isolation]}</p>
      {mass !== undefined && <p>{number(mass, 'kg')}</p>}
    </section>
  );
}

/** A correction goes to its place in the outbox, before whatever waits behind it; anything else is a new command. */
async function keepOrCorrect(about: Extract<Screen, { name: 'removal' }>, values: Removal): Promise<boolean> {
  const command = commandFor(about, values);
  if (about.replaces === undefined) return record(command);
  await station().outbox.retry(about.replaces, { occurredAt: new Date().toISOString(), ...command.input });
  return true;
}

/** Opens a refused removal again with what was entered. */
export function correctRemoval({ sequence, input, lookups, title }: OutboxItem<'registerRemoval'>): void {
  const { battery, vehicle, massKg, storagePlace, condition } = input;
  const code = lookups[0]?.code;
  const values: Removal = {
    step: 0,
    condition: condition.condition ?? 'UNKNOWN',
    flags: [...(condition.flags ?? [])],
    isolation: condition.isolation ?? 'UNKNOWN',
    mass: String(massKg ?? ''),
    storagePlace: storagePlace ?? '',
  };
  startDraft('removal', battery || code || '', values);
  const about = { ...(battery && { battery }), ...(code && { code }), ...(vehicle && { vehicle }) };
  show({ name: 'removal', title, replaces: sequence, ...about });
}

function commandFor(about: Extract<Screen, { name: 'removal' }>, values: Removal): NewCommand<'registerRemoval'> {
  const massKg = readNumber(values.mass);
  return {
    name: 'registerRemoval',
    title: about.title,
    subjects: [about.battery ?? `code:${about.code}`, ...(about.vehicle ? [about.vehicle] : [])],
    ...(about.code && { lookups: [{ path: ['battery'], code: about.code, kind: 'Battery' }] }),
    input: {
      battery: about.battery ?? '',
      vehicle: about.vehicle,
      condition: {
        condition: conditionOf(values),
        flags: values.flags,
        isolation: values.isolation,
        measuredAt: new Date().toISOString(),
      },
      massKg,
      storagePlace: values.storagePlace.trim() || undefined,
    },
  };
}
