import type { OutboxItem } from '#web-kit/outbox.ts';
import { k } from '#web-kit/texts/kit.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { OutboxList } from '#web-kit/ui/outbox-list.tsx';
import { correctRemoval } from '../removal/removal-form.tsx';
import { useLookup } from '../scan/use-lookup.ts';
import { goBack } from '../screen.ts';
import { station } from '../station.ts';
import { t } from '../texts.ts';

const isRemoval = (item: OutboxItem): item is OutboxItem<'registerRemoval'> => item.name === 'registerRemoval';
const edit = (item: OutboxItem) => isRemoval(item) && correctRemoval(item);

/** What waits, what was refused and waits for a person, what was sent. */
export function OutboxScreen() {
  useLookup();
  const { outbox, session } = station();
  return (
    <section class="card page">
      <header class="page-head">
        <h1>{k().outbox.title}</h1>
        <Button onPress={goBack}>{t().back}</Button>
      </header>
      <OutboxList outbox={outbox} owner={session.owner()} onEdit={edit} canEdit={isRemoval} />
    </section>
  );
}
