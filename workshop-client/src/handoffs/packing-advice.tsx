import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import type { HandoffPage, PackedBattery } from '../documents/handoffs.ts';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';

/** How each battery has to be packed and marked for the road, as the service says for its condition (ADR). */
export function PackingAdvice({ handoff }: { handoff: HandoffPage }) {
  const batteries = packedBatteries(handoff);
  if (batteries.length === 0) return null;
  return (
    <section class="packing" aria-labelledby="packing">
      <h2 id="packing">{t().handoff.packing}</h2>
      {batteries.map((battery) => (
        <Advice key={battery.id} battery={battery} />
      ))}
    </section>
  );
}

export const packedBatteries = (handoff: HandoffPage): PackedBattery[] =>
  handoff.items.filter((item) => item.__typename === 'Battery');

function Advice({ battery }: { battery: PackedBattery }) {
  const { transport, condition } = battery.safety;
  const codes = [transport.unNumber, transport.packingInstruction, ...transport.specialProvisions];
  return (
    <div class={`advice advice-${condition.toLowerCase()}`}>
      <p>
        <strong>{fullName(battery)}</strong> · {word(w().condition, condition)}
      </p>
      <p class="packing-line">
        {[...codes, transport.wasteCode].filter(Boolean).map((code) => (
          <span key={code} class="packing-code">
            {code}
          </span>
        ))}
      </p>
      <p class="packing-marking">{transport.marking}</p>
      <p class="quiet">{transport.reason}</p>
    </div>
  );
}
