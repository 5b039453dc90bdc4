import { useEffect, useState } from 'preact/hooks';
import { handoffWithPending } from '#web-kit/pending.ts';
import { documents, type HandoffRecord } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { remember } from '../scan/look-up.ts';
import { station } from '../station.ts';

/** A handoff as last seen, then as the service says, and on top what is kept here and not yet sent. */
export function useHandoff(id: string): HandoffRecord | undefined {
  const [handoff, setHandoff] = useState<HandoffRecord>();
  useEffect(() => {
    let gone = false;
    async function refresh() {
      const seen = await station().seen.get<HandoffRecord>('Handoff', id);
      if (seen && !gone) setHandoff(seen.value);
      const answer = await graphql(documents.scan, { code: id });
      if (answer.kind !== 'data' || answer.data.scan.__typename !== 'Handoff') return;
      await remember(answer.data.scan);
      if (!gone) setHandoff(answer.data.scan);
    }
    const stop = station().outbox.sent.subscribe(() => void refresh());
    return () => {
      gone = true;
      stop();
    };
  }, [id]);
  // What an older version of this program has kept knows no steps.
  return (
    handoff &&
    handoffWithPending({ ...handoff, handoffSteps: handoff.handoffSteps ?? [] }, station().outbox.items.value)
  );
}
