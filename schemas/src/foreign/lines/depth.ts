import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';

/**
 * Deeper than any format nests; below it documents are walked by recursion. What is kept of a document is no deeper than a
 * command may carry, two levels of which are its own.
 */
const deepest = 30;

/** Refuses a document in which values stand too deep in one another to be walked. */
export function depthRefusal(document: object, language: Language): Refusal | undefined {
  const member = nestedTooDeep(document);
  if (member === undefined) return undefined;
  const message = {
    de: `Hier stehen mehr als ${deepest} Ebenen ineinander; so tief ist kein Batteriepass.`,
    en: `More than ${deepest} levels stand in one another here; no battery passport is that deep.`,
  }[language];
  return { code: 'INVALID_INPUT', message, path: `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}` };
}

/** The member under which values stand too deep in one another. */
function nestedTooDeep(document: object): string | undefined {
  for (const [name, member] of Object.entries(document)) {
    let level: unknown[] = [member];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > deepest) return name;
      level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    }
  }
  return undefined;
}
