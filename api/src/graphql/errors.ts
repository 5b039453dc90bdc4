import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import type { Language } from '#schemas/checks/explain-words.ts';
import { refusal, refusalText } from '#schemas/refusal.ts';
import { broken } from '#schemas/refusals/access-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { StorageFault } from '../storage/storage.ts';

/** What a thrown error says to a client: the codes of the contract, and nothing of what is behind a fault. */
export function maskError(log: (fault: unknown, id: string) => void): (error: unknown) => Error {
  return (error) => {
    const original = originalOf(error);
    if (original instanceof Error && original.name === 'AbortError') return original;
    if (original instanceof AccessDenied) return denied(original, error);
    if (isDeliberate(original)) return withCode(error as GraphQLError);
    const id = randomUUID();
    log(original, id);
    const said = refusal('INTERNAL', broken.quoting(faultSentence(original), id));
    // 5xx tells outboxes that the command is neither recorded nor refused: they keep it and try again.
    const http = { status: original instanceof StorageFault ? 503 : 500 };
    const { code, message, values } = said;
    return createGraphQLError(message, { ...whereOf(error), extensions: { code, id, values, http } });
  };
}

/** What people are told of a fault: enough to know what to do, nothing about the inside. */
export function faultSentence(fault: unknown): Sentence {
  if (!(fault instanceof StorageFault)) return broken.here;
  switch (fault.code) {
    case 'STORAGE_FULL':
      return broken.diskFull;
    case 'STORAGE_LOCKED':
      return broken.locked;
    case 'STORAGE_DAMAGED':
      return broken.damaged;
    default:
      return broken.unreachable;
  }
}

/** An error in a language, where it is a refusal of ours; what graphql-js says by itself stays as it is. */
export function inLanguage(error: GraphQLError, language: Language): GraphQLError {
  const { code, values } = error.extensions;
  const message = refusalText({ code: String(code), message: error.message, values }, language);
  if (message === error.message) return error;
  return createGraphQLError(message, { ...whereOf(error), extensions: error.extensions });
}

/** Refuses with the code, and the HTTP status, of who is asking. */
export function denied(denial: AccessDenied, error?: unknown): GraphQLError {
  const status = { UNAUTHENTICATED: 401, FORBIDDEN: 403, RATE_LIMITED: 429, INVALID_INPUT: 400, DEVICE_CLOCK: 401 }[
    denial.code
  ];
  const headers = {
    ...(denial.code === 'UNAUTHENTICATED' && { 'www-authenticate': 'Bearer' }),
    ...(denial.retryAfterSeconds && { 'retry-after': String(denial.retryAfterSeconds) }),
  };
  const { code, message, values } = denial.refusal;
  return createGraphQLError(message, {
    ...whereOf(error),
    extensions: { code, ...(values && { values }), http: { status, headers } },
  });
}

// graphql-js and yoga report what is wrong with a request as GraphQLErrors without a cause; anything else is ours.
function isDeliberate(original: unknown): boolean {
  return original instanceof GraphQLError;
}

function originalOf(error: unknown): unknown {
  let original = error;
  while (original instanceof GraphQLError && original.originalError) original = original.originalError;
  return original;
}

/** Codes of the contract for what graphql-js and yoga say by themselves, with a JSON Pointer to the part that is meant. */
function withCode(error: GraphQLError): GraphQLError {
  const given = codeOf(error);
  if (typeof given === 'string' && contractCodes.has(given)) return error;
  const path = inputPath(error.message);
  // Yoga adds what the JSON parser said, which repeats the whole body, and takes its status from that.
  const { originalError, ...rest } = error.extensions;
  const bad = (path !== undefined || originalError !== undefined) && { http: { status: 400 } };
  const extensions = { ...rest, code: 'INVALID_INPUT', ...(path && { path }), ...bad };
  return createGraphQLError(sentence(error.message), { ...whereOf(error), extensions });
}

const contractCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INVALID_INPUT',
  'NOT_FOUND',
  'RATE_LIMITED',
  'INTERNAL',
]);

function codeOf(error: GraphQLError): unknown {
  return error.extensions.path === undefined && inputPath(error.message) ? undefined : error.extensions.code;
}

/** `Variable "$input" got invalid value "x" at "input.massKg"; Float cannot …` → `/input/massKg`. */
function inputPath(message: string): string | undefined {
  const variable = /^Variable "\$(\w+)" got invalid value/.exec(message)?.[1];
  if (!variable) return undefined;
  const at = / at "([^"]+)"; /.exec(message)?.[1] ?? variable;
  const steps = at.replace(/\[(\d+)\]/g, '.$1').split('.');
  const field = /Field "(\w+)" is not defined by type/.exec(message)?.[1];
  return `/${(field ? [...steps, field] : steps).join('/')}`;
}

/** Values people sent do not belong into logs and error messages in full. */
function sentence(message: string): string {
  return message.length > 400 ? `${message.slice(0, 400)}…` : message;
}

function whereOf(error: unknown) {
  if (!(error instanceof GraphQLError)) return {};
  const { nodes, source, positions, path } = error;
  return { nodes, source, positions, path };
}
