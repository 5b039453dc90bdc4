import { useState } from 'preact/hooks';
import { number, readNumber } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import type { HandoffPage } from '../documents/handoffs.ts';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { contentsOf, massOf } from './contents.ts';
import { PackingAdvice, packedBatteries } from './packing-advice.tsx';
import { useHandoffStep } from './use-handoff-step.ts';

/** The goods leave: weight, carrier, packing as the service advises for each battery. */
export function DispatchForm({ handoff }: { handoff: HandoffPage }) {
  const expected = massOf(handoff.items);
  const [mass, setMass] = useState(expected === undefined ? '' : String(expected));
  const [carrier, setCarrier] = useState('');
  const [transportDocument, setTransportDocument] = useState('');
  const [packed, setPacked] = useState(false);
  const { asked, submit } = useForm(send);
  const { take, problem, busy } = useHandoffStep(handoff);
  const massKg = readNumber(mass);
  const h = t().handoff;
  const packingNeeded = packedBatteries(handoff).length > 0;

  function send(): void {
    if (!massKg || !carrier.trim() || (packingNeeded && !packed)) return;
    void take({
      name: 'dispatchHandoff',
      input: {
        handoff: handoff.id,
        massKg,
        carrier: carrier.trim(),
        packedAsAdvised: packed,
        transportDocument: transportDocument.trim() || undefined,
      },
    });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <p class="about">{contentsOf(handoff.items)}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <NumberField
        label={h.mass}
        unit="kg"
        value={mass}
        onValue={setMass}
        hint={expected !== undefined && h.massExpected(number(expected, 'kg'))}
        problem={asked && !massKg ? h.massInvalid : undefined}
      />
      <Field
        label={h.carrier}
        value={carrier}
        onValue={setCarrier}
        maxLength={200}
        autoComplete="organization"
        problem={asked && !carrier.trim() ? h.carrierNeeded : undefined}
      />
      <Field
        label={h.transportDocument}
        value={transportDocument}
        onValue={setTransportDocument}
        maxLength={100}
        optional
        code
      />
      <PackingAdvice handoff={handoff} />
      <label class="check">
        <input type="checkbox" checked={packed} onChange={(event) => setPacked(event.currentTarget.checked)} />
        <span>{h.packed}</span>
      </label>
      {asked && packingNeeded && !packed && <Banner tone="danger">{h.packedNeeded}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {h.dispatch}
        </Button>
      </div>
    </form>
  );
}
