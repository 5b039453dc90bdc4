/**
 * The edge's "no" to who is asking. The same sentence for every cause that would otherwise tell an attacker something;
 * `retryAfterSeconds` only with RATE_LIMITED.
 */
export class AccessDenied extends Error {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'RATE_LIMITED' | 'INVALID_INPUT' | 'DEVICE_CLOCK';
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: AccessDenied['code'],
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
