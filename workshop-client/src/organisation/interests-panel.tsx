import { useState } from 'preact/hooks';
import { Button } from '#web-kit/ui/button.tsx';
import { useQuery } from '../data/use-query.ts';
import { type Interest, interestsDocument } from '../documents/interests.ts';
import { QueryState } from '../frame/query-state.tsx';
import { Pending } from '../step/pending.tsx';
import { t } from '../texts/t.ts';
import { EndInterest } from './end-interest.tsx';
import { InterestLine } from './interest-line.tsx';
import { StateInterest } from './state-interest.tsx';

/** Why this firm may read what not everybody may, on record with its proof (2023/1542 Art. 77(2) subpara 3). */
export function InterestsPanel({ admin }: { admin: boolean }) {
  const i = t().interests;
  const query = useQuery(interestsDocument, {}, { keepAs: { kind: 'interests', id: 'mine' } });
  const firm = query.data?.me?.organisation;
  return (
    <section class="panel" aria-labelledby="interests">
      <h2 id="interests">{i.title}</h2>
      <p class="quiet">{i.lead}</p>
      <QueryState query={query} />
      {firm && <Pending subject={firm.id} />}
      {firm?.interests.length === 0 && <p class="nothing">{i.none}</p>}
      <ul class="rows">
        {[...(firm?.interests ?? [])].reverse().map((interest) => (
          <OwnInterest key={interest.id} interest={interest} firm={firm?.id ?? ''} admin={admin} />
        ))}
      </ul>
      {firm && admin && <StateInterest self={firm.id} />}
    </section>
  );
}

const over = ['ENDED', 'EXPIRED'];

function OwnInterest({ interest, firm, admin }: { interest: Interest; firm: string; admin: boolean }) {
  const [ending, setEnding] = useState(false);
  const i = t().interests;
  const name = i.purposes[interest.purpose];
  return (
    <li class="person">
      <InterestLine interest={interest} />
      {admin && !over.includes(interest.state) && (
        <Button look="quiet" label={`${i.giveUp}: ${name}`} onPress={() => setEnding(true)}>
          {i.giveUp}
        </Button>
      )}
      <Pending subject={interest.id} />
      {ending && (
        <EndInterest
          question={i.giveUpQuestion(name)}
          submit={i.giveUp}
          firm={firm}
          interest={interest}
          onClose={() => setEnding(false)}
        />
      )}
    </li>
  );
}
