import { useEffect, useState } from 'preact/hooks';
import { sectionNames, sectionTitles } from '#schemas/passport.ts';
import { newId } from '#web-kit/new-id.ts';
import { duringStep } from '#web-kit/offline/updates.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { language, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { Field, NumberField } from '#web-kit/ui/field.tsx';
import { useClient } from '../data/client.ts';
import { useQuery } from '../data/use-query.ts';
import { mayIssue, useRoles } from '../data/who-issues.ts';
import { mandatesDocument, meDocument } from '../documents/organisation.ts';
import { isTyped, isWrong } from '../editing/editors.ts';
import { PropertyField } from '../editing/property-field.tsx';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { stateOf } from '../organisation/mandates-panel.tsx';
import { StepResult } from '../step/step-result.tsx';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import {
  type AskedPoint,
  askedOf,
  emptyIssue,
  type IssueDraft,
  type IssueField,
  issueCommand,
  type Placer,
  problemsOf,
} from './new-battery.ts';

/** The passport of one new battery (2023/1542 Art. 77(1), (3), (4)), for the own firm or one that has authorised it in writing. */
export function IssueScreen({ principal }: { principal: string | undefined }) {
  const i = t().issue;
  const roles = useRoles();
  const me = useQuery(meDocument, {}, { keepAs: { kind: 'me', id: 'me' } });
  const mandates = useQuery(mandatesDocument, {}, { keepAs: { kind: 'mandates', id: 'mine' } });
  useEffect(() => duringStep(), []);
  const own = me.data?.me?.organisation;
  const today = new Date().toISOString().slice(0, 10);
  const others = (mandates.data?.me?.received ?? [])
    .filter((mandate) => mandate.scope.includes('ISSUE') && stateOf(mandate, today) === 'holds')
    .flatMap(({ by }) => (by?.roles.includes('MANUFACTURER') ? [by] : []));
  const placers: Placer[] = [...(own && roles.includes('MANUFACTURER') ? [own] : []), ...unique(others)];
  const known = own && mandates.data;
  return (
    <Screen title={i.title} back={linkTo()}>
      {!known && <QueryState query={me.data ? mandates : me} />}
      {known && (!roles.some((role) => mayIssue.includes(role)) || placers.length === 0) && (
        <Banner tone="warn">{i.notYours}</Banner>
      )}
      {known && placers.length > 0 && <IssueForm placers={placers} own={own.id} principal={principal} day={today} />}
    </Screen>
  );
}

const unique = (firms: Placer[]): Placer[] => [...new Map(firms.map((firm) => [firm.id, firm])).values()];

interface IssueFormProps {
  placers: Placer[];
  own: string;
  principal: string | undefined;
  day: string;
}

function IssueForm({ placers, own, principal, day }: IssueFormProps) {
  const i = t().issue;
  const [chosen, setChosen] = useState(principal ?? placers[0]?.id);
  const [draft, setDraft] = useState(emptyIssue);
  const { asked, submit, setAsked } = useForm(send);
  const [made, setMade] = useState<Made>();
  const { keep, problem, busy } = useKeep();
  const placer = placers.find(({ id }) => id === chosen) ?? (placers[0] as Placer);
  const points = askedOf(draft, placer, day);
  const problems = problemsOf(draft, points, language.value);
  const set = (change: Partial<IssueDraft>) => setDraft({ ...draft, ...change });
  const wrong = (field: IssueField, text: string) => (asked && problems.includes(field) ? text : undefined);

  async function send(): Promise<void> {
    if (problems.length > 0) return;
    const id = newId();
    const issuing = { placer, onBehalf: placer.id !== own, points, id, origin: location.origin };
    const command = issueCommand(draft, { ...issuing, language: language.value });
    const commandId = await keep(command);
    if (commandId) setMade({ id, commandId, title: command.title });
  }

  if (made)
    return (
      <Issued
        made={made}
        onChange={() => setMade(undefined)}
        onNext={() => {
          setDraft({ ...draft, serial: '', vin: '' });
          setAsked(false);
          setMade(undefined);
        }}
      />
    );
  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      {problem && <Banner tone="danger">{problem}</Banner>}
      {placers.length > 1 && (
        <div class="stacked">
          <Choice
            legend={i.forWhom}
            value={placer.id}
            onValue={setChosen}
            options={placers.map(({ id, name }) => ({
              value: id,
              title: name,
              text: id === own ? i.own : i.byMandate,
            }))}
          />
        </div>
      )}
      {placers.length === 1 && placer.id !== own && <Banner tone="info">{i.onBehalf(placer.name)}</Banner>}
      <div class="stacked">
        <Choice
          legend={i.category}
          value={draft.category || undefined}
          onValue={(category) => set({ category })}
          options={(['ev', 'lmt', 'industrial', 'stationary'] as const).map((value) => ({
            value,
            title: word(w().category, value),
          }))}
        />
      </div>
      {wrong('category', i.missing) && <Banner tone="danger">{i.categoryMissing}</Banner>}
      <div class="form form-two">
        <Field
          label={i.model}
          hint={i.modelHint}
          value={draft.model}
          onValue={(model) => set({ model })}
          maxLength={100}
          problem={wrong('model', i.missing)}
        />
        <Field
          label={i.modelName}
          value={draft.modelName}
          onValue={(modelName) => set({ modelName })}
          maxLength={200}
          optional
        />
        <Field
          label={t().battery.serialNumber}
          value={draft.serial}
          onValue={(serial) => set({ serial })}
          maxLength={100}
          code
          problem={wrong('serial', i.serialWrong)}
        />
        <NumberField
          label={t().battery.mass}
          unit="kg"
          value={draft.mass}
          onValue={(mass) => set({ mass })}
          maxLength={12}
          optional
          problem={wrong('mass', t().amend.wrongNumber)}
        />
        <Field
          label="GTIN"
          hint={i.gtinHint}
          value={draft.gtin}
          onValue={(gtin) => set({ gtin })}
          maxLength={14}
          code
          optional
          problem={wrong('gtin', i.gtinWrong)}
        />
        <Field
          label={i.vin}
          hint={i.vinHint}
          value={draft.vin}
          onValue={(vin) => set({ vin })}
          maxLength={17}
          code
          optional
          problem={wrong('vin', i.vinWrong)}
        />
      </div>
      {points.length > 0 && <MoreFacts points={points} draft={draft} set={set} asked={asked} />}
      {wrong('more', i.missing) && <Banner tone="danger">{i.moreWrong}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {i.submit}
        </Button>
      </div>
    </form>
  );
}

interface Made {
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
function Issued({ made: { id, commandId, title }, onChange, onNext }: IssuedProps) {
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

interface MoreFactsProps {
  points: AskedPoint[];
  draft: IssueDraft;
  set: (change: Partial<IssueDraft>) => void;
  asked: boolean;
}

/** What the law asks for beyond the identity, folded by section: it can follow later, and does not hide the button. */
function MoreFacts({ points, draft, set, asked }: MoreFactsProps) {
  const i = t().issue;
  const sections = sectionNames.filter((name) => points.some(({ section }) => section === name));
  return (
    <section class="form" aria-labelledby="more-facts">
      <h2 id="more-facts">{i.more}</h2>
      <p class="quiet">{i.moreLead}</p>
      <div class="sections">
        {sections.map((section) => {
          const inSection = points.filter((point) => point.section === section);
          const given = inSection.filter(({ editors }) => editors.some((one) => isTyped(one, draft.more[one.path])));
          return (
            <details key={section} class="fold">
              <summary>
                {sectionTitles[section]?.[language.value]}{' '}
                <span class="count">{i.given(given.length, inSection.length)}</span>
              </summary>
              <div class="form">
                {inSection.map((point) => (
                  <Point key={point.dataPoint} point={point} draft={draft} set={set} asked={asked} />
                ))}
              </div>
            </details>
          );
        })}
      </div>
    </section>
  );
}

function Point({
  point: { title, source, oneIsEnough, editors },
  draft,
  set,
  asked,
}: Omit<MoreFactsProps, 'points'> & { point: AskedPoint }) {
  return (
    <fieldset class="form amend-point">
      <legend>
        {title[language.value]} <span class="quiet">{citation(source)}</span>
      </legend>
      {oneIsEnough && <p class="quiet">{t().amend.oneIsEnough}</p>}
      {editors.map((editor) => {
        const typed = draft.more[editor.path];
        return (
          <PropertyField
            key={editor.path}
            editor={editor}
            typed={typed ?? { value: '' }}
            onTyped={(next) => set({ more: { ...draft.more, [editor.path]: next } })}
            wrong={asked && isTyped(editor, typed) && isWrong(editor, typed, language.value)}
          />
        );
      })}
    </fieldset>
  );
}
