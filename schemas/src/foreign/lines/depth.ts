import { type Refusal, refusal } from '../../refusal.ts';
import { inputCases } from '../../refusals/input-cases.ts';

/**
 * Deeper than any format nests; below it documents are walked by recursion. What is kept of a document is no deeper than a
 * command may carry, two levels of which are its own.
 */
const deepest = 30;

/** Refuses a document in which values stand too deep in one another to be walked. */
export function depthRefusal(document: object): Refusal | undefined {
  const member = nestedTooDeep(document);
  if (member === undefined) return undefined;
  const path = `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return refusal('INVALID_INPUT', { ...inputCases.tooDeep(deepest), path });
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
