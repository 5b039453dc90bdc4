import { dateTime, number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import type { Firm } from '../documents/fragments.ts';
import type { HandoffPage } from '../documents/handoffs.ts';
import { BatteryRow, ComponentRow } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';

/** The slip: who, what, weights; and which of it is sealed by a signature or still to be given. */
export function HandoffSlip({ handoff }: { handoff: HandoffPage }) {
  const h = t().handoff;
  return (
    <div class="column">
      <section class="panel" aria-labelledby="slip">
        <h2 id="slip">{word(w().purpose, handoff.purpose)}</h2>
        <div class="parties">
          <PartyOf title={h.sender} firm={handoff.sender} />
          <PartyOf title={h.receiver} firm={handoff.receiver} />
        </div>
        <ul class="rows" aria-label={h.items}>
          {handoff.items.map((item) => (
            <li key={item.id}>
              {item.__typename === 'Battery' ? <BatteryRow battery={item} /> : <ComponentRow component={item} />}
            </li>
          ))}
        </ul>
        <Facts handoff={handoff} />
      </section>
      <Seals handoff={handoff} />
    </div>
  );
}

function PartyOf({ title, firm }: { title: string; firm: Firm }) {
  const { address } = firm;
  return (
    <div class="party">
      <p class="quiet">{title}</p>
      <p>
        <strong>{firm.name}</strong>
      </p>
      {address && (
        <p class="quiet">
          {address.street}
          <br />
          {address.postalCode} {address.city}
        </p>
      )}
    </div>
  );
}

function Facts({ handoff }: { handoff: HandoffPage }) {
  const h = t().handoff;
  const facts: [string, string | null][] = [
    [h.wasteOrNot, handoff.waste ? t().handoffs.waste : t().handoffs.notWaste],
    [h.note, handoff.note],
    [h.reason, handoff.reason],
    [h.dispatchedMass, number(handoff.dispatchedMassKg, 'kg')],
    [h.carrier, handoff.carrier],
    [h.transportDocument, handoff.transportDocument],
    [h.receivedMass, number(handoff.receivedMassKg, 'kg')],
    [h.receiptNote, handoff.receiptNote],
  ];
  return (
    <dl class="pairs">
      {facts
        .filter(([, value]) => value)
        .map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Seals({ handoff }: { handoff: HandoffPage }) {
  const h = t().handoff;
  return (
    <section class="panel" aria-labelledby="seals">
      <h2 id="seals">{h.signatures}</h2>
      <ol class="seals">
        {handoff.signatures.map((signature) => (
          <li key={signature.position} class="seal">
            <strong>{h.steps[signature.step]}</strong>
            <span class="quiet">
              {signature.organisation?.name} · {dateTime(signature.signedAt)}
            </span>
            <span class="quiet">
              {h.sealed}: {signature.sealedFields.map((field) => h.fields[field as 'items'] ?? field).join(', ')}
            </span>
          </li>
        ))}
      </ol>
      {handoff.stillRequired.length > 0 && (
        <>
          <h3>{h.required}</h3>
          <ul class="required">
            {handoff.stillRequired.map((field) => (
              <li key={`${field.step}/${field.field}`}>
                {h.fields[field.field as 'items'] ?? field.title}{' '}
                <span class="quiet">{h.requiredBy[field.party as 'sender'] ?? field.party}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
