import { useState } from 'preact/hooks';
import { upperSnake } from '#web-kit/spelling.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { k } from '#web-kit/texts/kit.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { History } from '#web-kit/ui/history.tsx';
import { describeEntry } from '../battery/describe-entry.tsx';
import { handoffVersion } from '../data/live.ts';
import { useQuery } from '../data/use-query.ts';
import { type HandoffPage, handoffDocument } from '../documents/handoffs.ts';
import { QueryState } from '../frame/query-state.tsx';
import { type HandoffPlace, linkTo, wayBack } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { Pending, usePending } from '../step/pending.tsx';
import { t } from '../texts/t.ts';
import { DispatchForm } from './dispatch-form.tsx';
import { HandoffStatusChip, useOwnId } from './handoff-card.tsx';
import { HandoffSlip } from './handoff-slip.tsx';
import { ReasonForm } from './reason-form.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { useHandoffStep } from './use-handoff-step.ts';

/** A handoff and the next step of this firm; with `step` the form of that step. */
export function HandoffScreen({ id, step }: { id: string; step: HandoffPlace | undefined }) {
  const query = useQuery(handoffDocument, { id }, { version: handoffVersion.value, keepAs: { kind: 'handoff', id } });
  const [back] = useState(() => wayBack(linkTo('handoffs'), ['home', 'handoffs', 'battery']));
  const handoff = query.data?.handoff;
  const title = handoff ? `${t().handoff.title} ${handoff.number}` : t().handoff.title;
  return (
    <Screen title={title} back={step ? linkTo('handoff', id) : back} width={step ? 'form' : 'page'}>
      <QueryState query={query} />
      {!handoff && <Pending subject={id} />}
      {handoff === null && <NotThere id={id} />}
      {handoff && <Content handoff={handoff} step={step} />}
    </Screen>
  );
}

/** An offer kept here but not yet sent is not an unknown one. */
function NotThere({ id }: { id: string }) {
  return usePending(id) ? null : <Banner tone="warn">{t().handoff.unknown}</Banner>;
}

function Content({ handoff, step }: { handoff: HandoffPage; step: HandoffPlace | undefined }) {
  const may = (name: HandoffPlace) => handoff.allowedSteps.includes(upperSnake(name));
  if (step === 'dispatch' && may('dispatch')) return <DispatchForm handoff={handoff} />;
  if (step === 'receive' && may('receive')) return <ReceiveForm handoff={handoff} />;
  if ((step === 'refuse' || step === 'withdraw') && may(step)) return <ReasonForm handoff={handoff} step={step} />;
  return (
    <>
      <div class="handoff-state">
        <HandoffStatusChip status={handoff.status} />
        <Waiting handoff={handoff} />
      </div>
      <Pending subject={handoff.id} />
      <NextStep handoff={handoff} />
      <div class="columns">
        <HandoffSlip handoff={handoff} />
        <section class="panel" aria-labelledby="history">
          <h2 id="history">{k().history.title}</h2>
          <History entries={handoff.history} describe={describeEntry} />
        </section>
      </div>
    </>
  );
}

function Waiting({ handoff }: { handoff: HandoffPage }) {
  const own = useOwnId();
  const mine = handoff.allowedSteps.some((step) => step !== 'WITHDRAW');
  const other = handoff.status === 'ACCEPTED' ? handoff.sender : handoff.receiver;
  const sentence = t().handoff.waiting[handoff.status as 'OFFERED'];
  if (mine || !sentence || other.id === own) return <span class="quiet">{dateTime(lastChange(handoff))}</span>;
  return <span>{sentence(other.name)}</span>;
}

const lastChange = (handoff: HandoffPage): string => handoff.signatures.at(-1)?.signedAt ?? handoff.offeredAt;

/** The steps the service allows; hidden while one of them waits in the outbox. */
function NextStep({ handoff }: { handoff: HandoffPage }) {
  const pending = usePending(handoff.id);
  const { take, problem, busy } = useHandoffStep(handoff);
  const may = (name: HandoffPage['allowedSteps'][number]) => handoff.allowedSteps.includes(name);
  const h = t().handoff;
  if (pending || handoff.allowedSteps.length === 0) return null;
  return (
    <div class="actions">
      {problem && <Banner tone="danger">{problem}</Banner>}
      {may('ACCEPT') && (
        <Button
          look="primary"
          wide
          disabled={busy}
          onPress={() => void take({ name: 'acceptHandoff', input: { handoff: handoff.id } })}
        >
          {h.accept}
        </Button>
      )}
      {may('REFUSE') && <StepLink handoff={handoff} step="refuse" look="danger" title={h.refuse} />}
      {may('DISPATCH') && <StepLink handoff={handoff} step="dispatch" look="primary" title={h.dispatch} />}
      {may('RECEIVE') && <StepLink handoff={handoff} step="receive" look="primary" title={h.receive} />}
      {may('WITHDRAW') && <StepLink handoff={handoff} step="withdraw" look="quiet" title={h.withdraw} />}
    </div>
  );
}

function StepLink({
  handoff,
  step,
  look,
  title,
}: {
  handoff: HandoffPage;
  step: HandoffPlace;
  look: string;
  title: string;
}) {
  return (
    <a class={`button button-${look} button-wide`} href={linkTo('handoff', handoff.id, step)}>
      {title}
    </a>
  );
}
