import { withQuery } from '../frame/router.ts';
/** For which day and by which guidance somebody asks. In the address, so that it can be kept and passed on. */
export interface AskedDay {
  asOf: string;
  /** Empty: the one current on that day. */
  guidance: '' | '1.0' | '2.0';
}

/** `?on=2027-02-18&guidance=1.0`; today and the current guidance when there is nothing readable. */
export function askedDay(query: URLSearchParams, now: Date): AskedDay {
  const on = query.get('on') ?? '';
  const guidance = query.get('guidance');
  return {
    asOf: isDay(on) ? on : now.toISOString().slice(0, 10),
    guidance: guidance === '1.0' || guidance === '2.0' ? guidance : '',
  };
}

/** The address of a screen with its question. */
export function addressOf(place: string, { asOf, guidance }: AskedDay): string {
  return withQuery(place, { on: asOf, ...(guidance && { guidance }) });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
