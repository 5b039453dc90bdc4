import { useEffect, useState } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';

const prefix = 'kreispass-station-draft/';

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
      keep(form, about, next);
    },
    finish: () => forget(form),
  };
}

/** Leaves a form on purpose: what was typed is gone. */
export function forget(form: string): void {
  try {
    localStorage.removeItem(prefix + form);
  } catch {
    // Storage is switched off; then there is nothing to forget.
  }
}

function kept(form: string, about: string): object {
  try {
    const draft = JSON.parse(localStorage.getItem(prefix + form) ?? '{}');
    return draft.about === about ? draft.values : {};
  } catch {
    return {};
  }
}

function keep(form: string, about: string, values: object): void {
  try {
    localStorage.setItem(prefix + form, JSON.stringify({ about, values }));
  } catch {
    // A full disk is said when the record itself is saved; a draft is a comfort.
  }
}
