import type { IssueSecondLifePassport, Passport } from './generated/types.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Evidence } from './refusals/second-life.ts';

/**
 * What the law asks of the four operations after which a battery gets a new passport. The service decides by it, and
 * screens say by it before anything is sent what is not possible and why.
 */

/** The four operations of 2023/1542 Art. 77(7), and no other. */
export type SecondLifeOperation = IssueSecondLifePassport['operation'];
export type SecondLifeEvidence = IssueSecondLifePassport['evidence'];
type Category = Passport['general']['category'];

/** What each operation makes of a battery, 2023/1542 Annex XIII 4(c). */
export const statusAfter = {
  preparationForReUse: 're-used',
  preparationForRepurposing: 'repurposed',
  repurposing: 'repurposed',
  remanufacturing: 'remanufactured',
} as const satisfies Record<SecondLifeOperation, string>;

/** Shares such as three times 33.333 % do not add up exactly. */
export const shareTolerancePercent = 0.002;

/** How much of a battery is left after these shares went into others, in percent. */
export function leftAfter(sharesPercent: readonly number[]): number {
  const left = 100 - sharesPercent.reduce((sum, share) => sum + share, 0);
  return left < shareTolerancePercent ? 0 : left;
}

/** Preparing is done with waste, repurposing with what is none (2023/1542 Art. 3(1)(30), (31)); remanufacturing with either. */
export function whyNotWith(waste: boolean, operation: SecondLifeOperation): Refusal | undefined {
  if (operation === 'repurposing' && waste) return needsNoWaste;
  const prepares = operation === 'preparationForReUse' || operation === 'preparationForRepurposing';
  return prepares && !waste ? needsWaste : undefined;
}

/** Re-use and remanufacturing keep the purpose (2008/98/EC Art. 3(13); 2023/1542 Art. 3(1)(32)); another one is repurposing. */
export function keepsPurpose(operation: SecondLifeOperation): boolean {
  return operation === 'remanufacturing' || operation === 'preparationForReUse';
}

/** Why a battery of this category cannot become one of that category by this operation. */
export function whyOtherPurpose(
  operation: SecondLifeOperation,
  before: readonly Category[],
  after: Category,
): Refusal | undefined {
  return !keepsPurpose(operation) || before.every((category) => category === after) ? undefined : otherPurpose;
}

/** Why this evidence is not enough to call it so. `fromWaste`: a predecessor is waste; then Art. 73(1) asks for more. */
export function whyNotProven(
  operation: SecondLifeOperation,
  evidence: SecondLifeEvidence,
  fromWaste: boolean,
): Refusal | undefined {
  if (!evidence.qualityAndSafety) return missing('qualityAndSafety', '2023/1542 Art. 45');
  const stillWaste = fromWaste ? whyStillWaste(evidence) : undefined;
  return stillWaste ?? (operation === 'remanufacturing' ? whyNotRemanufactured(evidence.test) : undefined);
}

/** What shows that a battery is no longer waste; the test itself, point (a), is asked of everybody. */
function whyStillWaste({ transfer, transportProtection }: SecondLifeEvidence): Refusal | undefined {
  if (!transfer) return missing('transfer', '2023/1542 Art. 73(1)(b)');
  return transportProtection ? undefined : missing('transportProtection', '2023/1542 Art. 73(1)(c)');
}

/** At least 90 % of the rated capacity, and cells whose state of health differs by 3 % at most. */
function whyNotRemanufactured(test: SecondLifeEvidence['test']): Refusal | undefined {
  const { remainingCapacityPercent, cellSpreadPercent } = test;
  if (remainingCapacityPercent < leastCapacityPercent)
    return refusal('CAPACITY_TOO_LOW', {
      percent: remainingCapacityPercent,
      leastPercent: leastCapacityPercent,
      path: '/evidence/test/remainingCapacityPercent',
      source: remanufacturing,
    });
  if (typeof cellSpreadPercent !== 'number') return missing('test/cellSpreadPercent', remanufacturing);
  return cellSpreadPercent > mostSpreadPercent
    ? refusal('CELLS_DIFFER', {
        percent: cellSpreadPercent,
        mostPercent: mostSpreadPercent,
        path: '/evidence/test/cellSpreadPercent',
        source: remanufacturing,
      })
    : undefined;
}

const leastCapacityPercent = 90;
const mostSpreadPercent = 3;

function missing(evidence: Evidence, source: string): Refusal {
  return refusal('EVIDENCE_MISSING', { evidence, path: `/evidence/${evidence}`, source });
}

const remanufacturing = '2023/1542 Art. 3(1)(32)';
const needsWaste = refusal('OPERATION_NEEDS_WASTE', { source: '2023/1542 Art. 3(1)(30), 2008/98/EC Art. 3(16)' });
const needsNoWaste = refusal('OPERATION_NEEDS_NO_WASTE', { source: '2023/1542 Art. 3(1)(31)' });
const otherPurpose = refusal('PURPOSE_CHANGED', {
  path: '/passport/general/category',
  source: `${remanufacturing}, 2008/98/EC Art. 3(13)`,
});
