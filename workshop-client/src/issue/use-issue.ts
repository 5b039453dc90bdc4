import { useState } from 'preact/hooks';
import { newId } from '#web-kit/new-id.ts';
import { language } from '#web-kit/texts/language.ts';
import { useForm } from '../step/use-form.ts';
import { useKeep } from '../step/use-keep.ts';
import type { Made } from './issued.tsx';
import {
  askedOf,
  emptyIssue,
  type IssueDraft,
  type IssueField,
  issueCommand,
  type Placer,
  problemsOf,
} from './new-battery.ts';

/** What is typed about a new battery, what is wrong with it, and keeping the command that issues its passport. */
export function useIssue(placer: Placer, own: string, day: string) {
  const [draft, setDraft] = useState(emptyIssue);
  const { asked, submit, setAsked } = useForm(send);
  const [made, setMade] = useState<Made>();
  const { keep, problem, busy } = useKeep();
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

  const change = () => setMade(undefined);
  /** The next one of the same sort. */
  function next(): void {
    set({ serial: '', vin: '' });
    setAsked(false);
    setMade(undefined);
  }
  return { draft, set, asked, wrong, points, made, problem, busy, submit, change, next };
}
