import { useEffect, useState } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';
import { station } from './station.ts';

/**
 * Values of a form that survive a closed or killed browser. `about` tells one thing's draft from another's. While the form
 * is open no update may come. `finish` forgets the draft.
 */
export function useDraft<Values extends object>(
  form: string,
  about: string,
  first: Values,
): { values: Values; change: (part: Partial<Values>) => void; finish: () => void } {
  const [values, setValues] = useState<Values>(() => ({ ...first, ...kept(form, about) }));
  useEffect(() => duringStep(), []);
  return {
    values,
    change(part) {
      const next = { ...values, ...part };
      setValues(next);
      startDraft(form, about, next);
    },
    finish: () => forget(form),
  };
}

/** Leaves a form on purpose: what was typed is gone. */
function forget(form: string): void {
  station().notebook.write(`draft/${form}`, undefined);
}

interface Draft {
  about: string;
  values: object;
}

function kept(form: string, about: string): object {
  const draft = station().notebook.read<Draft>(`draft/${form}`);
  return draft?.about === about ? draft.values : {};
}

/** Fills a form before it is opened. */
export function startDraft(form: string, about: string, values: object): void {
  station().notebook.write(`draft/${form}`, { about, values } satisfies Draft);
}
