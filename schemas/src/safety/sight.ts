import { type Assessment, notAssessed } from '../assessment.ts';
import type { ChemistryFamily } from './chemistry.ts';
import { familyOf } from './chemistry.ts';
import { type FoundCondition, foundCondition } from './terms.ts';

/** A value as one viewer knows it; that it is kept from them is not that nobody knows it. */
export type Seen<Value> = { value: Value } | 'unknown' | 'withheld';

/** Everything a warning may be made of, as one viewer may see it. */
export interface SafetySight {
  chemistry: Seen<string>;
  voltageV: Seen<number>;
  extinguishingAgents: Seen<readonly string[]>;
  /** Category as in the passport; public. */
  category: string | undefined;
  condition: FoundCondition;
  flags: Seen<Assessment['flags']>;
  isolation: Seen<'ok' | 'fault'>;
}

/** One kind of danger, and whether everybody who stands before a battery is told it. */
export interface Danger {
  danger: 'chemistry' | 'voltage' | 'extinguishing' | 'condition' | 'signsOfDamage' | 'isolation';
  everybody: boolean;
  source: string;
}

/**
 * What may be told to whom. What the label has to say anyway everybody is told. How this one battery is follows from its use
 * (Annex XIII 4(d), accidents) and is for those with a legitimate interest: not even a danger opens that door, because what
 * is safe to say can be said without it – whoever may not see the condition is told to expect damage, which is never wrong.
 * On the road the package itself tells everybody (ADR SP 376, the mark).
 */
export const dangers: readonly Danger[] = [
  { danger: 'chemistry', everybody: true, source: '2023/1542 Annex VI Part A (7), (8)' },
  { danger: 'voltage', everybody: true, source: '2023/1542 Annex XIII 1(h)' },
  { danger: 'extinguishing', everybody: true, source: '2023/1542 Annex VI Part A (9)' },
  { danger: 'condition', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
  { danger: 'signsOfDamage', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
  { danger: 'isolation', everybody: false, source: '2023/1542 Annex XIII 4(d), Art. 77(2)(c)' },
];

/** What is known of a battery before anybody asks who wants to know. */
export interface SafetyFacts {
  chemistry?: string | undefined;
  maximumVoltageV?: number | undefined;
  nominalVoltageV?: number | undefined;
  extinguishingAgents?: readonly string[] | undefined;
  category?: string | undefined;
  assessment?: Assessment | undefined;
}

/**
 * The facts as a viewer sees them. `interest`: whether they may see what followed from its use. Two batteries that differ only
 * in what is withheld look the same.
 */
export function sightOf(facts: SafetyFacts, interest: boolean): SafetySight {
  const { condition, flags, isolation } = facts.assessment ?? notAssessed;
  const agents = facts.extinguishingAgents ?? [];
  return {
    chemistry: seen(facts.chemistry),
    voltageV: seen(facts.maximumVoltageV ?? facts.nominalVoltageV),
    extinguishingAgents: seen(agents.length > 0 ? agents : undefined),
    category: facts.category,
    condition: foundCondition(condition, interest || tells('condition')),
    flags: interest || tells('signsOfDamage') ? { value: flags } : 'withheld',
    isolation: interest || tells('isolation') ? seen(isolation === 'unknown' ? undefined : isolation) : 'withheld',
  };
}

/** Above it, direct current is high voltage in vehicles (UN Regulation No. 100; DGUV 209-093). */
export const highVoltageV = 60;

/** Whether to treat it as high voltage. What nobody knows is, unless it is of the kind that is carried by hand. */
export function isHighVoltage({ voltageV, category }: Pick<SafetySight, 'voltageV' | 'category'>): boolean {
  return typeof voltageV === 'object' ? voltageV.value > highVoltageV : category !== 'lmt';
}

/** The family of what a viewer may see; a chemistry that is withheld is an unknown one. */
export function familyInSight({ chemistry }: Pick<SafetySight, 'chemistry'>): ChemistryFamily {
  return typeof chemistry === 'object' ? familyOf(chemistry.value) : 'unknown';
}

function tells(danger: Danger['danger']): boolean {
  return dangers.some((line) => line.danger === danger && line.everybody);
}

function seen<Value>(value: Value | undefined): Seen<Value> {
  return value === undefined ? 'unknown' : { value };
}
