import type { Response } from 'express';
import { GraphQLError } from 'graphql';
import { type Refusal, type RefusalCode, worded } from '#schemas/refusal.ts';
import { AccessDenied } from '../../access/access-denied.ts';
import { refusalLanguageOf } from '../../asking/create-context.ts';

/** The generic status codes of EN 18222 Table 15, by the HTTP status each is sent with. */
const statusCodes = {
  400: 'ClientErrorBadRequest',
  401: 'ClientNotAuthorized',
  403: 'ClientForbidden',
  404: 'ClientErrorResourceNotFound',
  405: 'ClientMethodNotAllowed',
  409: 'ClientResourceConflict',
  412: 'ClientResourceConflict',
  413: 'ClientErrorBadRequest',
  415: 'ClientErrorBadRequest',
  406: 'ClientErrorBadRequest',
  429: 'ClientErrorBadRequest',
  501: 'ServerNotImplemented',
  502: 'ServerErrorBadGateway',
} as const;

export type ErrorStatus = keyof typeof statusCodes;

/**
 * A "no" in the words of EN 18222 (Tables 12 to 15) and in ours: `statusCode` and `message` for programs written to the
 * standard, `error` with code, JSON Pointer and source as everywhere else here.
 */
export function answerRefusal(response: Response, status: ErrorStatus, refusal: Refusal, now: Date): void {
  const { code, message, path, source, values } = worded(
    refusal,
    refusalLanguageOf(response.req.headers['accept-language']),
  );
  const correlationId = String(response.getHeader('x-request-id') ?? '');
  response
    .status(status)
    .set('cache-control', 'no-store')
    .json({
      statusCode: statusCodes[status],
      message: [{ messageType: 'Error', text: message, code, correlationId, timestamp: now.toISOString() }],
      error: {
        code,
        message,
        ...(path !== undefined && { path }),
        ...(source && { source }),
        ...(values && { values }),
      },
    });
}

/** The HTTP status a refused command is sent with: who may not, what stands against it, or what is wrong with it. */
export function statusOf({ code }: Refusal): ErrorStatus {
  if (forbidden.has(code)) return 403;
  return conflicts.has(code) ? 409 : 400;
}

const forbidden: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'NOT_RESPONSIBLE',
  'NOT_PLACING_ON_MARKET',
  'MANDATE_MISSING',
  'NOT_RECYCLER',
  'NOT_IN_YOUR_HANDS',
  'WITHHELD',
]);
const conflicts: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'PASSPORT_EXISTS',
  'ID_TAKEN',
  'KEY_TAKEN',
  'COMMAND_ID_TAKEN',
  'COMMAND_ID_REUSED',
  'PASSPORT_CEASED',
  'PASSPORT_STAYS',
  'FIXED_FOR_GOOD',
  'STATUS_FOLLOWS_STEPS',
  'STATUS_NOT_ORIGINAL',
  'NOT_WASTE',
  'CONSUMED',
  'IN_OTHER_HANDOFF',
]);

/** Who is not let in was told so by an error; undefined for everything else, which is a fault. */
export function denialOf(error: unknown): { status: ErrorStatus; refusal: Refusal; retryAfter?: number } | undefined {
  if (error instanceof AccessDenied) {
    const retryAfter = error.retryAfterSeconds;
    const { refusal } = error;
    return { status: denials[refusal.code] ?? 400, refusal, ...(retryAfter !== undefined && { retryAfter }) };
  }
  if (!(error instanceof GraphQLError)) return undefined;
  const { code, path, source, values } = error.extensions as Partial<Refusal>;
  const status = code && denials[code];
  if (!status) return undefined;
  const { message } = error;
  return {
    status,
    refusal: { code, message, ...(path && { path }), ...(source && { source }), ...(values && { values }) },
  };
}

const denials: Partial<Record<RefusalCode, ErrorStatus>> = {
  UNAUTHENTICATED: 401,
  DEVICE_CLOCK: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INVALID_INPUT: 400,
};
