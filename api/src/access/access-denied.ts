import type { RefusalOf } from '#schemas/refusal.ts';

type DenialCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'RATE_LIMITED' | 'INVALID_INPUT' | 'DEVICE_CLOCK';

/**
 * The edge's "no" to who is asking. The same sentence for every cause that would otherwise tell an attacker something;
 * `retryAfterSeconds` only with RATE_LIMITED.
 */
export class AccessDenied extends Error {
  readonly refusal: RefusalOf<DenialCode>;
  readonly retryAfterSeconds: number | undefined;

  constructor(refusal: RefusalOf<DenialCode>, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(refusal.message, { cause: options.cause });
    this.refusal = refusal;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get code(): DenialCode {
    return this.refusal.code;
  }
}
