import type { Command } from '#web-kit/outbox.ts';
import type { HandoffCommand } from '#web-kit/pending.ts';
import type { HandoffRecord } from '#web-kit/records.ts';
import type { Screen } from '../screen.ts';
import { goBack, showInstead } from '../screen.ts';
import { record } from '../station.ts';
import { Waiting } from '../waiting.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { handoffCommand } from './open-handoffs.ts';
import { ReasonForm } from './reason-form.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { useHandoff } from './use-handoff.ts';

export interface HandoffFormProps {
  handoff: HandoffRecord;
  title: string;
  /** Keeps the step and goes back to the handoff; false when the device could not keep it. */
  take: (command: Command<HandoffCommand>) => Promise<boolean>;
  cancel: () => void;
}

/** The form of one step of a handoff. */
export function HandoffStep({ about }: { about: Extract<Screen, { name: 'handoffStep' }> }) {
  const handoff = useHandoff(about.id);
  if (!handoff) return <Waiting />;
  const take = async (command: Command<HandoffCommand>): Promise<boolean> => {
    const kept = await record(handoffCommand(handoff, command));
    if (kept) showInstead({ name: 'handoff', id: about.id });
    return kept;
  };
  const props: HandoffFormProps = { handoff, title: about.title, take, cancel: goBack };
  switch (about.step) {
    case 'DISPATCH':
      return <DispatchForm {...props} />;
    case 'RECEIVE':
      return <ReceiveForm {...props} />;
    default:
      return <ReasonForm {...props} step={about.step === 'WITHDRAW' ? 'WITHDRAW' : 'REFUSE'} />;
  }
}
