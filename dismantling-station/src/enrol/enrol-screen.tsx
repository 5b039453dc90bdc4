import { useEffect, useState } from 'preact/hooks';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { CameraScanner } from '#web-kit/ui/scan-box.tsx';
import { station } from '../station.ts';
import { t } from '../texts.ts';
import { enrolmentCodeIn } from './enrolment-code.ts';

/** The first start of a kiosk: a code from the firm's admin makes it a device of that firm. */
export function EnrolScreen({ revoked }: { revoked: boolean }) {
  const [code, setCode] = useState(() => enrolmentCodeIn(location.href) ?? '');
  const [name, setName] = useState('Terminal 1');
  const [refusal, setRefusal] = useState<ReceivedRefusal>();
  const [busy, setBusy] = useState(false);
  const [camera, setCamera] = useState(false);
  useScan(({ text }) => {
    setCode(enrolmentCodeIn(text) ?? text);
    setCamera(false);
  });
  useEffect(() => {
    // The code is good for one use, but it need not stay in the address and in the browser's history.
    if (location.hash) history.replaceState(null, '', location.pathname);
  }, []);

  async function enrol() {
    setBusy(true);
    const outcome = await station().session.enrol(code, name.trim());
    setBusy(false);
    setRefusal(outcome.ok ? undefined : outcome.refusal);
  }

  return (
    <main class="enrol">
      <section class="enrol-text">
        <img class="enrol-sign" src="/station/icon.svg" alt="" width="88" height="88" />
        <h1>{t().enrol.title}</h1>
        <p>{t().enrol.text}</p>
        <ol class="steps">
          {t().enrol.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <form
        class="card enrol-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enrol();
        }}
      >
        {revoked && <Banner tone="danger">{t().enrol.revoked}</Banner>}
        {refusal && (
          <Banner tone="danger">
            {refusal.code === 'UNAUTHENTICATED' ? t().enrol.codeWrong : refusalSentence(refusal)}
          </Banner>
        )}
        {camera && <CameraScanner onClose={() => setCamera(false)} />}
        <Field
          label={t().enrol.code}
          hint={t().enrol.codeHint}
          value={code}
          onValue={setCode}
          code
          autoFocus
          maxLength={200}
        />
        <Field label={t().enrol.name} hint={t().enrol.nameHint} value={name} onValue={setName} maxLength={100} />
        <Button look="primary" submit wide disabled={busy || code.trim() === '' || name.trim() === ''}>
          {busy ? t().enrol.busy : t().enrol.start}
        </Button>
        {!camera && (
          <Button wide onPress={() => setCamera(true)}>
            {t().enrol.camera}
          </Button>
        )}
      </form>
    </main>
  );
}
