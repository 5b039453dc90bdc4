import { impliedBy, worst } from '#schemas/assessment.ts';
import type { ConditionInput, DamageFlag, IsolationState, SafetyCondition } from '#web-kit/generated/graphql.ts';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';
import { readNumber } from '#web-kit/texts/format.ts';

interface Measurable {
  unit: string;
  least: number;
  most: number;
  whole?: boolean;
}

/** What can be measured, with the range the service takes (schemas/shapes.json, ConditionInput). */
export const measurables = {
  stateOfHealthPercent: { unit: '%', least: 0, most: 150 },
  temperatureC: { unit: '°C', least: -80, most: 1000 },
  remainingCapacityAh: { unit: 'Ah', least: 0, most: 1_000_000 },
  stateOfChargePercent: { unit: '%', least: 0, most: 100 },
  packVoltageV: { unit: 'V', least: 0, most: 5000 },
  cellVoltageSpreadMv: { unit: 'mV', least: 0, most: 10_000 },
  isolationResistanceKohm: { unit: 'kΩ', least: 0, most: 1_000_000_000 },
  internalResistanceOhm: { unit: 'Ω', least: 0, most: 10_000 },
  fullCycles: { unit: '', least: 0, most: 1_000_000, whole: true },
  uncertaintyPercent: { unit: '%', least: 0, most: 100 },
} as const satisfies Record<string, Measurable>;

export type MeasurableName = keyof typeof measurables;

/** What a person has said so far. Numbers stay text until they are checked. */
export interface ReportDraft {
  condition?: SafetyCondition;
  flags: DamageFlag[];
  isolation: IsolationState;
  healthKind: 'SOH' | 'SOCE';
  numbers: Partial<Record<MeasurableName, string>>;
  method: string;
  instrument: string;
  note: string;
}

export const emptyReport: ReportDraft = {
  flags: [],
  isolation: 'UNKNOWN',
  healthKind: 'SOH',
  numbers: {},
  method: '',
  instrument: '',
  note: '',
};

/** The numbers that cannot be right. */
export function wrongNumbers({ numbers }: ReportDraft): MeasurableName[] {
  return filled(numbers).filter((name) => {
    const { least, most, whole } = measurables[name] as Measurable;
    const value = readNumber(numbers[name] ?? '');
    return value === undefined || value < least || value > most || (whole === true && !Number.isInteger(value));
  });
}

/** Whether there is anything to record. How it was measured alone is nothing. */
export function saysSomething(draft: ReportDraft): boolean {
  const numbers = filled(draft.numbers).filter((name) => name !== 'uncertaintyPercent');
  return numbers.length > 0 || draft.flags.length > 0 || draft.isolation !== 'UNKNOWN' || draft.note.trim() !== '';
}

/** What the battery counts as by this report alone: signs and a fault outweigh what was tapped (ADR SP 376). */
export function countsAs({ condition, flags, isolation }: ReportDraft): SafetyCondition {
  const implied = impliedBy(flags.map(camelCase), isolation === 'FAULT' ? 'fault' : 'unknown');
  return upperSnake(worst([camelCase(condition ?? 'UNKNOWN'), implied]));
}

/** The `condition` of a command; only what was said. */
export function conditionInput(draft: ReportDraft, now: Date): ConditionInput {
  const { condition, flags, isolation, healthKind, numbers, method, instrument, note } = draft;
  const measured = filled(numbers).map((name) => [name, readNumber(numbers[name] ?? '')]);
  return {
    measuredAt: now.toISOString(),
    condition,
    flags: flags.length > 0 ? flags : undefined,
    isolation: isolation === 'UNKNOWN' ? undefined : isolation,
    ...Object.fromEntries(measured),
    stateOfHealthKind: numbers.stateOfHealthPercent?.trim() ? healthKind : undefined,
    method: method.trim() || undefined,
    instrument: instrument.trim() || undefined,
    note: note.trim() || undefined,
  };
}

const filled = (numbers: ReportDraft['numbers']): MeasurableName[] =>
  (Object.keys(numbers) as MeasurableName[]).filter((name) => numbers[name]?.trim());
