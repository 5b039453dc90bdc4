import type { DamageFlag } from '#web-kit/generated/graphql.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { useDraft } from '../draft.ts';
import { type Damage, DamageTiles } from '../removal/damage-tiles.tsx';
import { graverThan } from '../removal/danger.ts';
import { goBack, type Screen, showInstead } from '../screen.ts';
import { record } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';

type DamageScreen = Extract<Screen, { name: 'damage' }>;

/** One question and one tap: something has happened to a battery that is already here. */
export function DamageForm({ about }: { about: DamageScreen }) {
  const first: Damage = { flags: [], isolation: 'UNKNOWN' };
  const { values, change, finish } = useDraft<Damage>('damage', about.battery, first);
  const seen = values.flags.length > 0 || values.isolation === 'FAULT';

  async function save() {
    const kept = await record(commandFor(about, values));
    if (!kept) return;
    finish();
    showInstead({ name: 'battery', id: about.battery });
  }

  return (
    <StepFrame
      title={t().damage.title}
      subtitle={about.title}
      complete={seen}
      last={t().damage.save}
      onSave={save}
      advice={<CountsAs flags={values.flags} />}
      onCancel={() => {
        finish();
        goBack();
      }}
    >
      <DamageTiles legend={t().damage.flags} {...values} change={change} />
    </StepFrame>
  );
}

/** Smoke and heat are no matter for a form: says so before it is saved. */
function CountsAs({ flags }: { flags: readonly DamageFlag[] }) {
  const graver = graverThan('UNKNOWN', flags);
  if (graver !== 'CRITICAL') return null;
  return <Banner tone="danger">{word(w().conditionMeans, graver)}</Banner>;
}

function commandFor({ battery, title }: DamageScreen, { flags, isolation }: Damage): NewCommand<'recordCondition'> {
  return {
    name: 'recordCondition',
    title,
    subjects: [battery],
    input: {
      battery,
      condition: {
        flags: flags.length > 0 ? flags : undefined,
        isolation: isolation === 'UNKNOWN' ? undefined : isolation,
        measuredAt: new Date().toISOString(),
      },
    },
  };
}
