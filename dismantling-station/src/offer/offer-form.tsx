import { useEffect, useState } from 'preact/hooks';
import type { HandoffPurpose } from '#web-kit/generated/graphql.ts';
import { newId } from '#web-kit/new-id.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { fittingFirms, type Passable } from '#web-kit/receivers.ts';
import type { BatteryRecord, FirmRecord, OrganisationRecord } from '#web-kit/records.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useDraft } from '../draft.ts';
import { goBack, type Screen, showInstead } from '../screen.ts';
import { record, station } from '../station.ts';
import { StepFrame } from '../step-frame.tsx';
import { t } from '../texts.ts';
import { purposes } from './purposes.ts';

interface Offer {
  step: number;
  id: string;
  purpose?: HandoffPurpose;
  receiver?: string;
  note: string;
}

type OfferScreen = Extract<Screen, { name: 'offer' }>;

/** Two questions: what shall become of it, and who shall have it. Only firms that may are shown. */
export function OfferForm({ about }: { about: OfferScreen }) {
  const name = about.items.map(({ id }) => id).join(' ') || (about.code ?? '');
  const { values, change, finish } = useDraft<Offer>('offer', name, { step: 0, id: newId(), note: '' });
  const organisations = useOrganisations();
  const own = useOwn();
  const things = useThings(about);
  const fitting = (purpose: HandoffPurpose) => fittingFirms(organisations, { purpose, from: own, things });
  const possible = purposes.filter((purpose) => fitting(purpose).length > 0);
  const receivers = values.purpose ? fitting(values.purpose) : [];
  const receiver = receivers.find(({ id }) => id === values.receiver);

  async function save() {
    const { purpose } = values;
    if (!receiver || !purpose) return;
    const kept = await record(commandFor(about, { ...values, purpose }, receiver));
    if (!kept) return;
    finish();
    leave(about);
  }

  return (
    <StepFrame
      title={t().offer.title}
      subtitle={about.title}
      step={values.step}
      steps={2}
      complete={values.step === 0 ? values.purpose !== undefined && receivers.length > 0 : receiver !== undefined}
      last={t().offer.save}
      onStep={(step) => change({ step })}
      onSave={save}
      onCancel={() => {
        finish();
        if (about.code) showInstead({ name: 'home' });
        else goBack();
      }}
    >
      {possible.length === 0 && <Banner tone="warn">{t().offer.noReceivers}</Banner>}
      {values.step === 0 ? (
        <Choice
          legend={t().offer.purpose}
          value={values.purpose}
          columns={3}
          onValue={(purpose) => change({ purpose })}
          options={possible.map((value) => ({
            value,
            title: word(w().purpose, value),
            text: t().offer.purposeMeans[value],
          }))}
        />
      ) : (
        <ReceiverStep receivers={receivers} values={values} change={change} />
      )}
    </StepFrame>
  );
}

function ReceiverStep({
  receivers,
  values,
  change,
}: {
  receivers: FirmRecord[];
  values: Offer;
  change: (part: Partial<Offer>) => void;
}) {
  return (
    <>
      <Choice
        legend={t().offer.receiver}
        value={values.receiver}
        columns={2}
        onValue={(receiver) => change({ receiver })}
        options={receivers.map(({ id, name, roles, address }) => ({
          value: id,
          title: name,
          text: [roles.map((role) => word(w().role, role)).join(', '), address?.city].filter(Boolean).join(' · '),
        }))}
      />
      <Field label={t().offer.note} value={values.note} optional maxLength={500} onValue={(note) => change({ note })} />
    </>
  );
}

function leave({ items }: OfferScreen): void {
  const [first] = items;
  if (!first) showInstead({ name: 'home' });
  else showInstead({ name: first.kind === 'Battery' ? 'battery' : 'component', id: first.id });
}

/** Firms as they were last seen; the list is kept up to date while the service can be reached. */
function useOrganisations(): FirmRecord[] {
  const [list, setList] = useState<FirmRecord[]>([]);
  useEffect(() => {
    void station()
      .seen.all<FirmRecord>('Organisation')
      .then((seen) => setList(seen.map(({ value }) => value).sort((a, b) => a.name.localeCompare(b.name, 'de'))));
  }, []);
  return list;
}

/** What is passed on, as far as the device knows it; a battery nobody could ask about is taken for one of a car. */
function useThings({ items, code }: OfferScreen): Passable[] {
  const [things, setThings] = useState<Passable[]>(() => thingsUnseen(items, code));
  useEffect(() => {
    const seen = items.map(({ kind, id }) => station().seen.get<BatteryRecord>(kind, id));
    void Promise.all(seen).then((found) =>
      setThings((before) => before.map((thing, index) => found[index]?.value ?? thing)),
    );
  }, []);
  return things;
}

const thingsUnseen = (items: OfferScreen['items'], code: string | undefined): Passable[] =>
  code === undefined ? items.map(({ kind }) => (kind === 'Battery' ? { category: 'EV' } : {})) : [{ category: 'EV' }];

function useOwn(): OrganisationRecord | undefined {
  const state = station().session.state.value;
  return state.kind === 'signedIn' ? state.identity?.organisation : undefined;
}

function commandFor(
  about: OfferScreen,
  values: Offer & { purpose: HandoffPurpose },
  receiver: FirmRecord,
): NewCommand<'offerHandoff'> {
  return {
    name: 'offerHandoff',
    title: `${about.title} → ${receiver.name}`,
    subjects: [...about.items.map(({ id }) => id), ...(about.code ? [`code:${about.code}`] : []), values.id],
    ...(about.code && { lookups: [{ path: ['items', 0], code: about.code, kind: 'Battery' }] }),
    input: {
      id: values.id,
      receiver: receiver.id,
      items: about.code ? [''] : about.items.map(({ id }) => id),
      purpose: values.purpose,
      note: values.note.trim() || undefined,
    },
  };
}
