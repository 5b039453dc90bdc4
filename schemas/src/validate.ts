import { explain } from './checks/explain.ts';
import type { Language } from './checks/explain-words.ts';
import { contradictsIdentifier, implausible } from './checks/plausibility.ts';
import { isWritableText, unwritable } from './checks/unwritable.ts';
import type { Commands, Passport } from './generated/types.ts';
import * as validators from './generated/validators.js';
import { type Refusal, refusal, worded } from './refusal.ts';
import { inputCases } from './refusals/input-cases.ts';

/** Names of the commands, the same as the GraphQL mutations. */
export type CommandName = keyof Commands;

/** How deep free-form JSON (a merge patch, what a foreign passport kept) may be nested. */
const depthLimit = 32;

/**
 * Checks the input of a command. Returns nothing when it is valid, else one `INVALID_INPUT` refusal whose `path` is the
 * JSON Pointer of the first offending part.
 * @param text the JSON it was parsed from, if at hand, whose look makes most inputs cheaper to check
 */
export function validateCommand(name: CommandName, input: unknown, text?: string): Refusal | undefined {
  const isPlain = text !== undefined && isWritableText(text);
  const found = check(lookUp('command', name), input) ?? (isPlain ? undefined : unwritable(input));
  if (found || (name !== 'issuePassport' && name !== 'issueSecondLifePassport')) return found;
  const { passport } = input as Commands['issuePassport' | 'issueSecondLifePassport'];
  const contradiction = implausible(passport) ?? contradictsIdentifier(passport);
  return contradiction && { ...contradiction, path: `/passport${contradiction.path}` };
}

/** Checks the data of a ledger entry, like `validateCommand`. */
export function validateEvent(type: string, data: unknown): Refusal | undefined {
  const validator = validatorOf('event', type);
  if (!validator) return refusal('INVALID_INPUT', { ...inputCases.noEvent(type), path: '/type' });
  return check(validator, data);
}

/**
 * Checks a whole passport, also for values that contradict each other. What has to be in it by which date is
 * `completeness`, not this.
 */
export function validatePassport(passport: unknown, language: Language = 'en'): Refusal | undefined {
  const found = check(validators.passport, passport) ?? implausible(passport as Passport);
  return found && worded(found, language);
}

/** Checks one section or any other part: a passport in which everything may be missing and null stands for "none". */
export function validatePassportPart(part: unknown): Refusal | undefined {
  return check(validators.passportPart, part);
}

export function isCommandName(name: string): name is CommandName {
  return validatorOf('command', name) !== undefined;
}

function check(validator: validators.Validator, value: unknown): Refusal | undefined {
  if (!validator(value)) return explain(validator.errors ?? []);
  for (const name of freeForm) {
    if (!tooDeep((value as Record<string, unknown>)[name], depthLimit)) continue;
    return refusal('INVALID_INPUT', { ...inputCases.tooDeepIn(name, depthLimit), path: `/${name}` });
  }
  return undefined;
}

/** Fields of commands and events that hold JSON of any shape; nothing else can be deeper than its schema. */
const freeForm = ['patch', 'foreign', 'data'] as const;

/** Walks at most one level beyond the limit. */
function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const key in value) if (tooDeep((value as Record<string, unknown>)[key], left - 1)) return true;
  return false;
}

function lookUp(kind: 'command' | 'event', name: string): validators.Validator {
  const validator = validatorOf(kind, name);
  if (!validator)
    throw new Error(`No schema for the ${kind} ${name}; add schemas/${kind}s/ and run "npm run generate".`);
  return validator;
}

const table = new Map<string, validators.Validator>(Object.entries(validators));

function validatorOf(kind: 'command' | 'event', name: string): validators.Validator | undefined {
  return table.get(`${kind}_${name}`);
}
