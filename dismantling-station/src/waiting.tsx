import { useEffect, useState } from 'preact/hooks';
import { connected } from '#web-kit/connected.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { goBack } from './screen.ts';
import { t } from './texts.ts';

const patienceMs = 4000;

/** Until there is something to show. Without a network that may be never, so it says so and leads back. */
export function Waiting() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const missing = late || !connected.value;
  return (
    <div class="waiting">
      <p role="status">{missing ? (connected.value ? t().missing : t().notHere) : t().loading}</p>
      {missing && <Button onPress={goBack}>{t().back}</Button>}
    </div>
  );
}
