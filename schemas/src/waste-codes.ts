import type { ChemistryFamily } from './chemistry-family.ts';

/** Waste codes that hold from a day on. An asterisk means hazardous waste. */
export interface WasteCodeList {
  from: string;
  source: string;
  codes: Record<ChemistryFamily, string>;
}

/**
 * European List of Waste, chapter 16 06, newest last. The German AVV had not been amended when this was written
 * (checked 2026-11-20); should its date differ, give `wasteCode` another list.
 */
export const wasteCodeLists: readonly WasteCodeList[] = [
  {
    from: '2002-01-01',
    source: 'Decision 2000/532/EC, AVV',
    codes: {
      lithium: '16 06 05',
      sodium: '16 06 05',
      sodiumNickelChloride: '16 06 05',
      sodiumSulphur: '16 06 05',
      nickelMetalHydride: '16 06 05',
      nickelCadmium: '16 06 02*',
      lead: '16 06 01*',
      zinc: '16 06 05',
      alkaline: '16 06 04',
    },
  },
  {
    // Delegated Decision (EU) 2025/934; date as corrected by OJ L, 2025/90657.
    from: '2026-12-09',
    source: 'Decision (EU) 2025/934',
    codes: {
      lithium: '16 06 07*',
      sodium: '16 06 12',
      sodiumNickelChloride: '16 06 08*',
      sodiumSulphur: '16 06 11*',
      nickelMetalHydride: '16 06 08*',
      nickelCadmium: '16 06 02*',
      lead: '16 06 01*',
      zinc: '16 06 09*',
      alkaline: '16 06 04*',
    },
  },
];

/** The code of a waste battery on a day (YYYY-MM-DD or an RFC 3339 time; days begin at midnight in Leipzig). */
export function wasteCode(
  family: ChemistryFamily,
  on: string,
  lists: readonly WasteCodeList[] = wasteCodeLists,
): string | undefined {
  const day = on.length > 10 ? dayInGermany(on) : on;
  return lists.findLast((list) => list.from <= day)?.codes[family];
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });

/** The day a time falls on in Germany, YYYY-MM-DD; laws begin at midnight there. */
export function dayInGermany(at: string): string {
  const minute = at.slice(0, 'YYYY-MM-DDThh:mm'.length);
  // Asked for every command; a calendar is dear, and a day does not change within a minute of UTC.
  if (!at.endsWith('Z')) return calendar.format(new Date(at));
  if (minute !== last.minute) last = { minute, day: calendar.format(new Date(at)) };
  return last.day;
}

let last = { minute: '', day: '' };
