import { k } from '#web-kit/texts/kit.ts';
import { OutboxList } from '#web-kit/ui/outbox-list.tsx';
import { useClient } from '../data/client.ts';
import { Screen } from '../frame/screen.tsx';

export function OutboxScreen() {
  const { outbox, session } = useClient();
  return (
    <Screen title={k().outbox.title} back="#/">
      <OutboxList outbox={outbox} owner={session.owner()} />
    </Screen>
  );
}
