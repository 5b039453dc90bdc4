import { k } from '#web-kit/texts/kit.ts';
import { OutboxList } from '#web-kit/ui/outbox-list.tsx';
import { useClient } from '../data/client.ts';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';

export function OutboxScreen() {
  const { outbox, session } = useClient();
  return (
    <Screen title={k().outbox.title} back={linkTo()}>
      <OutboxList outbox={outbox} owner={session.owner()} />
    </Screen>
  );
}
