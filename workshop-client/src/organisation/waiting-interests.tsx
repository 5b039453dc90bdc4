import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { useQuery } from '../data/use-query.ts';
import { type WaitingInterest, waitingInterestsDocument } from '../documents/interests.ts';
import { Pending, usePending } from '../step/pending.tsx';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { EndInterest } from './end-interest.tsx';
import { InterestLine } from './interest-line.tsx';

/** Interests of other firms to confirm or turn down; nothing for who may not, because then the service says no. */
export function WaitingInterests() {
  const i = t().interests;
  const query = useQuery(waitingInterestsDocument, {});
  const waiting = query.data?.waitingInterests;
  if (!waiting) return null;
  return (
    <section class="panel" aria-labelledby="waiting-interests">
      <h2 id="waiting-interests">
        {i.waiting} {waiting.length > 0 && <span class="count">{waiting.length}</span>}
      </h2>
      <p class="quiet">{i.waitingLead}</p>
      {waiting.length === 0 && <p class="nothing">{i.noneWaiting}</p>}
      <ul class="rows">
        {waiting.map((one) => (
          <WaitingRow key={one.interest.id} waiting={one} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ waiting: { organisation, interest } }: { waiting: WaitingInterest }) {
  const [refusing, setRefusing] = useState(false);
  const { keep, problem, busy } = useKeep();
  const pending = usePending(interest.id);
  const i = t().interests;
  const name = `${organisation.name}: ${i.purposes[interest.purpose]}`;
  const confirm = () =>
    void keep({
      name: 'confirmInterest',
      input: { organisation: organisation.id, interest: interest.id },
      subjects: [interest.id],
      title: name,
    });
  return (
    <li class="person">
      <InterestLine interest={interest} firm={organisation.name} />
      {!pending && (
        <div class="row">
          <Button label={`${i.confirm}: ${name}`} disabled={busy} onPress={confirm}>
            {i.confirm}
          </Button>
          <Button look="quiet" label={`${i.turnDown}: ${name}`} onPress={() => setRefusing(true)}>
            {i.turnDown}
          </Button>
        </div>
      )}
      <Pending subject={interest.id} />
      {problem && <Banner tone="danger">{problem}</Banner>}
      {refusing && (
        <EndInterest
          question={i.turnDownQuestion(name)}
          submit={i.turnDown}
          firm={organisation.id}
          interest={interest}
          onClose={() => setRefusing(false)}
        />
      )}
    </li>
  );
}
