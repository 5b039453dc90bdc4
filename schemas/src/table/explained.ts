import { type Language, words } from '../checks/explain-words.ts';
import type { ValueRule } from '../checks/value-rule.ts';
import { type Category, dataPoints } from '../completeness/data-points.ts';
import { type PropertyAnnotation, sectionTitles } from '../passport.ts';
import type { Column } from './columns.ts';

/** What a template says about one column, for the person who fills it in. */
export interface ExplainedColumn {
  name: string;
  /** Section, property and what of it. */
  title: string;
  /** What belongs into it: kind of value, unit, allowed values, limits. */
  enter: string;
  /** For which categories it is mandatory, conditional, optional or pending; empty where the Commission's list has nothing. */
  duty: string;
  /** The rule that asks for it. */
  source: string;
  allowed: readonly string[];
  /** Whether a spreadsheet should keep it as a number, and not as a text. */
  isNumber: boolean;
}

/** Explains a column in German or English, from the annotations of the schema. */
export function explained(column: Column, language: Language): ExplainedColumn {
  const { name, property, titles, rule } = column;
  const section = property && sectionTitles[property.section]?.[language];
  return {
    name,
    title: [section, ...titles.map((title) => title[language])].filter(Boolean).join(' › '),
    enter: enterOf(column, language),
    duty: property ? dutyOf(property, isAlwaysNeeded(column), language) : '',
    source: property?.source ?? '',
    allowed: rule.enum ?? [],
    isNumber: rule.type === 'number' || rule.type === 'integer',
  };
}

/** A value without which no passport is taken in, in whatever category. */
function isAlwaysNeeded({ rule, steps, property }: Column): boolean {
  if (!rule.required || !property) return false;
  return steps.length === 2 || alwaysThere.has(property.path);
}

/** Shapes the schema asks of every passport; what is required inside others is so only where they are. */
const alwaysThere: ReadonlySet<string> = new Set(['general.manufacturer']);

function enterOf({ rule, list, unit }: Column, language: Language): string {
  const say = phrases[language];
  const parts = [kindOf(rule, language), unit && say.unit(unit), limitsOf(rule, language), list && say.list];
  return parts.filter(Boolean).join('; ');
}

function kindOf(rule: ValueRule, language: Language): string {
  const say = words[language];
  if (rule.enum) return say.oneOf(rule.enum.join(', '));
  if (rule.type === 'boolean') return phrases[language].truth;
  if (rule.format)
    return (say.formats[rule.format] ?? rule.format).replace(/,$/, '') + phrases[language].also(rule.format);
  if (rule.pattern) return (say.patterns[rule.pattern] ?? say.form + rule.pattern).replace(/,$/, '');
  return say.types[rule.type] ?? rule.type;
}

function limitsOf(rule: ValueRule, language: Language): string {
  const say = words[language];
  const { minimum, exclusiveMinimum, maximum, maxLength } = rule;
  const number = (limit: number) => limit.toLocaleString(language);
  return [
    minimum !== undefined && say.orMore(number(minimum)),
    exclusiveMinimum !== undefined && say.greater(number(exclusiveMinimum)),
    maximum !== undefined && say.orLess(number(maximum)),
    maxLength !== undefined && !rule.enum && phrases[language].length(maxLength),
  ]
    .filter(Boolean)
    .join(', ');
}

const categories: readonly Category[] = ['ev', 'lmt', 'industrial', 'stationary'];

/** The strictest duty of all data points the property answers, category by category. */
function dutyOf({ dataPoints: numbers }: PropertyAnnotation, isNeeded: boolean, language: Language): string {
  const say = phrases[language];
  if (isNeeded) return say.always;
  const asked = dataPoints.filter(({ number }) => numbers.includes(number));
  const groups = (['M', 'C', 'P', 'O'] as const).map((duty) => {
    const strictest = categories.filter((category) => {
      const duties = asked.map((point) => point.duty[category]);
      return (['M', 'C', 'P', 'O'] as const).find((each) => duties.includes(each)) === duty;
    });
    return strictest.length > 0 && `${say.duties[duty]}: ${strictest.map((each) => say.categories[each]).join(', ')}`;
  });
  return groups.filter(Boolean).join('; ');
}

const phrases = {
  en: {
    always: 'always needed',
    duties: { M: 'mandatory', C: 'conditional', P: 'pending', O: 'optional' },
    categories: { ev: 'EV', lmt: 'LMT', industrial: 'industrial', stationary: 'stationary storage' },
    unit: (unit: string) => `in ${unit}`,
    length: (limit: number) => `at most ${limit} characters`,
    list: 'several with | between them',
    truth: 'yes or no',
    also: (format: string) =>
      format === 'calendar-date' ? ' or DD.MM.YYYY' : format === 'year-month' ? ' or MM/YYYY' : '',
  },
  de: {
    always: 'immer nötig',
    duties: { M: 'Pflicht', C: 'bedingt', P: 'noch nicht anwendbar', O: 'freiwillig' },
    categories: { ev: 'EV', lmt: 'LMT', industrial: 'Industrie', stationary: 'stationärer Speicher' },
    unit: (unit: string) => `in ${unit}`,
    length: (limit: number) => `höchstens ${limit} Zeichen`,
    list: 'mehrere mit | dazwischen',
    truth: 'ja oder nein',
    also: (format: string) =>
      format === 'calendar-date' ? ' oder TT.MM.JJJJ' : format === 'year-month' ? ' oder MM/JJJJ' : '',
  },
};
