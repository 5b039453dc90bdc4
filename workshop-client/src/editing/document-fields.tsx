import { useState } from 'preact/hooks';
import { language, refusalSentence } from '#web-kit/texts/language.ts';
import { Field, type FieldProps } from '#web-kit/ui/field.tsx';
import { t } from '../texts/t.ts';
import type { Typed } from './editors.ts';
import { FileButton } from './file-button.tsx';
import { uploadDocument } from './upload-document.ts';

interface DocumentFieldsProps extends FieldProps {
  /** Property of the passport it is for; decides who may read it. */
  property: string;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  /** Whether the label is said above both ways to give a document. */
  heading?: boolean;
}

/** A document for a property: a file from this device, or the address of one that is kept elsewhere. */
export function DocumentFields({ property, typed, onTyped, heading, label, ...props }: DocumentFieldsProps) {
  const u = t().uploads;
  const [state, setState] = useState<'busy' | 'done'>();
  const [problem, setProblem] = useState<string>();
  const spoken = typed.language ?? language.value;

  async function upload(file: File): Promise<void> {
    setState('busy');
    setProblem(undefined);
    const title = typed.title?.trim() || file.name.replace(/\.\w{2,5}$/, '').slice(0, 200);
    const answer = await uploadDocument(file, { property, title, language: spoken });
    setState(answer.kind === 'data' ? 'done' : undefined);
    if (answer.kind === 'unreachable') setProblem(u.needsConnection);
    if (answer.kind === 'refused') setProblem(refusalSentence(answer.refusal));
    if (answer.kind === 'data') onTyped({ ...typed, value: answer.data.url, title, uploaded: answer.data });
  }

  return (
    <div class="form document-fields">
      {heading && <strong>{label}</strong>}
      <FileButton
        title={state === 'busy' ? u.busy : u.choose}
        disabled={state === 'busy'}
        onFile={(file) => void upload(file)}
      />
      <p class={problem ? 'upload-problem' : 'quiet'} role="status">
        {problem ?? (state === 'done' ? `✓ ${u.uploaded}` : u.kinds)}
      </p>
      <div class="form form-two">
        <Field {...props} label={u.address} hint={t().amend.addressHint} maxLength={2048} />
        <Field
          label={t().amend.documentTitle}
          value={typed.title ?? ''}
          onValue={(title) => onTyped({ ...typed, title })}
          optional
          maxLength={200}
        />
      </div>
    </div>
  );
}
