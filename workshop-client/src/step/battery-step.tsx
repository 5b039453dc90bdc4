import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CommandName } from '#schemas/validate.ts';
import { duringStep } from '#web-kit/offline/updates.ts';
import type { Command, InputOf } from '#web-kit/outbox.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { type KnownBattery, useBattery } from '../data/use-battery.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';
import { StepResult } from './step-result.tsx';
import { useKeep } from './use-keep.ts';

export interface BatteryStepProps<Name extends CommandName> {
  battery: string;
  /** Name of the command, which the service must offer. */
  command: Name;
  title: string;
  /** What to say once it is kept. */
  done: string;
  children: (step: Step<Name>) => ComponentChildren;
}

export interface Step<Name extends CommandName> {
  battery: KnownBattery;
  busy: boolean;
  /** Keeps the command, then sending follows by itself. */
  record: (input: InputOf<Name>) => void;
}

/** A step about one battery: which one above, the form in the middle, then where the record stands. */
export function BatteryStep<Name extends CommandName>({
  battery: id,
  command,
  title,
  done,
  children,
}: BatteryStepProps<Name>) {
  const query = useBattery(id);
  const battery = query.data?.battery;
  const [commandId, setCommandId] = useState<string>();
  const { keep, problem, busy } = useKeep();
  useEffect(() => duringStep(), []);
  const here = linkTo('battery', id);

  async function record(known: KnownBattery, input: InputOf<Name>): Promise<void> {
    const step: Command<Name> = { name: command, input };
    const kept = await keep({ ...step, subjects: [id], title: fullName(known) });
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
          <a class="button button-plain button-wide" href={linkTo('scan')}>
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
