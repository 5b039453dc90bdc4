import type { Passport } from '../passport.ts';
import { conditionOf } from './conditions.ts';
import {
  type Category,
  type DataPoint,
  type Duty,
  dataPoints,
  emptyAnswers,
  type Guidance,
  guidances,
  revisions,
} from './data-points.ts';
import { bindingFrom, legalDateOf } from './legal-dates.ts';
import { type PassportScope, passportScope } from './passport-scope.ts';

export type { Guidance } from './data-points.ts';

export interface MissingPoint {
  dataPoint: number;
  title: { de: string; en: string };
  source: string;
  /** Who has to supply it. */
  supplier: { de: string; en: string };
}

export interface Completeness {
  /** The day the answer is for, YYYY-MM-DD. */
  asOf: string;
  guidance: Guidance;
  /** Whether the law asks for a passport of this battery at all. */
  scope: PassportScope;
  /** How many points have to be there, and how many of these are. */
  required: number;
  present: number;
  missing: MissingPoint[];
  /** Points that are asked for under a condition the passport cannot tell; the operator has to judge. */
  conditional: MissingPoint[];
  /** Points the law names but that need not be filled yet, because an act is still to come. */
  pending: MissingPoint[];
}

export interface CompletenessQuestion {
  category: Category;
  asOf: string;
  guidance?: Guidance;
  /**
   * Status of the battery; matters only for second lives. Who may not read the status must not see an answer that was
   * made with it.
   */
  status?: Passport['general']['status'];
}

/**
 * What a passport still lacks on a day. Conditional points count only when the passport itself shows that their
 * condition is met; what is measured later has to be in `performance` to count.
 */
export function completeness(passport: Passport, question: CompletenessQuestion): Completeness {
  const { category, asOf, guidance = guidanceOn(asOf) } = question;
  const { required, missing, conditional, pending } = judge(passport, question);
  return {
    asOf,
    guidance,
    scope: passportScope(passport, category, asOf),
    required,
    present: required - missing.length,
    missing: missing.map(described),
    conditional: conditional.map(described),
    pending: pending.map(described),
  };
}

/** The guidance that was current on a day. */
export function guidanceOn(day: string): Guidance {
  return day < guidances['2.0'] ? '1.0' : '2.0';
}

export function isGuidance(text: string): text is Guidance {
  return Object.hasOwn(guidances, text);
}

interface Judgement {
  required: number;
  missing: DataPoint[];
  conditional: DataPoint[];
  pending: DataPoint[];
}

/** Sorts the points: what has to be there and is not, what may have to be, what will have to be. */
export function judge(passport: Passport, question: CompletenessQuestion): Judgement {
  const judgement: Judgement = { required: 0, missing: [], conditional: [], pending: [] };
  const duties = dutiesOf(question);
  for (const [index, { point, condition, groups }] of prepared.entries()) {
    const duty = duties[index] as Duty;
    const met = duty === 'C' ? condition.isMet(passport, question.category) : duty === 'M';
    if (met) judgement.required++;
    if (duty === 'P') judgement.pending.push(point);
    else if (met && !isAnswered(groups, passport)) judgement.missing.push(point);
    else if (met === undefined && !isAnswered(groups, passport)) judgement.conditional.push(point);
  }
  return judgement;
}

/** The duties of all points are the same for every battery of a category, status and day, and lists ask for thousands of them. */
function dutiesOf(question: CompletenessQuestion): readonly Duty[] {
  const { category, asOf, guidance, status } = question;
  const name = `${category} ${asOf} ${guidance} ${status}`;
  let duties = knownDuties.get(name);
  if (!duties) {
    duties = prepared.map(({ point }) => dutyOn(point, question));
    if (knownDuties.size >= mostKnown) knownDuties.clear();
    knownDuties.set(name, duties);
  }
  return duties;
}

const knownDuties = new Map<string, readonly Duty[]>();
const mostKnown = 500;

/** What the guidance and, for points it leaves open, the law say about a point on a day; conditions are not judged here. */
export function dutyOn({ number, duty }: DataPoint, question: CompletenessQuestion): Duty {
  const { category, asOf, guidance = guidanceOn(asOf), status } = question;
  const stated = revisions[guidance].get(number) ?? duty[category];
  if (isRecycledShare(number) && status !== undefined && secondLives.has(status)) return 'O';
  if (stated !== 'P') return stated;
  const date = legalDateOf('pending', number, category);
  const from = date && bindingFrom(date);
  return from !== undefined && asOf >= from ? 'M' : 'P';
}

/** Art. 8 leaves out what was placed on the market before its second life. */
const secondLives: ReadonlySet<string> = new Set(['repurposed', 're-used', 'remanufactured']);

function isRecycledShare(number: number): boolean {
  return number >= 20 && number <= 23;
}

/** For every thing a point asks for and the passport lacks: the properties one of which would answer it. */
export function openNeeds({ number }: DataPoint, passport: Passport): string[][] {
  const open = prepared[number - 1]?.groups.filter((group) => !isAnyGiven(group, passport)) ?? [];
  return open.map((group) => group.map(({ path }) => path));
}

/** A path of `needs`, taken apart once: this is asked for every passport anybody looks at. */
interface Place {
  path: string;
  section: keyof Passport;
  name: string;
  field?: string;
}

const prepared = dataPoints.map((point) => ({
  point,
  condition: conditionOf(point.number),
  groups: point.needs.map((group) => group.map(placeOf)),
}));

function placeOf(path: string): Place {
  const [section, name = '', field] = path.split('.');
  return { path, section: section as keyof Passport, name, ...(field && { field }) };
}

function isAnswered(groups: readonly Place[][], passport: Passport): boolean {
  for (const group of groups) if (!isAnyGiven(group, passport)) return false;
  return true;
}

function isAnyGiven(group: readonly Place[], passport: Passport): boolean {
  for (const place of group) if (isGiven(place, passport)) return true;
  return false;
}

function isGiven({ path, section, name, field }: Place, passport: Passport): boolean {
  const property = (passport[section] as Record<string, unknown> | undefined | null)?.[name];
  const value = field === undefined ? property : (property as Record<string, unknown> | undefined | null)?.[field];
  if (value === undefined || value === null) return false;
  return !Array.isArray(value) || value.length > 0 || emptyAnswers.has(path);
}

export function described({ number, title, source }: DataPoint): MissingPoint {
  return { dataPoint: number, title, source, supplier: supplierOf(number) };
}

/** 2023/1542 Art. 77(4): the operator keeps the passport; measured values come from whoever has the battery at hand. */
export function supplierOf(number: number): MissingPoint['supplier'] {
  if (number === 2) return { de: 'verantwortlicher Wirtschaftsakteur', en: 'responsible economic operator' };
  if (number === 50) return { de: 'Hersteller mit seiner Prüfstelle', en: 'manufacturer with its test body' };
  if (number >= 61) return { de: 'wer die Batterie misst', en: 'who measures the battery' };
  return { de: 'Hersteller', en: 'manufacturer' };
}
