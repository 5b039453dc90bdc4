import type { Events, IssueSecondLifePassport } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import {
  type SecondLifeEvidence,
  type SecondLifeOperation,
  statusAfter,
  whyNotProven,
  whyNotWith,
  whyOtherPurpose,
} from '#schemas/second-life-rules.ts';
import { type Acting, type Body, firstRefusal, refused } from '../../asking/acting.ts';
import { accept, type Decision } from '../../ledger/decision.ts';
import type { NewEntry } from '../../ledger/entry.ts';
import type { Battery } from '../state/battery.ts';
import { type Consumption, hasLeft, leftPercent, type Predecessor, whyGone } from '../state/lineage.ts';
import { type Issue, leveled, notPlacing, whyNotIssued } from './issue.ts';

/** What goes into a new battery: one of the used ones, and how much of it. */
export interface Part {
  battery: Battery;
  sharePercent: number;
  modules?: string[] | undefined;
  /** Whether the command says how much; the whole otherwise. */
  stated: boolean;
}

/** Why nothing can be made from this battery by this firm; undefined when something can. */
export function whyNotUsed(battery: Battery, acting: Acting): Refusal | undefined {
  return firstRefusal(
    () => whyGone(battery),
    () => (battery.custodian === acting.organisation ? undefined : notHeld),
    () => (battery.openHandoff ? inOpenHandoff : undefined),
  );
}

/**
 * Issues the passport of a battery that was prepared for re-use or repurposing, repurposed or remanufactured, linked to those
 * it was made from (2023/1542 Art. 77(7) subpara 1). One pack may become several products and several packs one; each
 * predecessor keeps its passport and its history. The new battery is placed on the market, so nobody holds it from here on.
 */
export function decideIssueSecondLifePassport(
  issue: Issue & { parts: Part[] },
  command: Body<IssueSecondLifePassport>,
  acting: Acting,
  id: string,
): Decision {
  const { operation, passport } = command;
  const refusal = firstRefusal(
    () => (mayPlace(acting) ? undefined : notPlacing),
    () => whyNotIssued(issue, passport, id),
    () => whyOtherStatus(passport.general.status, operation),
    () => whyNotFrom(issue.parts, operation, acting),
    () => whyOther(issue.parts, command),
    () => whyUnproven(issue.parts, command),
  );
  if (refusal) return refused(refusal);
  const { entries, issued } = leveled(passport, issue.model, acting);
  const predecessors = issue.parts.map(shareOf);
  const evidence = withoutNulls(command.evidence);
  const data = { operation, status: statusAfter[operation], predecessors, evidence, ...issued };
  return accept(
    { kind: 'battery', id, type: 'SecondLifePassportIssued', data },
    ...entries,
    ...issue.parts.map((part) => consumed(part, id, operation)),
  );
}

/** 2023/1542 Art. 77(7): who places it on the market; Art. 3(1)(47) makes whoever does so for the first time a producer. */
function mayPlace({ roles }: Acting): boolean {
  return roles.includes('secondLifeOperator') || roles.includes('manufacturer');
}

function whyOtherStatus(status: string | undefined, operation: SecondLifeOperation): Refusal | undefined {
  if (!status || status === statusAfter[operation]) return undefined;
  return refusal('STATUS_FOLLOWS_STEPS', {
    written: status,
    status: statusAfter[operation],
    path: '/passport/general/status',
    source: '2023/1542 Art. 77(7)',
  });
}

function whyNotFrom(parts: Part[], operation: SecondLifeOperation, acting: Acting): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, part] of parts.entries()) {
    const refusal = seen.has(part.battery.id)
      ? twice
      : (whyNotUsed(part.battery, acting) ?? whyNotWith(isWaste(part), operation) ?? whyNotThisMuch(part));
    if (refusal) return { ...refusal, path: `/predecessors/${index}` };
    seen.add(part.battery.id);
  }
  return undefined;
}

function whyNotThisMuch({ battery, sharePercent, modules, stated }: Part): Refusal | undefined {
  if (modules && !stated) return shareMissing;
  if (!hasLeft(battery, sharePercent))
    return refusal('SHARE_USED', { sharePercent, leftPercent: leftPercent(battery), source: '2023/1542 Art. 77(7)' });
  const used = new Set((battery.consumed ?? []).flatMap((part) => part.modules ?? []));
  const module = modules?.find((name) => used.has(name));
  return module === undefined ? undefined : refusal('MODULE_USED', { module, source: '2023/1542 Art. 77(7)' });
}

function whyOther(parts: Part[], { operation, passport }: Body<IssueSecondLifePassport>): Refusal | undefined {
  const before = parts.map(({ battery }) => battery.category);
  return whyOtherPurpose(operation, before, passport.general.category);
}

function whyUnproven(parts: Part[], { operation, evidence }: Body<IssueSecondLifePassport>): Refusal | undefined {
  return whyNotProven(operation, evidence, parts.some(isWaste));
}

function isWaste({ battery }: Part): boolean {
  return battery.status === 'waste';
}

function shareOf({ battery, sharePercent, modules }: Part): Predecessor {
  return { battery: battery.id, sharePercent, ...(modules && { modules }) };
}

function consumed(part: Part, successor: string, operation: SecondLifeOperation): NewEntry {
  const { battery, ...share } = shareOf(part);
  const data: Consumption = { successor, operation, ...share };
  return { kind: 'battery', id: battery, type: 'BatteryConsumed', data };
}

function withoutNulls({ test, ...others }: SecondLifeEvidence): Events['SecondLifePassportIssued']['evidence'] {
  const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));
  return { test: given(test) as Events['SecondLifePassportIssued']['evidence']['test'], ...given(others) };
}

const notHeld = refusal('NOT_IN_YOUR_HANDS');
const inOpenHandoff = refusal('IN_OTHER_HANDOFF');
const twice = refusal('ITEM_TWICE');
const shareMissing = refusal('SHARE_MISSING', { source: '2023/1542 Art. 77(7)' });
