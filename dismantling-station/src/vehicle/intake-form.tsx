import { checkVin } from '#schemas/codes/vin.ts';
import { newId } from '#web-kit/new-id.ts';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { refusalSentence, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choices } from '#web-kit/ui/choice.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useDraft } from '../draft.ts';
import { notice } from '../notice.ts';
import { goBack, showInstead } from '../screen.ts';
import { record } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import { emptyIntake, type Intake, intakeCommand, rememberOwn } from './intake.ts';
import { vinNote } from './vin-note.ts';

type Change = (part: Partial<Intake>) => void;

/** Takes a vehicle in: its number, what is wrong with it, and who had it last if that person wants it known. */
export function IntakeForm({ vin }: { vin?: string | undefined }) {
  const { values, change, finish } = useDraft<Intake>('intake', vin ?? '', {
    ...emptyIntake,
    id: newId(),
    vin: vin ?? '',
  });
  useScan((code) => {
    const scanned = checkVin(code.text);
    if ('vin' in scanned) change({ vin: scanned.vin, step: 0 });
    else notice.value = { tone: 'warn', text: t().intake.noVin };
  });
  const checked = checkVin(values.vin, { legacy: values.legacy });

  async function save() {
    if (!('vin' in checked)) return;
    const kept = await record(intakeCommand(values, checked.vin));
    if (!kept) return;
    await rememberOwn(values, checked.vin);
    finish();
    showInstead({ name: 'vehicle', id: values.id });
  }

  const steps = [
    <NumberStep values={values} change={change} />,
    <StateStep values={values} change={change} />,
    <HolderStep values={values} change={change} />,
  ];
  return (
    <StepFrame
      title={t().intake.title}
      subtitle={'vin' in checked && values.step > 0 ? checked.vin : ''}
      step={values.step}
      steps={steps.length}
      complete={'vin' in checked}
      last={t().intake.save}
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

function NumberStep({ values, change }: { values: Intake; change: Change }) {
  const { problem, confirmed, hint } = vinNote(values.vin, values.legacy);
  return (
    <div class="vin-step">
      <Field
        label={t().intake.vin}
        value={values.vin}
        onValue={(vin) => change({ vin: vin.toUpperCase() })}
        code
        autoFocus
        maxLength={40}
        problem={problem && refusalSentence(problem)}
        confirmed={confirmed}
        hint={hint}
      />
      <Choices
        legend={t().intake.old}
        hideLegend
        columns={2}
        values={values.legacy ? ['legacy'] : []}
        onValues={(chosen) => change({ legacy: chosen.length > 0 })}
        options={[{ value: 'legacy', title: t().intake.old, text: t().intake.oldHint }]}
      />
    </div>
  );
}

function StateStep({ values, change }: { values: Intake; change: Change }) {
  const damages = ['CRASH', 'FIRE', 'FLOOD', 'PARTS_MISSING'] as const;
  return (
    <>
      <Choices
        legend={t().intake.damages}
        columns={4}
        values={values.damages}
        onValues={(next) => change({ damages: next })}
        options={damages.map((value) => ({ value, tone: 'warn', title: word(w().vehicleDamage, value) }))}
      />
      <div class="form-columns">
        <Field
          label={t().intake.make}
          value={values.make}
          optional
          maxLength={100}
          onValue={(make) => change({ make })}
        />
        <Field
          label={t().intake.model}
          value={values.model}
          optional
          maxLength={100}
          onValue={(model) => change({ model })}
        />
        <Field
          label={t().intake.storagePlace}
          value={values.storagePlace}
          optional
          maxLength={100}
          onValue={(storagePlace) => change({ storagePlace })}
        />
      </div>
    </>
  );
}

function HolderStep({ values, change }: { values: Intake; change: Change }) {
  return (
    <>
      <p>{t().intake.holderHint}</p>
      <div class="form-columns">
        <Field
          label={t().intake.holderName}
          value={values.holderName}
          optional
          maxLength={200}
          onValue={(holderName) => change({ holderName })}
        />
        <Field
          label={t().intake.holderStreet}
          value={values.holderStreet}
          optional
          maxLength={200}
          onValue={(holderStreet) => change({ holderStreet })}
        />
        <Field
          label={t().intake.holderPostalCode}
          value={values.holderPostalCode}
          optional
          maxLength={20}
          onValue={(holderPostalCode) => change({ holderPostalCode })}
        />
        <Field
          label={t().intake.holderCity}
          value={values.holderCity}
          optional
          maxLength={100}
          onValue={(holderCity) => change({ holderCity })}
        />
      </div>
    </>
  );
}
