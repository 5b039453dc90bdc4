import { useState } from 'preact/hooks';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useClient } from '../data/client.ts';
import { linkTo } from '../frame/router.ts';
import { t } from '../texts/t.ts';
import { Door } from './door.tsx';
import { useSignIn } from './use-sign-in.ts';

export function SignInScreen() {
  const { session } = useClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, attempt } = useSignIn();
  const state = session.state.value;
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt(() => session.signIn(login.trim(), password));
  };
  return (
    <Door title={t().signIn.title} lead={t().signIn.lead}>
      {state.kind === 'signedOut' && state.reason && <Banner tone="info">{t().signIn.ended}</Banner>}
      {problem && <Banner tone="danger">{problem}</Banner>}
      <form class="form" onSubmit={submit}>
        <Field label={t().signIn.login} value={login} onValue={setLogin} autoComplete="username" inputMode="email" />
        <Field
          label={t().signIn.password}
          value={password}
          onValue={setPassword}
          type="password"
          autoComplete="current-password"
        />
        <Button submit look="primary" wide disabled={busy}>
          {busy ? t().signIn.busy : t().signIn.submit}
        </Button>
      </form>
      <a class="door-other" href={linkTo('invitation')}>
        {t().signIn.invited}
      </a>
    </Door>
  );
}
