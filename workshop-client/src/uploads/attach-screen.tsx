import { useState } from 'preact/hooks';
import type { Passport } from '#schemas/passport.ts';
import { language } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { usePassport } from '../data/use-passport.ts';
import { useQuery } from '../data/use-query.ts';
import { type PassportDocument, passportDocumentsDocument } from '../documents/uploads.ts';
import { DocumentFields } from '../editing/document-fields.tsx';
import { editorFor, patchOf, type Typed } from '../editing/editors.ts';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { DocumentOpener } from './document-opener.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { documentPlaces } from './places.ts';

/** Puts a manual, a declaration or a test report into a battery's passport (2023/1542 Annex XIII 1(s), 2(a), 3). */
export function AttachScreen({ battery }: { battery: string }) {
  const u = t().uploads;
  return (
    <BatteryStep battery={battery} command="revisePassport" title={u.attach} done={u.attached}>
      {(step) => <Attach step={step} />}
    </BatteryStep>
  );
}

function Attach({ step }: { step: Step<'revisePassport'> }) {
  const { id } = step.battery;
  const query = useQuery(passportDocumentsDocument, { id });
  const known = usePassport(id);
  // A list is written anew as a whole, so what it says already has to be known first.
  if (known.loading) return <QueryState query={query} />;
  if (!known.passport) return <Banner tone="warn">{t().uploads.needsConnection}</Banner>;
  return (
    <>
      <AttachForm step={step} given={known.passport} />
      <Named battery={id} documents={query.data?.battery?.documents ?? []} />
    </>
  );
}

function AttachForm({ step: { busy, record, battery }, given }: { step: Step<'revisePassport'>; given: Passport }) {
  const u = t().uploads;
  const [path, setPath] = useState('');
  const [typed, setTyped] = useState<Typed>({ value: '' });
  const { asked, submit } = useForm(send);
  const place = documentPlaces.find((one) => one.path === path);
  const editor = place && editorFor(path);
  const hidden = (battery.withheld ?? []).some((one) => one.path === place?.property.path);
  const { patch, wrong } = patchOf(editor ? [editor] : [], { [path]: typed }, language.value, given);
  const missing = typed.value.trim() === '' || wrong.length > 0;

  function send(): void {
    if (editor && !hidden && !missing)
      record({ battery: battery.id, patch, reason: u.reason(place.property.title[language.value]) });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <PlaceChoice
        value={path}
        onValue={(next) => {
          setPath(next);
          // What was uploaded for one property may be read by other people than the next one's.
          setTyped({ value: '' });
        }}
      />
      {asked && !place && <Banner tone="danger">{u.choosePlace}</Banner>}
      {hidden && <Banner tone="warn">{u.hidden}</Banner>}
      {place && !hidden && (
        <>
          {!editor?.list && isGiven(given, path) && <Banner tone="warn">{u.replaces}</Banner>}
          <DocumentFields
            key={path}
            label={place.property.title[language.value]}
            value={typed.value}
            onValue={(value) => setTyped({ ...typed, value })}
            problem={asked && missing ? u.missing : undefined}
            property={place.property.path}
            typed={typed}
            onTyped={setTyped}
          />
          <Field
            label={u.language}
            value={typed.language ?? language.value}
            onValue={(spoken) => setTyped({ ...typed, language: spoken.trim().toLowerCase() })}
            hint={u.languageHint}
            maxLength={8}
          />
        </>
      )}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {u.submit}
        </Button>
      </div>
    </form>
  );
}

const isGiven = (passport: object, path: string): boolean =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], passport) !==
  undefined;

function Named({ battery, documents }: { battery: string; documents: PassportDocument[] }) {
  const u = t().uploads;
  if (documents.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="named">
      <h2 id="named">{u.named}</h2>
      <ul class="rows">
        {documents.map((document) => (
          <li key={`${document.property} ${document.url}`} class="person">
            <span class="row-text">
              <DocumentOpener link={document} battery={battery} />
              {document.title !== document.propertyTitle && <span class="row-facts">{document.propertyTitle}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
