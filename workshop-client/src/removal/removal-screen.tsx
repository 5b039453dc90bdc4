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
  const about = battery ?? code;
  const [commandId, setCommandId] = useState<string>();
  useEffect(() => duringStep(), []);
  if (commandId) return <RemovalDone commandId={commandId} battery={battery} />;
  return (
    <Screen title={t().removal.title} back={code ? linkTo('scan') : linkTo('battery', id)}>
      {!code && !battery && <QueryState query={query} />}
      {query.data?.battery === null && <Banner tone="warn">{t().battery.unknown}</Banner>}
      {about && <Filling about={about} onKept={setCommandId} />}
    </Screen>
  );
}

interface FillingProps {
  /** The battery, or the code that nobody could say yet what it stands for. */
  about: KnownBattery | string;
  onKept: (commandId: string) => void;
}

function Filling({ about, onKept }: FillingProps) {
  const battery = typeof about === 'string' ? undefined : about;
  const from = battery?.installedInVin ?? battery?.installedIn?.vin ?? '';
  const [draft, setDraft] = useState(() => newRemovalDraft({ massKg: battery?.massKg ?? null, from }));
  const { keep, problem, busy } = useKeep();
  async function submit(): Promise<void> {
    const kept = await keep(commandOf(draft, about));
    if (kept) onKept(kept);
  }
  return (
    <>
      <p class="about">{typeof about === 'string' ? <span class="code">{about}</span> : fullName(about)}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <RemovalForm draft={draft} onDraft={setDraft} battery={battery} busy={busy} onSubmit={() => void submit()} />
    </>
  );
}

function commandOf(draft: RemovalDraft, about: KnownBattery | string): NewCommand<'registerRemoval'> {
  const now = new Date();
  const name = 'registerRemoval';
  if (typeof about !== 'string') {
    const input = removalInput(about.id, about.installedIn?.id, draft, now);
    return { name, input, subjects: [about.id], title: fullName(about) };
  }
  const input = removalInput('', undefined, draft, now);
  const lookups = [{ path: ['battery'], code: about, kind: 'Battery' as const }];
  return { name, input, subjects: [about], lookups, title: about };
}
