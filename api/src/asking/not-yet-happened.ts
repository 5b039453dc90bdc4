import { type Refusal, refusal } from '#schemas/refusal.ts';

/** Clocks of devices are never quite right; what happened hours from now did not. */
const clockToleranceMilliseconds = 10 * 60_000;
/** Days and months begin in Germany up to two hours before they do in UTC. */
const germanyAheadMilliseconds = 2 * 3_600_000;

/** What is dated before there were batteries with lithium comes from a device that has lost its clock. */
const nothingBefore = Date.parse('1990-01-01T00:00:00Z');

/** Where commands tell of the past. */
export interface Dated {
  occurredAt?: string | null;
  /** When it really happened, and what had really been told of it: corrections. */
  happenedAt?: string | null;
  data?: object | null;
  firstRegisteredOn?: string | null;
  condition?: { measuredAt?: string | null } | string | null;
  measurements?: unknown;
  histograms?: unknown;
  events?: unknown;
  evidence?: { test?: { testedAt?: string | null } | null } | null;
  passport?: object | null;
  patch?: object | null;
}

/**
 * Why a command cannot be true: one of its dates of the past lies in the future, or the step itself in a time without such
 * batteries. Looks before anything is validated.
 */
export function notYetHappened(input: Dated, now: Date): Refusal | undefined {
  if (typeof input.occurredAt === 'string' && Date.parse(input.occurredAt) < nothingBefore)
    return refusal('TOO_LONG_AGO', { date: input.occurredAt, path: '/occurredAt' });
  const latest = now.getTime() + clockToleranceMilliseconds;
  const latestDay = new Date(latest + germanyAheadMilliseconds).toISOString();
  for (const [path, date] of datesOf(input)) {
    if (typeof date !== 'string') continue;
    const isTime = date.length > 'YYYY-MM-DD'.length;
    // A day or a month is compared as text with the beginning of today's.
    const early = isTime ? Date.parse(date) > latest : isDay.test(date) && date > latestDay.slice(0, date.length);
    if (!early) continue;
    return refusal('NOT_YET_HAPPENED', { date, path });
  }
  return undefined;
}

const isDay = /^\d{4}-\d{2}(-\d{2})?$/;

type PathAndDate = readonly [path: string, date: unknown];

function datesOf(dated: Dated): PathAndDate[] {
  const { occurredAt, happenedAt, data, firstRegisteredOn, condition, evidence, passport, patch } = dated;
  return [
    ['/occurredAt', occurredAt],
    ['/happenedAt', happenedAt],
    ['/firstRegisteredOn', firstRegisteredOn],
    ['/condition/measuredAt', membersOf(condition).measuredAt],
    ['/evidence/test/testedAt', evidence?.test?.testedAt],
    ...eachOf(dated, 'measurements', 'measuredAt'),
    ...eachOf(dated, 'histograms', 'to'),
    ...eachOf(dated, 'events', 'occurredAt'),
    ...(data ? datesOf(data).map(([path, date]) => [`/data${path}`, date] as const) : []),
    ...(passport ? statedDates(passport, '/passport') : []),
    ...(patch ? statedDates(patch, '/patch') : []),
  ];
}

/**
 * What a passport tells of the past. `placedOnMarketOn` is not among it: a passport is made before that day, as it has to be
 * there on it (2023/1542 Art. 77(1)).
 */
function statedDates(part: object, root: string): PathAndDate[] {
  const { general, performance, carbonFootprint } = part as Sections;
  const { manufacturedOn, putIntoServiceOn } = membersOf(general);
  const dates: PathAndDate[] = [
    [`${root}/general/manufacturedOn`, manufacturedOn],
    [`${root}/general/putIntoServiceOn`, putIntoServiceOn],
    [`${root}/carbonFootprint/verification/on`, membersOf(membersOf(carbonFootprint).verification).on],
  ];
  for (const [name, value] of Object.entries(membersOf(performance))) {
    if (typeof value !== 'object' || value === null) continue;
    const path = `${root}/performance/${name}`;
    if (Array.isArray(value))
      value.forEach((each, index) => {
        dates.push([`${path}/${index}/occurredOn`, membersOf(each).occurredOn]);
      });
    else if ('measuredAt' in value) dates.push([`${path}/measuredAt`, value.measuredAt]);
  }
  return dates;
}

function eachOf(dated: Dated, list: 'measurements' | 'histograms' | 'events', member: string): PathAndDate[] {
  const entries = dated[list];
  if (!Array.isArray(entries)) return [];
  return entries.map((each, index) => [`/${list}/${index}/${member}`, membersOf(each)[member]]);
}

type Sections = { general?: unknown; performance?: unknown; carbonFootprint?: unknown };

function membersOf(value: unknown): { [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { [name: string]: unknown }) : {};
}
