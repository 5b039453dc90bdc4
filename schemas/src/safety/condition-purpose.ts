import type { HandoffPurpose } from '../handoff-rules.ts';
import type { FoundCondition } from './terms.ts';

/** What has to be shown before something goes on. */
export type Evidence =
  /** A qualified inspection since the last sign of damage (ADR SP 376: assessed by who knows the safety features). */
  | 'inspection'
  /** The sender says that it is packed as advised. */
  | 'packedAsAdvised'
  /** P911 or LP906, or what the competent authority has authorised instead. */
  | 'criticalPacking'
  /** Number of the approval or determination of the competent authority. */
  | 'approvalNumber';

/** Why a way is closed, by the code of the refusal. */
export type ClosedWay = 'NOT_FOR_THIS_CONDITION' | 'INSPECTION_FIRST' | 'QUARANTINE_ONLY' | 'CONDITION_WITHHELD';

export type Cell =
  | { verdict: 'allowed' }
  | { verdict: 'withEvidence'; needs: readonly Evidence[]; source: string }
  | { verdict: 'refused'; code: ClosedWay; source: string; instead: readonly HandoffPurpose[] };

/** What a condition allows from a day on, every condition with every purpose. */
export interface ConditionTable {
  from: string;
  source: string;
  /** Day it was last held against the law. */
  checkedOn: string;
  cells: Readonly<Record<FoundCondition, Readonly<Record<HandoffPurpose, Cell>>>>;
}

const free: Cell = { verdict: 'allowed' };
const packed: Cell = { verdict: 'withEvidence', needs: ['packedAsAdvised'], source: 'ADR SP 376, P908/LP904' };
const inspectedAndPacked: Cell = {
  verdict: 'withEvidence',
  needs: ['inspection', 'packedAsAdvised'],
  source: 'ADR SP 376; 2023/1542 Art. 45',
};
/** SP 376, last paragraphs: P911/LP906, whose tests the authority sets, or other conditions it has authorised (in Germany BAM). */
const approved: Cell = {
  verdict: 'withEvidence',
  needs: ['packedAsAdvised', 'criticalPacking', 'approvalNumber'],
  source: 'ADR SP 376, SP 677, P911/LP906',
};
const notAsItIs: Cell = {
  verdict: 'refused',
  code: 'NOT_FOR_THIS_CONDITION',
  source: 'ADR SP 376; 2008/98/EC Art. 3(13)',
  instead: ['recycling', 'remanufacturing', 'storage'],
};
const inspectFirst: Cell = {
  verdict: 'refused',
  code: 'INSPECTION_FIRST',
  source: 'ADR SP 376; 2023/1542 Art. 45',
  instead: ['recycling', 'storage', 'quarantine'],
};
const neverCritical: Cell = {
  verdict: 'refused',
  code: 'NOT_FOR_THIS_CONDITION',
  source: 'ADR SP 376',
  instead: ['recycling', 'quarantine'],
};
const watched: Cell = {
  verdict: 'refused',
  code: 'QUARANTINE_ONLY',
  source: 'ADR SP 376',
  instead: ['quarantine', 'recycling'],
};
const notSeen: Cell = {
  verdict: 'refused',
  code: 'CONDITION_WITHHELD',
  source: '2023/1542 Annex XIII 4(d); ADR SP 376',
  instead: ['recycling', 'quarantine'],
};

/** Newest last. */
export const conditionTables: readonly ConditionTable[] = [
  {
    from: '2025-01-01',
    source: 'ADR 2025 SP 376, SP 377, SP 677; 2023/1542 Art. 45, 73; 2008/98/EC Art. 3(13)',
    checkedOn: '2026-12-01',
    cells: {
      intact: {
        recycling: free,
        quarantine: free,
        storage: free,
        reUse: free,
        preparationForReUse: free,
        preparationForRepurposing: free,
        repurposing: free,
        remanufacturing: free,
      },
      // Used on as it is only when it is sound; repaired or taken apart by who knows from an inspection what is wrong.
      damaged: {
        recycling: packed,
        quarantine: packed,
        storage: packed,
        reUse: notAsItIs,
        preparationForReUse: inspectedAndPacked,
        preparationForRepurposing: inspectedAndPacked,
        repurposing: inspectedAndPacked,
        remanufacturing: inspectedAndPacked,
      },
      // An inspection ends with a condition, so there is no evidence that could help here but another condition.
      notAssessed: {
        recycling: packed,
        quarantine: packed,
        storage: packed,
        reUse: inspectFirst,
        preparationForReUse: inspectFirst,
        preparationForRepurposing: inspectFirst,
        repurposing: inspectFirst,
        remanufacturing: inspectFirst,
      },
      critical: {
        recycling: approved,
        quarantine: approved,
        storage: watched,
        reUse: neverCritical,
        preparationForReUse: neverCritical,
        preparationForRepurposing: neverCritical,
        repurposing: neverCritical,
        remanufacturing: neverCritical,
      },
      // It may be the worst.
      withheld: {
        recycling: approved,
        quarantine: approved,
        storage: notSeen,
        reUse: notSeen,
        preparationForReUse: notSeen,
        preparationForRepurposing: notSeen,
        repurposing: notSeen,
        remanufacturing: notSeen,
      },
    },
  },
];

/** The table in force on a day, YYYY-MM-DD; before the first one that one. */
export function conditionTableOn(day: string, tables: readonly ConditionTable[] = conditionTables): ConditionTable {
  const table = tables.findLast(({ from }) => from <= day) ?? tables[0];
  if (!table) throw new Error('There is no table of what a condition allows.');
  return table;
}

/** What a purpose does to what becomes waste, and what is waste to a purpose. */
export interface WasteRule {
  waste: 'needed' | 'excluded' | 'either';
  source: string;
}

export const wasteRules: Readonly<Record<HandoffPurpose, WasteRule>> = {
  recycling: { waste: 'needed', source: '2008/98/EC Art. 3(17)' },
  preparationForReUse: { waste: 'needed', source: '2008/98/EC Art. 3(16)' },
  preparationForRepurposing: { waste: 'needed', source: '2023/1542 Art. 3(1)(30)' },
  repurposing: { waste: 'excluded', source: '2023/1542 Art. 3(1)(31)' },
  // Re-use is of what is not waste; waste is prepared for it.
  reUse: { waste: 'excluded', source: '2008/98/EC Art. 3(13)' },
  remanufacturing: { waste: 'either', source: '2023/1542 Art. 3(1)(32)' },
  storage: { waste: 'either', source: '2023/1542 Art. 77(7)' },
  quarantine: { waste: 'either', source: '2023/1542 Art. 77(7)' },
};
