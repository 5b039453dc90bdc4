import type { ValidationError } from '../generated/validators.js';
import { type Refusal, refusal } from '../refusal.ts';
import { type Words, words } from './explain-words.ts';

/** Turns what a validator found into one refusal: the deepest error, in a person's words, with a JSON Pointer. */
export function explain(errors: readonly ValidationError[]): Refusal {
  const error = best(errors);
  const path = pointer(error);
  const inWords = (say: Words) => sentence(error, nameOf(path) ?? say.value, say);
  return refusal('INVALID_INPUT', { de: inWords(words.de), en: inWords(words.en), path });
}

/**
 * Where null is allowed beside an object, Ajv reports both branches. The one about null never helps; of the rest the
 * deepest says what is meant.
 */
function best(errors: readonly ValidationError[]): ValidationError {
  const telling = errors.filter((error) => error.keyword !== 'anyOf' && error.params.type !== 'null');
  return telling.reduce(
    (deepest, error) => (depth(error) > depth(deepest) ? error : deepest),
    telling[0] ?? errors[0] ?? { instancePath: '', schemaPath: '', keyword: '', params: {} },
  );
}

function depth({ instancePath }: ValidationError): number {
  return instancePath.split('/').length;
}

function pointer({ instancePath, keyword, params }: ValidationError): string {
  if (keyword === 'required') return `${instancePath}/${escaped(params.missingProperty)}`;
  if (keyword === 'additionalProperties') return `${instancePath}/${escaped(params.additionalProperty)}`;
  return instancePath;
}

/** RFC 6901 §3; cut, because an unknown property's name is whatever somebody sent. */
function escaped(name: unknown): string {
  return String(name).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}

function nameOf(path: string): string | undefined {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let name = steps.at(-1);
  for (let i = steps.length - 1; i > 0 && /^\d+$/.test(steps[i] ?? ''); i--)
    name = `${steps[i - 1]}[${steps.slice(i).join('][')}]`;
  return name;
}

function sentence({ keyword, params }: ValidationError, name: string, say: Words): string {
  const { limit } = params;
  switch (keyword) {
    case 'required':
      return say.missing(name);
    case 'additionalProperties':
      return say.unknown(name);
    case 'type':
      return say.be(name, typeWords(params.type, say));
    case 'enum':
      return say.be(name, say.oneOf((params.allowedValues as unknown[]).filter((value) => value !== null).join(', ')));
    case 'minLength':
      return limit === 1 ? say.empty(name) : say.characters(name, limit, 'min');
    case 'maxLength':
      return say.characters(name, limit, 'max');
    case 'minItems':
    case 'minProperties':
      return limit === 1 ? say.empty(name) : say.entries(name, limit, 'min');
    case 'maxItems':
      return say.entries(name, limit, 'max');
    case 'uniqueItems':
      return say.twice(name);
    case 'minimum':
      return say.be(name, say.orMore(limit));
    case 'maximum':
      return say.be(name, say.orLess(limit));
    case 'exclusiveMinimum':
      return say.be(name, say.greater(limit));
    case 'format':
      return say.be(name, say.formats[params.format as string] ?? String(params.format));
    case 'pattern':
      return say.be(name, say.patterns[params.pattern as string] ?? `${say.form}${params.pattern}`);
    default:
      return say.invalid(name);
  }
}

function typeWords(type: unknown, say: Words): string {
  const types = (Array.isArray(type) ? type : [type]).filter((each) => each !== 'null');
  return types.map((each) => say.types[each as string] ?? each).join(say.or);
}
