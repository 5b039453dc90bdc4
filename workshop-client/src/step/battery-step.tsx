import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { type KnownBattery, useBattery } from '../data/use-battery.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';
import { StepResult } from './step-result.tsx';
import { useKeep } from './use-keep.ts';

export interface BatteryStepProps {
  battery: string;
  /** Name of the command, which the service must offer. */
  command: string;
  title: string;
  /** What to say once it is kept. */
  done: string;
  children: (step: Step) => ComponentChildren;
}

export interface Step {
  battery: KnownBattery;
  busy: boolean;
  /** Keeps the command, then sending follows by itself. `battery` is added to the input. */
  record: (input: Record<string, unknown>) => void;
}

/** A step about one battery: which one above, the form in the middle, then where the record stands. */
export function BatteryStep({ battery: id, command, title, done, children }: BatteryStepProps) {
  const query = useBattery(id);
  const battery = query.data?.battery;
  const [commandId, setCommandId] = useState<string>();
  const { keep, problem, busy } = useKeep();
  useEffect(() => duringStep(), []);
  const here = linkTo('battery', id);

  async function record(known: KnownBattery, input: Record<string, unknown>): Promise<void> {
    const kept = await keep({
      name: command,
      input: { battery: id, ...input },
      subjects: [id],
      title: fullName(known),
    });
    if (kept) setCommandId(kept);
  }

  if (commandId)
    return (
      <Screen title={title} back={here}>
        <StepResult commandId={commandId} title={done} />
        <div class="actions">
          <a class="button button-primary button-wide" href={here}>
            {t().removal.nextBattery}
          </a>
          <a class="button button-plain button-wide" href="#/scan">
            {t().removal.nextScan}
          </a>
        </div>
      </Screen>
    );
  return (
    <Screen title={title} back={here}>
      {!battery && <QueryState query={query} />}
      {battery === null && <Banner tone="warn">{t().battery.unknown}</Banner>}
      {battery && <p class="about">{fullName(battery)}</p>}
      {battery && !battery.allowedSteps.includes(command) && <Banner tone="warn">{t().battery.notNow}</Banner>}
      {battery?.allowedSteps.includes(command) && (
        <>
          {problem && <Banner tone="danger">{problem}</Banner>}
          {children({ battery, busy, record: (input) => void record(battery, input) })}
        </>
      )}
    </Screen>
  );
}
