import type { HandoffPurpose } from '../handoff-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import {
  type Cell,
  type ConditionTable,
  conditionTableOn,
  conditionTables,
  type Evidence,
  wasteRules,
} from './condition-purpose.ts';
import { type FoundCondition, type GoodsKind, type TravelState, travelState } from './terms.ts';

/** What somebody wants to do with something. */
export interface Passing {
  condition: FoundCondition;
  purpose: HandoffPurpose;
  /** Whether it goes as waste, by what the goods are or by what is said about this handing over. */
  isWaste: boolean;
  kind: GoodsKind;
  /** YYYY-MM-DD */
  day: string;
}

/** Whether it may, and how it then travels; `travelsAs` is what to ask the transport advice with. */
export type Passage =
  | { verdict: 'allowed'; travelsAs: TravelState | undefined }
  | { verdict: 'withEvidence'; travelsAs: TravelState | undefined; needs: readonly Evidence[]; source: string }
  | { verdict: 'refused'; refusal: Refusal; instead: readonly HandoffPurpose[] };

/**
 * May something in this condition be handed on, or go on itself, for this purpose? Asked by the offer, the acceptance, the
 * dispatch and by every screen before anything is saved, so that nobody is promised what the service refuses.
 */
export function mayPass(passing: Passing, tables: readonly ConditionTable[] = conditionTables): Passage {
  const { condition, purpose, isWaste, kind, day } = passing;
  const waste = whyNotAsWaste(purpose, isWaste);
  if (waste) return { verdict: 'refused', refusal: waste, instead: wasteInstead(purpose) };
  if (kind === 'otherPart') return { verdict: 'allowed', travelsAs: 'intact' };
  return passageOf(conditionTableOn(day, tables).cells[condition][purpose], condition);
}

function passageOf(cell: Cell, condition: FoundCondition): Passage {
  if (cell.verdict === 'refused') {
    const { code, source, instead } = cell;
    return { verdict: 'refused', refusal: refusal(code, { path: '/purpose', source }), instead };
  }
  const travelsAs = travelState(condition);
  if (cell.verdict === 'allowed') return { verdict: 'allowed', travelsAs };
  return { verdict: 'withEvidence', travelsAs, needs: cell.needs, source: cell.source };
}

/** What is at hand of what the table asks for. */
export interface GivenEvidence {
  /** Whether the newest word on the condition is an inspection's. */
  inspected?: boolean;
  packedAsAdvised?: boolean;
  /** The packing instruction that was followed, e.g. P911; `authorised` for other conditions of the authority. */
  packing?: string | null | undefined;
  approvalNumber?: string | null | undefined;
}

/**
 * What is still missing at a stage: an inspection when something is offered, the rest only when it leaves – who offers a
 * critical battery for recycling has its approval not yet.
 */
export function missingEvidence(
  passage: Passage,
  given: GivenEvidence,
  stage: 'offer' | 'dispatch',
): Refusal | undefined {
  if (passage.verdict === 'refused') return passage.refusal;
  if (passage.verdict === 'allowed') return undefined;
  const missing = passage.needs.find((need) => (stage === 'dispatch' || need === 'inspection') && !has(given, need));
  return missing && { ...lacking[missing], source: passage.source };
}

function has(given: GivenEvidence, need: Evidence): boolean {
  switch (need) {
    case 'inspection':
      return given.inspected === true;
    case 'packedAsAdvised':
      return given.packedAsAdvised === true;
    case 'criticalPacking':
      return given.packing === 'P911' || given.packing === 'LP906' || given.packing === 'authorised';
    case 'approvalNumber':
      return (given.approvalNumber ?? '').trim() !== '';
  }
}

function whyNotAsWaste(purpose: HandoffPurpose, isWaste: boolean): Refusal | undefined {
  const { waste, source } = wasteRules[purpose];
  if (waste === 'needed' && !isWaste) return { ...needsWaste, source };
  return waste === 'excluded' && isWaste ? { ...needsNoWaste, source } : undefined;
}

function wasteInstead(purpose: HandoffPurpose): readonly HandoffPurpose[] {
  switch (purpose) {
    case 'repurposing':
      return ['preparationForRepurposing'];
    case 'reUse':
      return ['preparationForReUse'];
    case 'preparationForRepurposing':
      return ['repurposing'];
    case 'preparationForReUse':
      return ['reUse'];
    default:
      return [];
  }
}

const lacking: Readonly<Record<Evidence, Refusal>> = {
  inspection: refusal('INSPECTION_FIRST', { path: '/items' }),
  packedAsAdvised: refusal('PACKING_REQUIRED', { path: '/packedAsAdvised' }),
  criticalPacking: refusal('CRITICAL_PACKING_MISSING', { path: '/packing' }),
  approvalNumber: refusal('APPROVAL_MISSING', { path: '/approvalNumber' }),
};

const needsWaste = refusal('PURPOSE_NEEDS_WASTE', { path: '/waste' });
const needsNoWaste = refusal('PURPOSE_NEEDS_NO_WASTE', { path: '/purpose' });
