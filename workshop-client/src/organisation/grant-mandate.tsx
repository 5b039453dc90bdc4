import { useState } from 'preact/hooks';
import type { MandateScope } from '#web-kit/generated/graphql.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choices } from '#web-kit/ui/choice.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { mandateScopes, organisationRoles } from '../documents/names.ts';
import { announce } from '../frame/announce.tsx';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { FirmChoice } from './firm-choice.tsx';
import { useFirms } from './use-firms.ts';

/** Authorities and the Commission keep nobody's passports. */
const keepers = organisationRoles.filter(
  (role) => !['MARKET_SURVEILLANCE', 'NOTIFIED_BODY', 'COMMISSION'].includes(role),
);

interface Draft {
  to?: string;
  scope: MandateScope[];
  from: string;
  until: string;
  agreement: string;
}

const emptyMandate = (): Draft => ({
  scope: [...mandateScopes],
  from: new Date().toISOString().slice(0, 10),
  until: '',
  agreement: '',
});

/** Gives a mandate. Folded away, since it happens once a year. */
export function GrantMandate({ self }: { self: string }) {
  const [draft, setDraft] = useState(emptyMandate);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const { asked, submit, setAsked } = useForm(send);
  const { keep, problem, busy } = useKeep();
  const { firms, ...rest } = useFirms(keepers, text);
  const m = t().mandates;
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const missing = asked ? problemsOf(draft) : {};

  async function send(): Promise<void> {
    const { to, scope, from, until, agreement } = draft;
    if (to === undefined || Object.keys(problemsOf(draft)).length > 0) return;
    const name = firms.find(({ id }) => id === to)?.name ?? '';
    const kept = await keep({
      name: 'grantMandate',
      input: { to, scope, from, until: until || undefined, agreement: agreement.trim() },
      subjects: [self],
      title: name,
    });
    if (!kept) return;
    announce(m.kept(name));
    setDraft(emptyMandate());
    setAsked(false);
    setOpened(false);
  }

  return (
    <details class="fold" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{m.grant}</summary>
      {opened && (
        <form class="form" onSubmit={submit} noValidate>
          <FirmChoice
            legend={m.to}
            none={m.nobody}
            firms={firms.filter(({ id }) => id !== self)}
            text={text}
            onText={setText}
            chosen={draft.to}
            onChosen={(to) => set({ to })}
            {...rest}
          />
          {missing.to && <Banner tone="danger">{missing.to}</Banner>}
          <Choices
            legend={m.for}
            values={draft.scope}
            onValues={(scope) => set({ scope })}
            options={mandateScopes.map((value) => ({ value, title: m.scopes[value] ?? value }))}
          />
          {missing.scope && <Banner tone="danger">{missing.scope}</Banner>}
          <div class="form form-two">
            <Field
              label={m.from}
              type="date"
              value={draft.from}
              onValue={(from) => set({ from })}
              problem={missing.from}
            />
            <Field
              label={m.until}
              type="date"
              optional
              value={draft.until}
              onValue={(until) => set({ until })}
              problem={missing.until}
            />
          </div>
          <Field
            label={m.agreement}
            hint={m.agreementHint}
            value={draft.agreement}
            onValue={(agreement) => set({ agreement })}
            maxLength={500}
            problem={missing.agreement}
          />
          {problem && <Banner tone="danger">{problem}</Banner>}
          <Button submit look="plain" disabled={busy}>
            {m.submit}
          </Button>
        </form>
      )}
    </details>
  );
}

type Missing = Partial<Record<'to' | 'scope' | 'from' | 'until' | 'agreement', string>>;

function problemsOf({ to, scope, from, until, agreement }: Draft): Missing {
  const { missing } = t().mandates;
  return {
    ...(!to && { to: missing.to }),
    ...(scope.length === 0 && { scope: missing.scope }),
    ...(!from && { from: missing.from }),
    ...(until && until < from && { until: missing.until }),
    ...(!agreement.trim() && { agreement: missing.agreement }),
  };
}
