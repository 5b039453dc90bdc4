import { type Refusal, refusal } from '../refusal.ts';
import { type ApplicationIdentifier, type Component, lookUp } from './dictionary.ts';
import { type Fault, fault } from './fault.ts';
import { linters } from './linters.ts';

/** One Application Identifier with its value, e.g. `{ ai: '21', value: 'AB12' }`. */
export interface Element {
  ai: string;
  value: string;
}

/**
 * Whether the value is one that GS1 allows for this identifier: lengths, characters and, unless `formOnly`, content such
 * as check digits and dates. The refusal names the identifier, and says whether the check digit or something else is wrong.
 */
export function checkElement({ ai, value }: Element, options: { formOnly?: boolean } = {}): Refusal | undefined {
  const known = lookUp(ai);
  if (!known) return refusal('GS1_UNKNOWN_AI', { ai, source: generalSpecifications });
  const found = checkParts(known, value, options.formOnly ?? false);
  if (!found) return undefined;
  const { title } = known;
  return refusal(codeOf(found, ai), { ai, title, says: found.says, source: generalSpecifications });
}

/** Refusals about codes cite the General Specifications, where the formats stand. */
export const generalSpecifications = 'GS1 General Specifications §3';

function checkParts(known: ApplicationIdentifier, value: string, formOnly: boolean): Fault | undefined {
  if (value === '') return fault('VALUE_LENGTH', 'has no value', 0, 0);
  let rest = value;
  for (const component of known.components) {
    if (rest === '' && component.optional) break;
    const part = rest.slice(0, component.maximum);
    rest = rest.slice(component.maximum);
    const found = checkPart(component, part, formOnly);
    if (found) return found;
  }
  return rest === '' ? undefined : fault('VALUE_LENGTH', `is too long: ${value.length} characters`, 0, value.length);
}

function checkPart(component: Component, part: string, formOnly: boolean): Fault | undefined {
  const found = linters[characterSets[component.type]]?.(part);
  if (found) return found;
  if (part.length < component.minimum) {
    return fault(
      'VALUE_LENGTH',
      `is too short: ${part.length} characters where ${component.minimum} are needed`,
      0,
      part.length,
    );
  }
  if (formOnly) return undefined;
  for (const name of component.linters) {
    const wrong = linters[name]?.(part);
    if (wrong) return wrong;
  }
  return undefined;
}

const characterSets = { N: 'csetnumeric', X: 'cset82', Y: 'cset39', Z: 'cset64' } as const;

function codeOf(found: Fault, ai: string) {
  if (found.error === 'VALUE_LENGTH') return 'GS1_VALUE_LENGTH';
  if (/CHECK_?(DIGIT|PAIR|SUM)/.test(found.error))
    return /^0[123]$|^8006$/.test(ai) ? 'GTIN_CHECK_DIGIT' : 'GS1_CHECK_DIGIT';
  if (/CHARACTER/.test(found.error)) return 'GS1_VALUE_CHARACTERS';
  return 'GS1_VALUE';
}
