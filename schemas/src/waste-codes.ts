import type { ChemistryFamily } from './safety/chemistry.ts';

/** Waste codes that hold from a day on. An asterisk means hazardous waste. */
export interface WasteCodeList {
  from: string;
  source: string;
  codes: Record<ChemistryFamily, string>;
}

/**
 * European List of Waste, chapter 16 06, newest last. What nobody knows has the code of lithium, as it travels as lithium;
 * the advice asks for the chemistry.
 */
export const wasteCodeLists: readonly WasteCodeList[] = [
  {
    from: '2002-01-01',
    source: 'Decision 2000/532/EC, AVV',
    codes: {
      lithium: '16 06 05',
      lithiumMetal: '16 06 05',
      sodium: '16 06 05',
      sodiumAqueous: '16 06 05',
      sodiumNickelChloride: '16 06 05',
      sodiumSulphur: '16 06 05',
      nickelMetalHydride: '16 06 05',
      nickelCadmium: '16 06 02*',
      lead: '16 06 01*',
      leadSealed: '16 06 01*',
      zinc: '16 06 05',
      alkaline: '16 06 04',
      unknown: '16 06 05',
    },
  },
  {
    // Delegated Decision (EU) 2025/934; date as corrected by OJ L, 2025/90657.
    from: '2026-12-09',
    source: 'Decision (EU) 2025/934',
    codes: {
      lithium: '16 06 07*',
      lithiumMetal: '16 06 07*',
      // 16 06 12 is for what is proven to have nothing hazardous in it; an organic electrolyte burns.
      sodium: '16 06 10*',
      sodiumAqueous: '16 06 10*',
      sodiumNickelChloride: '16 06 08*',
      sodiumSulphur: '16 06 11*',
      nickelMetalHydride: '16 06 08*',
      nickelCadmium: '16 06 02*',
      lead: '16 06 01*',
      leadSealed: '16 06 01*',
      zinc: '16 06 09*',
      alkaline: '16 06 04*',
      unknown: '16 06 07*',
    },
  },
];

/** The code of a waste battery on a day (YYYY-MM-DD or an RFC 3339 time; days begin at midnight in Leipzig). */
export function wasteCode(
  family: ChemistryFamily,
  on: string,
  lists: readonly WasteCodeList[] = wasteCodeLists,
): string | undefined {
  return listOn(on, lists)?.codes[family];
}

/** When a country's own list takes over the newest codes of the Union's; without a day it has not been published. */
export interface NationalList {
  jurisdiction: string;
  source: string;
  from?: string;
  checkedOn: string;
}

export const nationalLists: readonly NationalList[] = [
  // An amendment was announced for November 2026 and had not appeared.
  { jurisdiction: 'DE', source: 'AVV', checkedOn: '2026-12-01' },
];

/**
 * The code that a country's own list still has for it, where that has not followed the Union's yet: papers of these days
 * name both, each with its basis. Undefined where the two agree.
 */
export function nationalWasteCode(
  family: ChemistryFamily,
  on: string,
  { from }: Pick<NationalList, 'from'>,
  lists: readonly WasteCodeList[] = wasteCodeLists,
): string | undefined {
  const newest = listOn(on, lists);
  if (!newest || (from !== undefined && from <= dayOf(on))) return undefined;
  const before = lists[lists.indexOf(newest) - 1]?.codes[family];
  return before === newest.codes[family] ? undefined : before;
}

function listOn(on: string, lists: readonly WasteCodeList[]): WasteCodeList | undefined {
  const day = dayOf(on);
  return lists.findLast((list) => list.from <= day);
}

/** A day as it is, a time as the day it falls on in Germany. */
export function dayOf(on: string): string {
  return on.length > 10 ? dayInGermany(on) : on;
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
