import { type Refusal, refusal } from '../refusal.ts';
import { inputCases } from '../refusals/input-cases.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no label, page or document can show
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * The first text in a JSON value that nobody could write down again: with half a character (a lone surrogate, which RFC
 * 8785 §3.2.2.2 does not allow) or with control characters other than tab and line break, which neither XML nor a printed
 * label knows. Also names of members. Nothing when there is none.
 */
export function unwritable(value: unknown): Refusal | undefined {
  if (typeof value === 'string') return isPlain(value) ? undefined : problemOf(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = unwritable(value[index]);
      if (found) return { ...found, path: `/${index}${found.path}` };
    }
    return undefined;
  }
  for (const name in value) {
    const found = unwritable((value as Record<string, unknown>)[name]) ?? (isPlain(name) ? undefined : problemOf(name));
    if (found) return { ...found, path: `/${escaped(name)}${found.path}` };
  }
  return undefined;
}

/**
 * Whether nothing parsed from this JSON text can be unwritable: control characters and half characters come only as
 * escapes there (RFC 8259 §7), as what is decoded from UTF-8 holds no lone surrogates. When false, they may be harmless ones.
 */
export function isWritableText(json: string): boolean {
  return !/\\[bfu]/.test(json);
}

/** One look at each character, several times faster than a regular expression on texts as short as these. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 32 || (unit >= 0xd800 && unit <= 0xdfff)) return false;
  }
  return true;
}

function problemOf(text: string): Refusal | undefined {
  if (!text.isWellFormed()) return refusal('INVALID_INPUT', { ...inputCases.halfCharacter, path: '' });
  return control.test(text) ? refusal('INVALID_INPUT', { ...inputCases.controlCharacters, path: '' }) : undefined;
}

/** RFC 6901 §3. */
function escaped(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
