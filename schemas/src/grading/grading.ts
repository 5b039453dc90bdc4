import type { DamageFlag, IsolationState, SafetyCondition } from '../assessment.ts';
import type { NegativeEventKind } from '../generated/types.ts';
import type { HealthKind } from '../metrics.ts';

/** A sentence for people. */
export interface BothLanguages {
  de: string;
  en: string;
}

/**
 * How used batteries are sorted for a second life. There is no legal scale: the law only says what may be called
 * remanufactured (2023/1542 Art. 3(1)(32)) and that somebody has to have tested (Art. 73, Annex XIII 4). So the scale is a
 * dated table that every installation may replace; what keeps people safe is not part of it and cannot be switched off.
 */
export interface GradingRules {
  /** From this day on, YYYY-MM-DD. */
  validFrom: string;
  /** What the table is and where it comes from, shown with every grade. */
  note: BothLanguages;
  sources: string[];
  /** Best first. The last one takes whatever no other takes, and whatever is not safe. */
  grades: GradeRule[];
  /** A measurement older than this says little about today. */
  measuredWithinDays: number;
  /** Events after which somebody has to look before anything is decided. */
  inspectAfter: NegativeEventKind[];
}

/** One step of the scale: all that is given has to hold. */
export interface GradeRule {
  grade: string;
  /** Lowest state of health, in percent. */
  healthAtLeast?: number;
  /** Highest increase of the internal resistance, in percent; a battery whose resistance nobody knows passes with a remark. */
  resistanceIncreaseAtMost?: number;
  /** Not below the state of health at which its manufacturer calls it exhausted (Annex XIII 1(k)). */
  aboveExhaustion?: boolean;
  /** Whether a battery of this grade may get a second life at all. */
  secondLife: boolean;
  /** What it is good for. */
  use: BothLanguages;
}

/** What a grade is found from. */
export interface Gradable {
  condition: SafetyCondition;
  flags: readonly DamageFlag[];
  isolation: IsolationState;
  /** When somebody last looked. */
  assessedAt?: string | undefined;
  isWaste: boolean;
  health?: { percent: number; kind: HealthKind | 'capacity'; measuredAt: string } | undefined;
  resistanceIncreasePercent?: number | undefined;
  exhaustionThresholdPercent?: number | undefined;
  events: readonly { kind: NegativeEventKind; occurredAt: string }[];
}

/** `inspectFirst` is stronger than any grade: nobody decides about a second life before somebody has looked. */
export type SecondLifeVerdict = 'possible' | 'inspectFirst' | 'notAdvised' | 'unknown';

export interface GradeReason {
  code: GradeReasonCode;
  text: BothLanguages;
  source?: string;
}

export interface Graded {
  /** Absent when nobody has measured and nothing forces the lowest. `use` goes with it, unless safety alone has set it. */
  grade?: string;
  verdict: SecondLifeVerdict;
  use?: BothLanguages;
  /** Gravest first. */
  reasons: GradeReason[];
  rules: GradingRules;
}

export type GradeReasonCode =
  | 'NOT_SAFE'
  | 'ISOLATION_FAULT'
  | 'SIGNS_OF_DAMAGE'
  | 'NOT_LOOKED_AT'
  | 'EVENT_NOT_LOOKED_INTO'
  | 'HEALTH_UNKNOWN'
  | 'HEALTH'
  | 'MEASURED_LONG_AGO'
  | 'RESISTANCE'
  | 'RESISTANCE_UNKNOWN'
  | 'EXHAUSTED'
  | 'WASTE';

/** The grade of a battery on a day (YYYY-MM-DD), with every reason for it. The same answer on service and device. */
export function gradeOf(battery: Gradable, rules: GradingRules, day: string): Graded {
  const dangers = dangersOf(battery);
  const doubts = doubtsOf(battery, rules);
  const remarks = remarksOf(battery, rules, day);
  const lowest = rules.grades.at(-1) as GradeRule;
  if (dangers.length > 0) {
    return {
      grade: lowest.grade,
      verdict: 'inspectFirst',
      reasons: [...dangers, ...doubts, ...remarks],
      rules,
    };
  }
  const found = battery.health && rules.grades.find((rule) => rule === lowest || fits(battery, rule));
  const verdict =
    doubts.length > 0 ? 'inspectFirst' : !found ? 'unknown' : found.secondLife ? 'possible' : 'notAdvised';
  return { ...(found && { grade: found.grade, use: found.use }), verdict, reasons: [...doubts, ...remarks], rules };
}

/** The table that is in force on a day: the youngest that has begun, or the first of all. */
export function rulesOn(tables: readonly GradingRules[], day: string): GradingRules {
  const sorted = tables.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return (sorted.findLast(({ validFrom }) => validFrom <= day) ?? sorted[0]) as GradingRules;
}

/** Whatever the numbers say: who is in doubt about safety does not grade (ADR SP 376; no setting changes this). */
function dangersOf({ condition, flags, isolation }: Gradable): GradeReason[] {
  const found: GradeReason[] = [];
  if (condition === 'critical' || condition === 'damaged')
    found.push(
      reason(
        'NOT_SAFE',
        condition === 'critical'
          ? { de: 'Die Batterie ist als kritisch gemeldet.', en: 'The battery is reported critical.' }
          : { de: 'Die Batterie ist als beschädigt gemeldet.', en: 'The battery is reported damaged.' },
        'ADR SP 376',
      ),
    );
  if (isolation === 'fault' || flags.includes('isolationFault'))
    found.push(
      reason(
        'ISOLATION_FAULT',
        { de: 'Die Isolation ist fehlerhaft.', en: 'The isolation is faulty.' },
        'UN Regulation No. 100',
      ),
    );
  if (flags.some((flag) => flag !== 'isolationFault'))
    found.push(
      reason(
        'SIGNS_OF_DAMAGE',
        { de: 'Es gibt Anzeichen eines Schadens.', en: 'There are signs of damage.' },
        'ADR SP 376',
      ),
    );
  return found;
}

function doubtsOf({ condition, assessedAt, events }: Gradable, { inspectAfter }: GradingRules): GradeReason[] {
  const found: GradeReason[] = [];
  if (condition === 'unknown')
    found.push(
      reason('NOT_LOOKED_AT', {
        de: 'Noch hat niemand die Batterie angesehen.',
        en: 'Nobody has looked at the battery yet.',
      }),
    );
  const unseen = events.filter(
    ({ kind, occurredAt }) => inspectAfter.includes(kind) && occurredAt > (assessedAt ?? ''),
  );
  if (unseen.length > 0)
    found.push(
      reason(
        'EVENT_NOT_LOOKED_INTO',
        {
          de: 'Seit einem schädigenden Ereignis hat niemand die Batterie angesehen.',
          en: 'Nobody has looked at the battery since an event that may have harmed it.',
        },
        '2023/1542 Annex XIII 4(d)',
      ),
    );
  return found;
}

function remarksOf(battery: Gradable, rules: GradingRules, day: string): GradeReason[] {
  const { health, exhaustionThresholdPercent: threshold, isWaste } = battery;
  const found: GradeReason[] = [];
  if (!health)
    found.push(
      reason(
        'HEALTH_UNKNOWN',
        { de: 'Der Gesundheitszustand ist nicht bekannt.', en: 'The state of health is not known.' },
        '2023/1542 Art. 73(1)(a)',
      ),
    );
  else {
    found.push(healthReason(health));
    if (daysBetween(health.measuredAt, day) > rules.measuredWithinDays)
      found.push(
        reason('MEASURED_LONG_AGO', {
          de: `Die Messung ist älter als ${rules.measuredWithinDays} Tage.`,
          en: `The measurement is more than ${rules.measuredWithinDays} days old.`,
        }),
      );
    if (threshold !== undefined && health.percent < threshold)
      found.push(
        reason(
          'EXHAUSTED',
          {
            de: `Unter der Erschöpfungsgrenze des Herstellers von ${threshold} %.`,
            en: `Below the manufacturer's threshold for exhaustion of ${threshold} %.`,
          },
          '2023/1542 Annex XIII 1(k)',
        ),
      );
  }
  found.push(...resistanceRemarks(battery, rules));
  if (isWaste)
    found.push(
      reason(
        'WASTE',
        {
          de: 'Die Batterie ist Abfall: ein zweites Leben nur nach Vorbereitung in einer genehmigten Anlage.',
          en: 'The battery is waste: a second life only after preparation in a permitted facility.',
        },
        '2023/1542 Art. 73',
      ),
    );
  return found;
}

function healthReason({ percent, kind }: NonNullable<Gradable['health']>): GradeReason {
  const value = Math.round(percent * 10) / 10;
  const words = {
    SOCE: { de: 'Zertifizierte Energie', en: 'Certified energy' },
    SOH: { de: 'Gesundheitszustand', en: 'State of health' },
    capacity: { de: 'Verbleibende Kapazität', en: 'Remaining capacity' },
  }[kind];
  return reason(
    'HEALTH',
    { de: `${words.de}: ${String(value).replace('.', ',')} %.`, en: `${words.en}: ${value} %.` },
    '2023/1542 Annex VII Part A',
  );
}

function resistanceRemarks({ resistanceIncreasePercent: increase }: Gradable, { grades }: GradingRules): GradeReason[] {
  const strictest = Math.min(...grades.map(({ resistanceIncreaseAtMost }) => resistanceIncreaseAtMost ?? Infinity));
  if (strictest === Infinity) return [];
  if (increase === undefined)
    return [
      reason('RESISTANCE_UNKNOWN', {
        de: 'Wie stark der Innenwiderstand gestiegen ist, ist nicht bekannt.',
        en: 'How much the internal resistance has risen is not known.',
      }),
    ];
  if (increase <= strictest) return [];
  const value = Math.round(increase);
  return [
    reason(
      'RESISTANCE',
      {
        de: `Der Innenwiderstand ist um ${value} % gestiegen.`,
        en: `The internal resistance has risen by ${value} %.`,
      },
      '2023/1542 Annex XIII 4(a)',
    ),
  ];
}

function fits({ health, resistanceIncreasePercent, exhaustionThresholdPercent }: Gradable, rule: GradeRule): boolean {
  const percent = health?.percent ?? 0;
  if (percent < (rule.healthAtLeast ?? 0)) return false;
  if (rule.aboveExhaustion && percent < (exhaustionThresholdPercent ?? 0)) return false;
  return (resistanceIncreasePercent ?? 0) <= (rule.resistanceIncreaseAtMost ?? Infinity);
}

function daysBetween(time: string, day: string): number {
  return (Date.parse(`${day}T23:59:59Z`) - Date.parse(time)) / 86_400_000;
}

function reason(code: GradeReasonCode, text: BothLanguages, source?: string): GradeReason {
  return { code, text, ...(source && { source }) };
}
