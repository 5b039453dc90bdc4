import { useState } from 'preact/hooks';
import { scanFeed } from '#web-kit/scanner/scan-feed.ts';
import { k } from '#web-kit/texts/kit.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { CameraScanner } from '#web-kit/ui/scan-box.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ScanSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';

/** The camera runs at once; typing by hand below. Whatever is read goes where every scanned code goes. */
export function ScanScreen() {
  const [camera, setCamera] = useState(true);
  const [typed, setTyped] = useState('');
  const read = (event: Event) => {
    event.preventDefault();
    if (typed.trim()) scanFeed.push(typed.trim(), 'typed');
  };
  return (
    <Screen title={t().home.scan} back={linkTo()}>
      {camera ? (
        <CameraScanner onClose={() => setCamera(false)} />
      ) : (
        <Button look="primary" wide onPress={() => setCamera(true)}>
          <ScanSign /> {k().scan.camera}
        </Button>
      )}
      <form class="scan-typed" onSubmit={read}>
        <Field
          label={k().scan.typed}
          hint={k().scan.typedHint}
          value={typed}
          onValue={setTyped}
          code
          maxLength={2048}
        />
        <Button submit disabled={!typed.trim()}>
          {k().scan.read}
        </Button>
      </form>
    </Screen>
  );
}
