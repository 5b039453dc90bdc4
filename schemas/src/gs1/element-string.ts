import { type Refusal, refusal } from '../refusal.ts';
import { identifierLength, lookUp } from './dictionary.ts';
import { checkElement, type Element, generalSpecifications as source } from './element.ts';

/** How strictly to read: `formOnly` checks lengths and characters, but neither check digits nor dates. */
export interface Strictness {
  formOnly?: boolean;
}

/**
 * Reads what a GS1 barcode says: with brackets, `(01)09521234543213(21)AB12`, or as scanned, with FNC1 as a group
 * separator, `^`, `<GS>` or `␝`, with or without a symbology identifier such as `]d2`.
 * @returns the elements in order, or a refusal that names the Application Identifier
 */
export function parseElementString(text: string, strictness: Strictness = {}): Element[] | Refusal {
  const content = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  const elements = content.startsWith('(') ? splitBracketed(content) : splitAtSeparators(content);
  if (!Array.isArray(elements)) return elements;
  for (const element of elements) {
    const wrong = checkElement(element, strictness);
    if (wrong) return wrong;
  }
  return conflictOf(elements) ?? elements;
}

/** `(01)09521234543213(21)AB12`, how an element string is printed for people. */
export function bracketed(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}

/** The element string as a barcode carries it, FNC1 written as `^` in front and after values of open length. */
export function bracketless(elements: readonly Element[]): string {
  return elements
    .map(({ ai, value }, place) => {
      const separated = place < elements.length - 1 && !lookUp(ai)?.predefinedLength;
      return ai + value + (separated ? '^' : '');
    })
    .join('')
    .replace(/^/, '^');
}

function splitBracketed(text: string): Element[] | Refusal {
  const elements: Element[] = [];
  // A bracket inside a value is written \( .
  const element = /\((\d{2,4})\)((?:\\\(|[^(^])*)/y;
  while (element.lastIndex < text.length) {
    const match = element.exec(text);
    if (!match) return refusal('GS1_SYNTAX', { source });
    elements.push({ ai: match[1] as string, value: (match[2] as string).replaceAll('\\(', '(') });
  }
  return elements;
}

function splitAtSeparators(text: string): Element[] | Refusal {
  const elements: Element[] = [];
  const fields = text
    .replace(/<GS>|\{GS\}|␝/g, '^')
    .replaceAll(groupSeparator, '^')
    .replace(/^\^/, '')
    .replace(/\^$/, '')
    .split('^');
  for (const field of fields) {
    const wrong = splitField(field, elements);
    if (wrong) return wrong;
  }
  return elements;
}

/** FNC1 as scanners send it (ISO/IEC 646 character 29). */
const groupSeparator = String.fromCharCode(29);

/** Elements of predefined length follow each other without a separator. */
function splitField(field: string, elements: Element[]): Refusal | undefined {
  let rest = field;
  do {
    const ai = rest.slice(0, identifierLength(rest.slice(0, 2)));
    const known = ai === '' ? undefined : lookUp(ai);
    if (!known) return refusal('GS1_UNKNOWN_AI', { ai: ai || rest.slice(0, 2), source });
    rest = rest.slice(ai.length);
    const most = known.components.reduce((sum, component) => sum + component.maximum, 0);
    const length = known.predefinedLength ? most : rest.length;
    elements.push({ ai, value: rest.slice(0, length) });
    rest = rest.slice(length);
  } while (rest !== '');
  return undefined;
}

/** One thing cannot have two serial numbers: the same identifier twice is only right with the same value. */
function conflictOf(elements: readonly Element[]): Refusal | undefined {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    if ((values.get(ai) ?? value) !== value) return refusal('GS1_DUPLICATE', { ai, source });
    values.set(ai, value);
  }
  return undefined;
}
