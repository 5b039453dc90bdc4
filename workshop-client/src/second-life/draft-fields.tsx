import type { ComponentChildren } from 'preact';
import { citation } from '#web-kit/texts/citation.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Field as Line, NumberField, TextArea } from '#web-kit/ui/field.tsx';
import { t } from '../texts/t.ts';
import type { Field, Problem, SecondLifeDraft } from './second-life-draft.ts';

/** What the fields of the form share: the draft, how to change it, and what is wrong with it. */
export interface DraftForm {
  draft: SecondLifeDraft;
  set: (change: Partial<SecondLifeDraft>) => void;
  problems: Partial<Record<Field, Problem>>;
  /** Whether somebody has tried to send; before that nobody is told off for what they have not typed yet. */
  asked: boolean;
}

type TextField = Exclude<Field, 'operation'>;

interface DraftFieldProps extends DraftForm {
  name: TextField;
  label: string;
  hint?: ComponentChildren;
  optional?: boolean;
  unit?: string;
  maxLength?: number;
  kind?: 'line' | 'lines' | 'number' | 'date' | 'code';
}

/** One field of the draft. What the law says against a value is said as soon as there is one. */
export function DraftField({ draft, set, problems, asked, name, kind = 'line', ...shown }: DraftFieldProps) {
  const value = draft[name];
  const problem = problems[name];
  const props = {
    ...shown,
    value,
    onValue: (next: string) => set({ [name]: next }),
    problem: problem && (asked || (value.trim() !== '' && problem !== 'missing')) ? sentence(name, problem) : undefined,
  };
  if (kind === 'lines') return <TextArea {...props} />;
  if (kind === 'number') return <NumberField {...props} />;
  return <Line {...props} type={kind === 'date' ? 'date' : 'text'} code={kind === 'code'} />;
}

function sentence(name: TextField, problem: Problem): string {
  const s = t().secondLife;
  if (problem === 'missing') return s.missing;
  if (problem === 'range') return s.wrong[name] ?? s.wrongNumber;
  return [refusalSentence(problem), problem.source && `(${citation(problem.source)})`].filter(Boolean).join(' ');
}
