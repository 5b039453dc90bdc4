import type { ValidationError } from './generated/validators.js';
import type { Refusal } from './refusal.ts';

/** Turns what a validator found into one refusal: the deepest error, in a person's words, with a JSON Pointer. */
export function explain(errors: readonly ValidationError[]): Refusal {
  const error = best(errors);
  const path = pointer(error);
  return { code: 'INVALID_INPUT', message: sentence(error, nameOf(path)), path };
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

function nameOf(path: string): string {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let name = steps.at(-1) ?? 'The value';
  for (let i = steps.length - 1; i > 0 && /^\d+$/.test(steps[i] ?? ''); i--)
    name = `${steps[i - 1]}[${steps.slice(i).join('][')}]`;
  return name;
}

function sentence({ keyword, params }: ValidationError, name: string): string {
  switch (keyword) {
    case 'required':
      return `${name} is missing.`;
    case 'additionalProperties':
      return `${name} is not known here.`;
    case 'type':
      return `${name} must be ${typeWords(params.type)}.`;
    case 'enum':
      return `${name} must be one of ${(params.allowedValues as unknown[]).filter((value) => value !== null).join(', ')}.`;
    case 'minLength':
      return params.limit === 1
        ? `${name} must not be empty.`
        : `${name} must have at least ${params.limit} characters.`;
    case 'maxLength':
      return `${name} must have at most ${params.limit} characters.`;
    case 'minItems':
    case 'minProperties':
      return params.limit === 1 ? `${name} must not be empty.` : `${name} must have at least ${params.limit} entries.`;
    case 'maxItems':
      return `${name} must have at most ${params.limit} entries.`;
    case 'uniqueItems':
      return `${name} must not contain the same entry twice.`;
    case 'minimum':
      return `${name} must be ${params.limit} or more.`;
    case 'maximum':
      return `${name} must be ${params.limit} or less.`;
    case 'exclusiveMinimum':
      return `${name} must be greater than ${params.limit}.`;
    case 'format':
      return `${name} must be ${formatWords[params.format as string] ?? params.format}.`;
    case 'pattern':
      return `${name} must be ${patternWords[params.pattern as string] ?? `of the form ${params.pattern}`}.`;
    default:
      return `${name} is not valid.`;
  }
}

function typeWords(type: unknown): string {
  const types = (Array.isArray(type) ? type : [type]).filter((each) => each !== 'null');
  return types.map((each) => typeNames[each as string] ?? each).join(' or ');
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const formatWords: Record<string, string> = {
  'calendar-date': 'a day that exists, written YYYY-MM-DD',
  'year-month': 'a month, written YYYY-MM',
  timestamp: 'a date and time with offset, e.g. 2026-11-20T10:00:00Z',
  gtin: 'a GTIN of 14 digits (put zeros in front of shorter ones) with a right check digit',
  gln: 'a GLN of 13 digits with a right check digit',
  'cas-number': 'a CAS number with a right check digit, e.g. 7440-48-4',
  'web-url': 'an address that begins with https:// or http://',
  'identifier-uri': 'an absolute URI, e.g. https://… or urn:…',
  email: 'an e-mail address',
};

const patternWords: Record<string, string> = {
  '^[A-Z]{2}$': 'a country in two capital letters, e.g. DE',
  '^[0-9A-HJKMNP-TV-Z]{14}$': 'an id of 14 characters',
  '^[A-Za-z0-9_-]{8,64}$': '8 to 64 letters, digits, hyphens or underscores',
  '^[A-Za-z0-9_-]{1,64}$': 'a reference of at most 64 letters, digits, hyphens or underscores',
  '^[A-G]$': 'a class from A to G',
  '^[0-9a-f]{64}$': 'a SHA-256 hash of 64 hexadecimal digits in lower case',
  '^[0-9]{3}-[0-9]{3}-[0-9]$': 'an EC number, e.g. 231-158-0',
  '^[0-9]{4}$': 'a number of four digits',
  '^\\+?[0-9 ()/.-]{3,40}$': 'a telephone number',
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag, e.g. de',
  '^[a-z0-9.+-]+/[a-z0-9.+-]+$': 'a media type, e.g. application/pdf',
  '^[!-~]([ -~]*[!-~])?$': 'plain letters, digits and signs without blanks at the ends',
  '^[A-HJ-NPR-Z0-9]{3,17}$': 'a VIN of capital letters and digits without I, O and Q',
};
