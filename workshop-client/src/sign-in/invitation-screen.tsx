import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useClient } from '../data/client.ts';
import { announce } from '../frame/announce.tsx';
import { go, linkTo } from '../frame/router.ts';
import { t } from '../texts/t.ts';
import { Door } from './door.tsx';
import { useSignIn } from './use-sign-in.ts';

const shortest = 12;

/** `#/invitation/CODE`, or the code typed by hand. */
export function InvitationScreen({ code: given }: { code: string }) {
  const { session } = useClient();
  const [code, setCode] = useState(given);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { busy, problem, setProblem, attempt } = useSignIn();

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (password.length < shortest) return setProblem(t().invitation.tooShort);
    if (password !== again) return setProblem(t().invitation.different);
    if (!(await attempt(() => session.acceptInvitation(code.trim(), password)))) return;
    announce(t().invitation.done);
    go(linkTo(), { replace: true });
  }

  return (
    <Door title={t().invitation.title} lead={t().signIn.lead}>
      <p>{t().invitation.lead}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <form class="form" onSubmit={submit}>
        <Field label={t().invitation.code} value={code} onValue={setCode} code autoComplete="one-time-code" />
        <Field
          label={t().invitation.password}
          value={password}
          onValue={setPassword}
          type="password"
          autoComplete="new-password"
          hint={t().invitation.passwordHint}
        />
        <Field
          label={t().invitation.again}
          value={again}
          onValue={setAgain}
          type="password"
          autoComplete="new-password"
        />
        <Button submit look="primary" wide disabled={busy}>
          {t().invitation.submit}
        </Button>
      </form>
      <a class="door-other" href={linkTo()}>
        {t().signIn.signInInstead}
      </a>
    </Door>
  );
}
