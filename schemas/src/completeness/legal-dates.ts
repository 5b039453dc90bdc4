import type { Category } from './data-points.ts';

/**
 * From when a provision binds. The law here is unfinished: several days depend on acts that are overdue. All of that is
 * in this one table; when an act appears, its `adoptedOn` is filled in and every answer follows.
 */
export interface LegalDate {
  /**
   * passport: the passport itself; pending: makes points mandatory that the guidance leaves open; beside: asks for the
   * same thing outside the passport.
   */
  kind: 'passport' | 'pending' | 'beside';
  source: string;
  categories: readonly Category[];
  /** Empty means all 71. */
  dataPoints: readonly number[];
  /** The day the text names; without one it is open. */
  from?: string;
  /** When the text says "or so many months after an act, whichever is later". */
  act?: { title: { de: string; en: string }; months: number; adoptedOn?: string };
  /** Where there is neither day nor act: what is being waited for. */
  awaits?: { de: string; en: string };
}

/** The day the table was last held against the law. */
export const checkedOn = '2026-11-20';

const every: readonly Category[] = ['ev', 'lmt', 'industrial', 'stationary'];
const industrial: readonly Category[] = ['industrial', 'stationary'];

const footprint = {
  de: 'Rechtsakte zu Berechnung und Form des CO₂-Fußabdrucks (Art. 7(1))',
  en: 'acts on method and format of the carbon footprint (Art. 7(1))',
};
const classes = {
  de: 'Rechtsakte zu den CO₂-Leistungsklassen (Art. 7(2))',
  en: 'acts on carbon footprint performance classes (Art. 7(2))',
};
const recycled = {
  de: 'Rechtsakt zur Berechnung der Rezyklatanteile (Art. 8(1))',
  en: 'act on how recycled content is calculated (Art. 8(1))',
};
const label = {
  de: 'Rechtsakt zur Gestaltung der Kennzeichnung (Art. 13(10))',
  en: 'act on how labels look (Art. 13(10))',
};
const instructions = {
  de: 'einen Termin im Leitfaden der Kommission; er nennt noch keinen',
  en: "a date in the Commission's guidance, which names none yet",
};

export const legalDates: readonly LegalDate[] = [
  { kind: 'passport', source: '2023/1542 Art. 77(1)', categories: every, dataPoints: [], from: '2027-02-18' },

  pending('Art. 7(1)', [17], ['ev'], '2025-02-18', { title: footprint, months: 12 }),
  pending('Art. 7(1)', [17], industrial, '2026-02-18', { title: footprint, months: 18 }),
  pending('Art. 7(1)', [17], ['lmt'], '2028-08-18', { title: footprint, months: 18 }),
  pending('Art. 7(2)', [18], ['ev'], '2026-08-18', { title: classes, months: 18 }),
  pending('Art. 7(2)', [18], industrial, '2027-08-18', { title: classes, months: 18 }),
  pending('Art. 7(2)', [18], ['lmt'], '2030-02-18', { title: classes, months: 18 }),
  // Art. 48(1) as changed by 2025/1561, which moved it by two years.
  pending('Art. 48(1), 52(3)', [19], every, '2027-08-18'),
  pending('Art. 8(1)', [20, 21, 22, 23], ['ev', ...industrial], '2028-08-18', { title: recycled, months: 24 }),
  pending('Art. 8(1)', [20, 21, 22, 23], ['lmt'], '2033-08-18'),
  {
    kind: 'pending',
    source: '2023/1542 Annex XIII 1(t)',
    categories: every,
    dataPoints: [44],
    awaits: instructions,
  },

  beside('Art. 13(1)', [3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], every, '2026-08-18', { title: label, months: 18 }),
  beside('Art. 13(4)', [40], every, '2025-08-18'),
  beside('Art. 13(5)', [41], every, '2025-08-18'),
  beside('Art. 10(1)', [51, 52, 53, 54, 55, 56, 57, 58, 59, 60], every, '2024-08-18'),
  beside('Art. 14(1)', [61], ['ev'], '2024-08-18'),
  beside('Art. 14(1)', [62, 63, 64, 65, 66], ['lmt', 'stationary'], '2024-08-18'),
];

/** What the table says about a point of a category. */
export function legalDateOf(kind: LegalDate['kind'], number: number, category: Category): LegalDate | undefined {
  return byKind[kind][category].get(number) ?? byKind[kind][category].get(allPoints);
}

const allPoints = 0;

/** Looked up for every passport that is judged, so the table is turned into maps once; its first line for a point counts. */
const byKind = { passport: byCategory('passport'), pending: byCategory('pending'), beside: byCategory('beside') };

function byCategory(kind: LegalDate['kind']): Record<Category, ReadonlyMap<number, LegalDate>> {
  const of = (category: Category) => {
    const points = new Map<number, LegalDate>();
    for (const date of legalDates) {
      if (date.kind !== kind || !date.categories.includes(category)) continue;
      for (const number of date.dataPoints.length > 0 ? date.dataPoints : [allPoints])
        if (!points.has(number)) points.set(number, date);
    }
    return points;
  };
  return { ev: of('ev'), lmt: of('lmt'), industrial: of('industrial'), stationary: of('stationary') };
}

/** The day from which it binds; undefined while that depends on an act that is not there. */
export function bindingFrom({ from, act }: LegalDate): string | undefined {
  if (!act) return from;
  return act.adoptedOn && from && later(from, monthsAfter(act.adoptedOn, act.months));
}

/** Where the day is still open: the first one possible, had the act been adopted on the day the table was checked. */
export function notBefore(date: LegalDate): string | undefined {
  const { from, act } = date;
  if (!act || act.adoptedOn || !from) return undefined;
  return later(from, monthsAfter(checkedOn, act.months));
}

function pending(source: string, dataPoints: number[], categories: readonly Category[], from: string, act?: Act) {
  return entry('pending', source, dataPoints, categories, from, act);
}

function beside(source: string, dataPoints: number[], categories: readonly Category[], from: string, act?: Act) {
  return entry('beside', source, dataPoints, categories, from, act);
}

type Act = NonNullable<LegalDate['act']>;

function entry(
  kind: LegalDate['kind'],
  source: string,
  dataPoints: number[],
  categories: readonly Category[],
  from: string,
  act?: Act,
): LegalDate {
  return { kind, source: `2023/1542 ${source}`, dataPoints, categories, from, ...(act && { act }) };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The same day so many months on; in a shorter month its last day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
