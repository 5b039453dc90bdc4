import { useEffect, useState } from 'preact/hooks';
import type { HandoffPurpose } from '#web-kit/generated/graphql.ts';
import { newId } from '#web-kit/new-id.ts';
import { duringStep } from '#web-kit/offline/updates.ts';
import type { Passable } from '#web-kit/receivers.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import type { BatteryLine, ComponentLine } from '../documents/fragments.ts';
import { announce } from '../frame/announce.tsx';
import { QueryState } from '../frame/query-state.tsx';
import { go, linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { contentsOf } from './contents.ts';
import { ItemChoice } from './item-choice.tsx';
import { PurposeChoice } from './purpose-choice.tsx';
import { ReceiverChoice } from './receiver-choice.tsx';
import { useOfferable } from './use-offerable.ts';

/** What, what for, to whom: three choices and one tap. */
export function OfferScreen({ items: given }: { items: string[] }) {
  const [items, setItems] = useState(given);
  const [purpose, setPurpose] = useState<HandoffPurpose>();
  const [receiver, setReceiver] = useState<string>();
  const [note, setNote] = useState('');
  const { asked, submit } = useForm(send);
  const offerable = useOfferable(items);
  const { keep, problem, busy } = useKeep();
  useEffect(() => duringStep(), []);
  const o = t().offer;
  const things = offerable.lines.filter((line) => items.includes(line.id)).map(asPassable);
  const missing = [
    items.length === 0 && o.chooseItems,
    !purpose && o.choosePurpose,
    !receiver && o.chooseReceiver,
  ].filter((sentence) => sentence !== false);

  async function send(): Promise<void> {
    if (items.length === 0 || !purpose || !receiver) return;
    const id = newId();
    const kept = await keep({
      name: 'offerHandoff',
      input: { id, receiver, items, purpose, note: note.trim() || undefined },
      subjects: [id, ...items],
      title: contentsOf(offerable.lines.filter((line) => items.includes(line.id))),
    });
    if (!kept) return;
    announce(o.done);
    go(linkTo('handoff', id), { replace: true });
  }

  // Nothing below moves under the thumb once it is there: the list of things comes first or not at all.
  const settled = offerable.query.data !== undefined || offerable.query.problem !== undefined;

  return (
    <Screen title={o.title} back={items[0] && given.length > 0 ? linkTo('battery', items[0]) : linkTo('handoffs')}>
      {!settled && <QueryState query={offerable.query} />}
      {settled && (
        <form class="form form-step" onSubmit={submit}>
          <ItemChoice offerable={offerable} chosen={items} onChosen={setItems} />
          <PurposeChoice value={purpose} onValue={choosePurpose} />
          {purpose && <ReceiverChoice purpose={purpose} things={things} chosen={receiver} onChosen={setReceiver} />}
          <TextArea label={o.note} value={note} onValue={setNote} optional maxLength={2000} />
          {problem && <Banner tone="danger">{problem}</Banner>}
          {asked && missing.length > 0 && <Banner tone="danger">{missing.join(' ')}</Banner>}
          <div class="form-end">
            <Button submit look="primary" wide disabled={busy}>
              {o.submit}
            </Button>
          </div>
        </form>
      )}
    </Screen>
  );

  /** Another purpose has other takers, so the receiver is chosen anew. */
  function choosePurpose(next: HandoffPurpose): void {
    setPurpose(next);
    setReceiver(undefined);
  }
}

const asPassable = (line: BatteryLine | ComponentLine): Passable => (line.__typename === 'Battery' ? line : {});
