import { readFileSync } from 'node:fs';
import { defaultGrading } from '#schemas/grading/default-grading.ts';
import type { GradeRule, GradingRules } from '#schemas/grading/grading.ts';
import { ConfigFault } from '../config.ts';

/**
 * The tables of `GRADING_FILE` – one, or a list of them with the day each begins to hold – or the built-in one.
 * @throws ConfigFault when the file is missing or says something that cannot be meant.
 */
export function readGradingRules(file: string | undefined): readonly GradingRules[] {
  if (file === undefined) return [defaultGrading];
  const problems: string[] = [];
  const tables = parseFile(file, problems);
  tables.forEach((table, index) => {
    const place = tables.length > 1 ? `${index + 1}. table: ` : '';
    problems.push(...problemsOf(table).map((problem) => place + problem));
  });
  if (tables.length === 0 && problems.length === 0) problems.push('there is no table in it.');
  if (problems.length > 0) throw new ConfigFault(problems.map((problem) => `GRADING_FILE=${file}: ${problem}`));
  return tables as GradingRules[];
}

function parseFile(file: string, problems: string[]): unknown[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(value) ? value : [value];
  } catch (error) {
    problems.push(error instanceof SyntaxError ? `is not JSON: ${error.message}.` : 'cannot be read.');
    return [];
  }
}

function problemsOf(table: unknown): string[] {
  if (!isObject(table))
    return ['expected an object with validFrom, note, sources, grades, measuredWithinDays and inspectAfter.'];
  const { validFrom, note, sources, grades, measuredWithinDays, inspectAfter } = table as Partial<GradingRules>;
  const problems: string[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(String(validFrom)) || Number.isNaN(Date.parse(String(validFrom))))
    problems.push('validFrom: give the day, e.g. 2027-02-18.');
  if (!hasBothLanguages(note)) problems.push('note: say in de and en what the scale is.');
  if (!isListOfTexts(sources)) problems.push('sources: give a list of texts.');
  if (!isNumber(measuredWithinDays, 1, 36_500)) problems.push('measuredWithinDays: give a number of days.');
  if (!isListOfTexts(inspectAfter)) problems.push('inspectAfter: give a list of kinds of events.');
  else
    for (const kind of inspectAfter)
      if (!eventKinds.includes(kind))
        problems.push(`inspectAfter: ${kind} is no event; known: ${eventKinds.join(', ')}.`);
  if (!Array.isArray(grades) || grades.length < 2) return [...problems, 'grades: give at least two, the best first.'];
  return [...problems, ...grades.flatMap((grade, index) => problemsOfGrade(grade, index, grades))];
}

function problemsOfGrade(rule: unknown, index: number, grades: readonly GradeRule[]): string[] {
  const at = `grades[${index}]`;
  if (!isObject(rule)) return [`${at}: expected an object with grade, secondLife and use.`];
  const { grade, healthAtLeast, resistanceIncreaseAtMost, aboveExhaustion, secondLife, use, ...others } =
    rule as Partial<GradeRule>;
  const problems = Object.keys(others).map((name) => `${at}: ${name} is not known.`);
  if (
    typeof grade !== 'string' ||
    grade === '' ||
    grades.some((other, place) => place < index && other.grade === grade)
  )
    problems.push(`${at}: give a name that no other grade has.`);
  if (healthAtLeast !== undefined && !isNumber(healthAtLeast, 0, 150))
    problems.push(`${at}.healthAtLeast: give percent.`);
  if (resistanceIncreaseAtMost !== undefined && !isNumber(resistanceIncreaseAtMost, 0, 10_000))
    problems.push(`${at}.resistanceIncreaseAtMost: give percent.`);
  if (aboveExhaustion !== undefined && typeof aboveExhaustion !== 'boolean')
    problems.push(`${at}.aboveExhaustion: say true or false.`);
  if (typeof secondLife !== 'boolean') problems.push(`${at}.secondLife: say true or false.`);
  if (!hasBothLanguages(use)) problems.push(`${at}.use: say in de and en what it is good for.`);
  if (index < grades.length - 1) return problems;
  // Whatever may be unsafe gets the last grade, so it must be none that promises anything.
  if (secondLife === true)
    problems.push(`${at}.secondLife: the last grade is for what is not safe and allows no second life.`);
  if (healthAtLeast !== undefined || resistanceIncreaseAtMost !== undefined || aboveExhaustion)
    problems.push(`${at}: the last grade takes whatever no other takes, so it asks for nothing.`);
  return problems;
}

const eventKinds: readonly string[] = [
  'deepDischarge',
  'overcharge',
  'overtemperature',
  'undertemperature',
  'overcurrent',
  'shortCircuit',
  'accident',
  'fall',
  'fire',
  'flood',
  'leakage',
  'swelling',
  'isolationFault',
  'systemFault',
  'other',
] satisfies GradingRules['inspectAfter'];

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasBothLanguages(value: unknown): boolean {
  const { de, en } = isObject(value) ? (value as { de?: unknown; en?: unknown }) : {};
  return typeof de === 'string' && de !== '' && typeof en === 'string' && en !== '';
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
