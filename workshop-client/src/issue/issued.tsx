import { Button } from '#web-kit/ui/button.tsx';
import { useClient } from '../data/client.ts';
import { linkTo } from '../frame/router.ts';
import { StepResult } from '../step/step-result.tsx';
import { t } from '../texts/t.ts';

/** A passport that was kept on its way. */
export interface Made {
  id: string;
  commandId: string;
  title: string;
}

interface IssuedProps {
  made: Made;
  /** Back to what was typed. */
  onChange: () => void;
  onNext: () => void;
}

/** Where the passport stands, and what comes next; one that was refused goes back to the form with all that was typed. */
export function Issued({ made: { id, commandId, title }, onChange, onNext }: IssuedProps) {
  const i = t().issue;
  const { outbox } = useClient();
  const refused = outbox.items.value.find((item) => item.commandId === commandId && item.state === 'parked');
  return (
    <>
      <p class="about">{title}</p>
      <StepResult commandId={commandId} title={i.done} />
      <div class="actions">
        {refused ? (
          <Button look="primary" wide onPress={() => void outbox.discard(refused.sequence).then(onChange)}>
            {i.change}
          </Button>
        ) : (
          <>
            <a class="button button-primary button-wide" href={linkTo('battery', id)}>
              {i.toBattery}
            </a>
            <Button wide onPress={onNext}>
              {i.again}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
