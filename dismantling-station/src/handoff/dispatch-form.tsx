import type { HandoffRecord } from '#web-kit/records.ts';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { language, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choices } from '#web-kit/ui/choice.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import { useDraft } from '../draft.ts';
import { isMass } from '../removal/mass.ts';
import { station } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import type { HandoffFormProps } from './handoff-step.tsx';
import { itemName, massOf } from './open-handoffs.ts';

interface Dispatch {
  step: number;
  mass: string;
  carrier: string;
  transportDocument: string;
  packed: 'packed'[];
}

/** The goods leave: first packed as the law says for their condition, then weighed and given to somebody who drives. */
export function DispatchForm({ handoff, title, take, cancel }: HandoffFormProps) {
  const expected = massOf(handoff);
  const first: Dispatch = {
    step: 0,
    mass:
      expected === undefined
        ? ''
        : String(Math.round(expected * 100) / 100).replace('.', language.value === 'de' ? ',' : '.'),
    carrier: station().notebook.read<string>('carrier') ?? '',
    transportDocument: '',
    packed: [],
  };
  const { values, change, finish } = useDraft<Dispatch>('dispatch', handoff.id, first);
  const hasBatteries = batteriesOf(handoff).length > 0;
  const step = hasBatteries ? values.step : 1;
  const massKg = readNumber(values.mass);
  const carrier = values.carrier.trim();

  async function save() {
    if (!isMass(massKg)) return;
    const kept = await take({
      name: 'dispatchHandoff',
      input: {
        handoff: handoff.id,
        massKg,
        carrier,
        packedAsAdvised: values.packed.length > 0,
        transportDocument: values.transportDocument.trim() || undefined,
      },
    });
    if (!kept) return;
    station().notebook.write('carrier', carrier);
    finish();
  }

  return (
    <StepFrame
      title={t().handoff.step.DISPATCH}
      subtitle={title}
      step={hasBatteries ? step : 0}
      steps={hasBatteries ? 2 : 1}
      complete={step === 0 ? values.packed.length > 0 : isMass(massKg) && carrier !== ''}
      last={t().handoff.step.DISPATCH}
      onStep={(next) => change({ step: next })}
      onSave={save}
      onCancel={() => {
        finish();
        cancel();
      }}
    >
      {step === 0 ? (
        <>
          <Packing handoff={handoff} />
          <Choices
            legend={t().handoff.packing}
            hideLegend
            values={values.packed}
            onValues={(packed) => change({ packed })}
            options={[{ value: 'packed', title: t().handoff.packed, text: t().handoff.packedHint, tone: 'good' }]}
          />
        </>
      ) : (
        <div class="form-columns">
          <NumberField
            label={t().handoff.mass}
            unit="kg"
            value={values.mass}
            maxLength={9}
            onValue={(mass) => change({ mass })}
            hint={expected !== undefined && t().handoff.massExpected(number(expected, 'kg'))}
            problem={values.mass.trim() !== '' && !isMass(massKg) ? t().removal.massWrong : undefined}
          />
          <Field
            label={t().handoff.carrier}
            value={values.carrier}
            maxLength={200}
            onValue={(each) => change({ carrier: each })}
          />
          <Field
            label={t().handoff.transportDocument}
            value={values.transportDocument}
            optional
            code
            maxLength={100}
            onValue={(transportDocument) => change({ transportDocument })}
          />
        </div>
      )}
    </StepFrame>
  );
}

const batteriesOf = ({ items }: HandoffRecord) => items.filter((item) => item.__typename === 'Battery');

/** How each battery has to be packed and marked for the road (ADR), as the service says for its condition. */
function Packing({ handoff }: { handoff: HandoffRecord }) {
  return (
    <ul class="packing-list" aria-label={t().handoff.packing}>
      {batteriesOf(handoff).map((battery) => {
        const { condition, transport } = battery.safety;
        const codes = [transport.unNumber, transport.packingInstruction, ...transport.specialProvisions];
        return (
          <li key={battery.id} class={`summary summary-${condition.toLowerCase()}`}>
            <p>
              <strong>{itemName(battery)}</strong> · {word(w().condition, condition)}
            </p>
            <p class="packing-line">
              {[...codes, transport.wasteCode].filter(Boolean).map((code) => (
                <span key={code} class="packing-code">
                  {code}
                </span>
              ))}{' '}
              <strong>{transport.marking}</strong>
            </p>
            <p class="hint">{transport.reason}</p>
          </li>
        );
      })}
    </ul>
  );
}
