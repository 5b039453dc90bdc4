import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { refusal, refusalText } from '#schemas/refusal.ts';
import { rateLimited } from '#schemas/refusals/access-cases.ts';
import { throttleKeyOf } from '../access/throttle.ts';
import { refusalLanguageOf } from '../asking/create-context.ts';
import { answerError } from './answer.ts';

/** How many requests without a valid token one address may make, and how the address is found. */
export interface PublicLimitSettings {
  /** 0 for no limit. */
  requestsPerMinute: number;
  /** How many proxies in front are believed; see TRUST_PROXY. */
  trustedProxies: number;
  /** Whether a header holds a token that was checked and is valid. */
  isKnown(authorization: string): boolean;
  now: () => Date;
}

/** How many seconds a request has to wait that is one too many; undefined when it is welcome. */
export type PublicLimit = (request: IncomingMessage) => number | undefined;

/** In a flood from many addresses the oldest are forgotten first, so memory stays bounded. */
const mostAddresses = 20_000;

/**
 * Slows down who asks without a token, address by address, so that nobody copies all passports and nobody keeps the service
 * busy for everybody else. A bucket holds one minute's requests and fills evenly. Whoever has shown a valid token is known and
 * has limits of their own; what looks like one and was not checked yet – or never is, as on addresses that look at none – is
 * counted by itself, so that a neighbour who asks much without a token does not keep anybody from showing theirs. This machine itself is not limited: behind a proxy that is not set as trusted everybody looks like it.
 */
export function createPublicLimit({
  requestsPerMinute,
  trustedProxies,
  isKnown,
  now,
}: PublicLimitSettings): PublicLimit {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: mostAddresses });
  const perMillisecond = requestsPerMinute / 60_000;

  return (request) => {
    const { authorization } = request.headers;
    if (requestsPerMinute === 0 || request.method === 'OPTIONS') return undefined;
    if (authorization && isKnown(authorization)) return undefined;
    const address = addressOf(request, trustedProxies);
    if (isThisMachine(address)) return undefined;
    const at = now().getTime();
    const key = `${throttleKeyOf(address)}${authorization ? ' unchecked' : ''}`;
    const known = buckets.get(key);
    // A clock that was set back takes nothing away from anybody.
    const refilled = known ? Math.max(0, at - known.at) * perMillisecond : 0;
    const left = known ? Math.min(requestsPerMinute, known.left + refilled) : requestsPerMinute;
    if (left < 1) return Math.ceil((1 - left) / perMillisecond / 1000);
    buckets.set(key, { left: left - 1, at });
    return undefined;
  };
}

/** As Express counts hops: each trusted proxy has added the address it was called from. */
export function addressOf({ socket, headers }: IncomingMessage, trustedProxies: number): string | undefined {
  const forwarded = trustedProxies > 0 ? headers['x-forwarded-for'] : undefined;
  if (!forwarded) return socket.remoteAddress;
  const hops = String(forwarded)
    .split(',')
    .map((hop) => hop.trim());
  return hops[Math.max(0, hops.length - trustedProxies)] || socket.remoteAddress;
}

/** Asked from here, or through a proxy here that is not set as trusted. */
export function isThisMachine(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

/** 429, in the form the asker expects (GraphQL over HTTP has a list of errors). */
export function answerTooMany(response: ServerResponse, seconds: number, graphql: boolean): void {
  const refused = refusal('RATE_LIMITED', rateLimited.address(seconds));
  response.setHeader('retry-after', seconds);
  response.setHeader('access-control-allow-origin', '*');
  if (!graphql) {
    answerError(response, 429, refused);
    return;
  }
  response.writeHead(429, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  const message = refusalText(refused, refusalLanguageOf(response.req.headers['accept-language']));
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: refused.code } }] }));
}
