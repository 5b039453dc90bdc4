import { useEffect, useState } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { type KnownBattery, useBattery } from '../data/use-battery.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { fullName } from '../rows/short-name.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { RemovalDone } from './removal-done.tsx';
import { newRemovalDraft, type RemovalDraft, removalInput } from './removal-draft.ts';
import { RemovalForm } from './removal-form.tsx';

/**
 * Records that a battery came out. With `code` instead of `battery` nobody could say yet what the code stands for; it goes
 * along and is looked up before sending.
 */
export function RemovalScreen({ battery: id = '', code }: { battery?: string; code?: string }) {
  const query = useBattery(id);
  const battery = query.data?.battery ?? undefined;
  const [commandId, setCommandId] = useState<string>();
  useEffect(() => duringStep(), []);
  if (commandId) return <RemovalDone commandId={commandId} battery={battery} />;
  return (
    <Screen title={t().removal.title} back={code ? '#/scan' : linkTo('battery', id)}>
      {!code && !battery && <QueryState query={query} />}
      {query.data?.battery === null && <Banner tone="warn">{t().battery.unknown}</Banner>}
      {(battery || code) && <Filling battery={battery} code={code} onKept={setCommandId} />}
    </Screen>
  );
}

interface FillingProps {
  battery: KnownBattery | undefined;
  code: string | undefined;
  onKept: (commandId: string) => void;
}

function Filling({ battery, code, onKept }: FillingProps) {
  const from = battery?.installedInVin ?? battery?.installedIn?.vin ?? '';
  const [draft, setDraft] = useState(() => newRemovalDraft({ massKg: battery?.massKg ?? null, from }));
  const { keep, problem, busy } = useKeep();
  async function submit(): Promise<void> {
    const kept = await keep(commandOf(draft, battery, code));
    if (kept) onKept(kept);
  }
  return (
    <>
      <p class="about">{battery ? fullName(battery) : <span class="code">{code}</span>}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <RemovalForm draft={draft} onDraft={setDraft} battery={battery} busy={busy} onSubmit={() => void submit()} />
    </>
  );
}

function commandOf(draft: RemovalDraft, battery: KnownBattery | undefined, code: string | undefined): NewCommand {
  const input = removalInput(battery?.id ?? '', battery?.installedIn?.id, draft, new Date()) as Record<string, unknown>;
  if (battery) return { name: 'registerRemoval', input, subjects: [battery.id], title: fullName(battery) };
  return {
    name: 'registerRemoval',
    input,
    subjects: [code as string],
    lookups: [{ path: ['battery'], code: code as string, kind: 'Battery' }],
    title: code as string,
  };
}
