import { useState } from 'preact/hooks';
import type { Passport } from '#schemas/passport.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { language } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import { askedDay } from '../data/asked-day.ts';
import { usePassport } from '../data/use-passport.ts';
import { useQuery } from '../data/use-query.ts';
import { completenessReportDocument, type GapPoint } from '../documents/completeness.ts';
import { type Editor, editorFor, patchOf, type Typed } from '../editing/editors.ts';
import { PropertyField } from '../editing/property-field.tsx';
import { QueryState } from '../frame/query-state.tsx';
import { BatteryStep, type Step } from '../step/battery-step.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';

/** Fills in what a passport lacks (2023/1542 Art. 77(4)). The fields come from the annotated schema, like everything shown of it. */
export function AmendScreen({ battery, query }: { battery: string; query: URLSearchParams }) {
  const a = t().amend;
  const { asOf, guidance } = askedDay(query, new Date());
  return (
    <BatteryStep battery={battery} command="revisePassport" title={a.title} done={a.done}>
      {(step) => <Gaps step={step} asOf={asOf} guidance={guidance || null} />}
    </BatteryStep>
  );
}

function Gaps({ step, asOf, guidance }: { step: Step<'revisePassport'>; asOf: string; guidance: string | null }) {
  const variables = { id: step.battery.id, asOf, guidance };
  const query = useQuery(completenessReportDocument, variables);
  const report = query.data?.battery?.completeness;
  // A list is written anew as a whole, so what it says already has to be known first.
  const known = usePassport(step.battery.id);
  if (!report || known.loading) return <QueryState query={query} />;
  const points = [...report.missing, ...report.conditional].map((point) => ({ point, editors: editorsOf(point) }));
  const fillable = points.filter(({ editors }) => editors.length > 0);
  const others = points.filter(({ editors }) => editors.length === 0).map(({ point }) => point.title);
  if (points.length === 0) return <p class="complete">{t().completeness.complete}</p>;
  return <AmendForm step={step} points={fillable} others={others} given={known.passport} />;
}

function editorsOf({ properties }: GapPoint): Editor[] {
  return [...new Set(properties.flat())].map(editorFor).filter((editor) => editor !== undefined);
}

const hasAlternatives = ({ properties }: GapPoint): boolean => properties.some((paths) => paths.length > 1);

interface AmendFormProps {
  step: Step<'revisePassport'>;
  points: { point: GapPoint; editors: Editor[] }[];
  /** What only an import or the interface can fill in. */
  others: string[];
  /** The passport as this firm may read it. */
  given: Passport | undefined;
}

function AmendForm({ step: { battery, busy, record }, points, others, given }: AmendFormProps) {
  const a = t().amend;
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const [reason, setReason] = useState(a.usualReason);
  const { asked, submit } = useForm(send);
  const { patch, wrong } = patchOf(
    points.flatMap(({ editors }) => editors),
    typed,
    language.value,
    given,
  );
  const nothing = Object.keys(patch).length === 0;

  function send(): void {
    if (!nothing && wrong.length === 0 && reason.trim()) record({ battery: battery.id, patch, reason: reason.trim() });
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <p>{a.lead}</p>
      {points.map(({ point, editors }) => (
        <fieldset key={point.dataPoint} class="form amend-point">
          <legend>
            {point.title} <span class="quiet">{citation(point.source)}</span>
          </legend>
          {hasAlternatives(point) && <p class="quiet">{a.oneIsEnough}</p>}
          {editors.map((editor) => (
            <PropertyField
              key={editor.path}
              editor={editor}
              typed={typed[editor.path] ?? { value: '' }}
              onTyped={(next) => setTyped({ ...typed, [editor.path]: next })}
              wrong={asked && wrong.includes(editor.path)}
            />
          ))}
        </fieldset>
      ))}
      {others.length > 0 && <Banner tone="info">{a.others(others.join(', '))}</Banner>}
      <TextArea
        label={a.reason}
        value={reason}
        onValue={setReason}
        maxLength={2000}
        problem={asked && !reason.trim() ? t().secondLife.missing : undefined}
      />
      {asked && nothing && wrong.length === 0 && <Banner tone="danger">{a.nothing}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide disabled={busy}>
          {a.submit}
        </Button>
      </div>
    </form>
  );
}
