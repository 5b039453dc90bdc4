import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { t } from '../texts/t.ts';
import { CategoryChoice, IdentityFields } from './identity-fields.tsx';
import { Issued } from './issued.tsx';
import { MoreFacts } from './more-facts.tsx';
import type { Placer } from './new-battery.ts';
import { useIssue } from './use-issue.ts';

interface IssueFormProps {
  placers: Placer[];
  /** Id of the own firm. */
  own: string;
  principal: string | undefined;
  day: string;
}

/** The form of a new battery; after that, where its passport stands. */
export function IssueForm({ placers, own, principal, day }: IssueFormProps) {
  const i = t().issue;
  const [chosen, setChosen] = useState(principal ?? placers[0]?.id);
  const placer = placers.find(({ id }) => id === chosen) ?? (placers[0] as Placer);
  const issue = useIssue(placer, own, day);
  const { draft, set, wrong, points, asked } = issue;
  if (issue.made) return <Issued made={issue.made} onChange={issue.change} onNext={issue.next} />;
  return (
    <form class="form form-step" onSubmit={issue.submit} noValidate>
      {issue.problem && <Banner tone="danger">{issue.problem}</Banner>}
      <PlacerChoice placers={placers} placer={placer} own={own} onChosen={setChosen} />
      <CategoryChoice draft={draft} set={set} wrong={wrong} />
      <IdentityFields draft={draft} set={set} wrong={wrong} />
      {points.length > 0 && <MoreFacts points={points} draft={draft} set={set} asked={asked} />}
      {wrong('more', i.missing) && <Banner tone="danger">{i.moreWrong}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={issue.busy}>
          {i.submit}
        </Button>
      </div>
    </form>
  );
}

interface PlacerChoiceProps {
  placers: Placer[];
  placer: Placer;
  own: string;
  onChosen: (id: string) => void;
}

/** For which firm: asked where there are several, said where it is not the own one. */
function PlacerChoice({ placers, placer, own, onChosen }: PlacerChoiceProps) {
  const i = t().issue;
  if (placers.length === 1) return placer.id === own ? null : <Banner tone="info">{i.onBehalf(placer.name)}</Banner>;
  return (
    <div class="stacked">
      <Choice
        legend={i.forWhom}
        value={placer.id}
        onValue={onChosen}
        options={placers.map(({ id, name }) => ({
          value: id,
          title: name,
          text: id === own ? i.own : i.byMandate,
        }))}
      />
    </div>
  );
}
