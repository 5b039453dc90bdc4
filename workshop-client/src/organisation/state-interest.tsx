import { useState } from 'preact/hooks';
import type { InterestProofKind, InterestPurpose } from '#web-kit/generated/graphql.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { interestProofKinds, interestPurposes } from '../documents/names.ts';
import { announce } from '../frame/announce.tsx';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';

interface Draft {
  purpose?: InterestPurpose;
  kind: InterestProofKind;
  reference: string;
  issuer: string;
  from: string;
  until: string;
}

const emptyInterest = (): Draft => ({
  kind: 'PERMIT',
  reference: '',
  issuer: '',
  from: new Date().toISOString().slice(0, 10),
  until: '',
});

/** Puts an interest on record. It counts once somebody else has confirmed it. */
export function StateInterest({ self }: { self: string }) {
  const [draft, setDraft] = useState(emptyInterest);
  const [opened, setOpened] = useState(false);
  const { asked, submit, setAsked } = useForm(send);
  const { keep, problem, busy } = useKeep();
  const i = t().interests;
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const missing = asked ? problemsOf(draft) : {};

  async function send(): Promise<void> {
    const { purpose, kind, reference, issuer, from, until } = draft;
    if (purpose === undefined || Object.keys(problemsOf(draft)).length > 0) return;
    const proof = { kind, reference: reference.trim(), issuer: issuer.trim() || undefined };
    const kept = await keep({
      name: 'stateInterest',
      input: { purpose, proof, from, until: until || undefined },
      subjects: [self],
      title: i.purposes[purpose],
    });
    if (!kept) return;
    announce(i.kept);
    setDraft(emptyInterest());
    setAsked(false);
    setOpened(false);
  }

  return (
    <details class="fold" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{i.add}</summary>
      {opened && (
        <form class="form" onSubmit={submit} noValidate>
          <Choice
            legend={i.purpose}
            value={draft.purpose}
            onValue={(purpose) => set({ purpose })}
            options={interestPurposes.map((value) => ({ value, title: i.purposes[value] }))}
          />
          {missing.purpose && <Banner tone="danger">{missing.purpose}</Banner>}
          <Choice
            legend={i.proof}
            value={draft.kind}
            onValue={(kind) => set({ kind })}
            options={interestProofKinds.map((value) => ({ value, title: i.proofs[value] }))}
          />
          <Field
            label={i.reference}
            hint={i.referenceHint}
            value={draft.reference}
            onValue={(reference) => set({ reference })}
            maxLength={500}
            problem={missing.reference}
          />
          <Field label={i.issuer} value={draft.issuer} onValue={(issuer) => set({ issuer })} optional maxLength={200} />
          <div class="form form-two">
            <Field
              label={t().mandates.from}
              type="date"
              value={draft.from}
              onValue={(from) => set({ from })}
              problem={missing.from}
            />
            <Field
              label={t().mandates.until}
              type="date"
              optional
              value={draft.until}
              onValue={(until) => set({ until })}
              problem={missing.until}
            />
          </div>
          {problem && <Banner tone="danger">{problem}</Banner>}
          <Button submit look="plain" disabled={busy}>
            {i.submit}
          </Button>
        </form>
      )}
    </details>
  );
}

type Missing = Partial<Record<'purpose' | 'reference' | 'from' | 'until', string>>;

function problemsOf({ purpose, reference, from, until }: Draft): Missing {
  const { missing } = t().mandates;
  return {
    ...(!purpose && { purpose: t().interests.choosePurpose }),
    ...(!reference.trim() && { reference: t().secondLife.missing }),
    ...(!from && { from: missing.from }),
    ...(until && until < from && { until: missing.until }),
  };
}
