import type { Request } from 'express';
import { loginOf } from '../access/accounts.ts';
import { hashSecret } from '../access/passwords.ts';
import { createThrottle, throttleKeyOf } from '../access/throttle.ts';

const quarterHour = 15 * 60;

/** Counts attempts to get in, before they are made, and takes them back when they were good ones. */
export interface Attempts {
  /** With a code or an assertion: counted against the address. */
  byAddress<Value>(request: Request, attempt: () => Promise<Value>): Promise<Value>;
  /** With a password: against the account as well. */
  byAccount<Value>(request: Request, login: string, attempt: () => Promise<Value>): Promise<Value>;
}

export function createAttempts(now: () => Date): Attempts {
  // By account and address, or anybody could lock anybody else out; the account alone counts only against many addresses.
  const perAccountHere = createThrottle(10, quarterHour, now);
  const perAccount = createThrottle(200, quarterHour, now);
  const perAddress = createThrottle(50, quarterHour, now);

  async function byAddress<Value>(request: Request, attempt: () => Promise<Value>): Promise<Value> {
    const address = throttleKeyOf(request.ip);
    perAddress.attempt(address);
    const value = await attempt();
    perAddress.succeeded(address);
    return value;
  }

  async function byAccount<Value>(request: Request, login: string, attempt: () => Promise<Value>): Promise<Value> {
    const account = hashSecret(loginOf(login));
    const here = `${account} ${throttleKeyOf(request.ip)}`;
    const value = await byAddress(request, () => {
      perAccountHere.attempt(here);
      perAccount.attempt(account);
      return attempt();
    });
    perAccountHere.succeeded(here);
    perAccount.succeeded(account);
    return value;
  }

  return { byAddress, byAccount };
}
