import { isGtin } from '#schemas/gs1/check-digit.ts';
import type { Passport } from '#schemas/passport.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import {
  keepsPurpose,
  leftAfter,
  type SecondLifeEvidence,
  whyNotProven,
  whyNotWith,
  whyOtherPurpose,
} from '#schemas/second-life-rules.ts';
import type { BatteryCategory, SecondLifeOperation, TransferDocument } from '#web-kit/generated/graphql.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import type { UsableBattery } from '../documents/second-life.ts';
import { linesOf } from '../texts/lines.ts';

/** A battery that goes in, and how much of it. Numbers stay text until they are checked. */
export interface Part {
  battery: UsableBattery;
  /** Of the battery, over all products together; what is left of it to begin with. */
  share: string;
  /** Names of modules or cells, one per line. */
  modules: string;
}

/** What a person has said so far. */
export interface SecondLifeDraft {
  parts: Part[];
  operation?: SecondLifeOperation;
  report: string;
  testedOn: string;
  method: string;
  capacity: string;
  spread: string;
  quality: string;
  transferKind: TransferDocument;
  transferReference: string;
  protection: string;
  category: BatteryCategory;
  model: string;
  name: string;
  /** One per line, one product each. */
  serials: string;
  gtin: string;
  mass: string;
  energy: string;
  ratedCapacity: string;
  voltage: string;
  takeOver: boolean;
}

export const emptyDraft: SecondLifeDraft = {
  parts: [],
  report: '',
  testedOn: '',
  method: '',
  capacity: '',
  spread: '',
  quality: '',
  transferKind: 'CONTRACT_OF_SALE',
  transferReference: '',
  protection: '',
  category: 'STATIONARY',
  model: '',
  name: '',
  serials: '',
  gtin: '',
  mass: '',
  energy: '',
  ratedCapacity: '',
  voltage: '',
  takeOver: true,
};

/** As many products as one form makes; each is a command of its own. */
const mostProducts = 50;

export function asPart(battery: UsableBattery): Part {
  return { battery, share: String(leftOf(battery)).replace('.', ','), modules: '' };
}

/** How much of a battery no other one was made from yet, in percent; to three places, as shares are given. */
export function leftOf({ madeInto }: UsableBattery): number {
  return Math.floor(leftAfter(madeInto.map(({ sharePercent }) => sharePercent)) * 1000) / 1000;
}

/** Why nothing can be made from this battery; undefined when something can. */
export function whyUnusable(battery: UsableBattery): Refusal | undefined {
  if (battery.allowedSteps.includes('issueSecondLifePassport')) return undefined;
  if (battery.recordStatus === 'CEASED') return refusal('PASSPORT_CEASED');
  if (leftOf(battery) === 0) return refusal('CONSUMED', { source: '2023/1542 Art. 77(7)' });
  return refusal(battery.openHandoff ? 'IN_OTHER_HANDOFF' : 'NOT_IN_YOUR_HANDS');
}

/** Why this operation cannot be done with these batteries; undefined when it can. */
export function whyNotThisWay(parts: readonly Part[], operation: SecondLifeOperation): Refusal | undefined {
  const asked = camelCase(operation);
  for (const { battery } of parts) {
    const refusal = whyNotWith(battery.status === 'WASTE', asked);
    if (refusal) return refusal;
  }
  const categories = parts.map(({ battery }) => camelCase(battery.category));
  return categories[0] && whyOtherPurpose(asked, categories, categories[0]);
}

/** Which kind of battery comes out: the same as before where the purpose stays. */
export function categoryAfter({ parts, operation, category }: SecondLifeDraft): Passport['general']['category'] {
  const first = parts[0]?.battery;
  const stays = operation !== undefined && keepsPurpose(camelCase(operation));
  return camelCase(stays && first ? first.category : category);
}

export function isFromWaste({ parts }: SecondLifeDraft): boolean {
  return parts.some(({ battery }) => battery.status === 'WASTE');
}

export function productsOf({ serials }: SecondLifeDraft): string[] {
  return linesOf(serials);
}

/** A share as typed. Nobody has a thousand per cent, so three places behind the comma are no thousands. */
export function readShare(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return /^\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** The share of one product, rounded down so that all of them together never ask for more than there is. */
export function shareOfOne({ share }: Part, products: number): number | undefined {
  const whole = readShare(share);
  return whole === undefined ? undefined : Math.floor((whole / Math.max(1, products)) * 1000) / 1000;
}

export type Field = Exclude<keyof SecondLifeDraft, 'parts' | 'takeOver' | 'transferKind' | 'category'>;
/** What is wrong with a field: empty, out of its range, or not enough by law. */
export type Problem = 'missing' | 'range' | Refusal;

interface Range {
  least: number;
  most: number;
  needed?: boolean;
}

const ranges: Partial<Record<Field, Range>> = {
  capacity: { least: 0, most: 150, needed: true },
  spread: { least: 0, most: 100 },
  mass: { least: 0.001, most: 100_000 },
  energy: { least: 0.001, most: 100_000 },
  ratedCapacity: { least: 0.001, most: 1_000_000 },
  voltage: { least: 0.001, most: 5000 },
};

/** Everything that stands in the way, by field. Fields the law asks for are missing until they are given. */
export function problemsOf(draft: SecondLifeDraft): Partial<Record<Field, Problem>> {
  const problems: Partial<Record<Field, Problem>> = {};
  for (const refusal of whyUnproven(draft)) problems[fieldAt(refusal.path)] = refusal;
  for (const field of Object.keys(ranges) as Field[]) {
    const wrong = outOfRange(draft[field] ?? '', ranges[field]);
    if (wrong) problems[field] = wrong;
  }
  if (!draft.operation) problems.operation = 'missing';
  for (const field of ['report', 'model'] as const) if (!draft[field].trim()) problems[field] = 'missing';
  if (draft.gtin.trim() && !isGtin(draft.gtin.trim())) problems.gtin = 'range';
  const products = productsOf(draft);
  if (products.length === 0) problems.serials = 'missing';
  else if (products.length > mostProducts || !products.every(fitsAsSerial(draft))) problems.serials = 'range';
  return problems;
}

function outOfRange(text: string, { least, most, needed }: Range = { least: 0, most: 0 }): Problem | undefined {
  if (text.trim() === '') return needed ? 'missing' : undefined;
  const value = readNumber(text);
  return value === undefined || value < least || value > most ? 'range' : undefined;
}

/** Printable ASCII (schemas/passport/general.json); behind a GTIN at most 20 characters (GS1 General Specifications, AI 21). */
function fitsAsSerial({ gtin }: SecondLifeDraft): (serial: string) => boolean {
  const longest = gtin.trim() ? 20 : 100;
  return (serial) => serial.length <= longest && /^[!-~]([ -~]*[!-~])?$/.test(serial);
}

/** Parts whose share is none, or more than is left. */
export function wrongShares({ parts }: SecondLifeDraft): string[] {
  return parts
    .filter(({ battery, share }) => {
      const value = readShare(share);
      return value === undefined || value < 0.1 || value > leftOf(battery);
    })
    .map(({ battery }) => battery.id);
}

/** All the law still asks for: each refusal is taken as met, until there is no further one. */
function whyUnproven(draft: SecondLifeDraft): Refusal[] {
  if (!draft.operation) return [];
  const operation = camelCase(draft.operation);
  const found: Refusal[] = [];
  let evidence = evidenceOf(draft);
  for (;;) {
    const refusal = whyNotProven(operation, evidence, isFromWaste(draft));
    if (!refusal || found.some(({ path }) => path === refusal.path)) return found;
    found.push(refusal);
    evidence = asIfMet(evidence, fieldAt(refusal.path));
  }
}

function asIfMet(evidence: SecondLifeEvidence, field: Field): SecondLifeEvidence {
  const { test } = evidence;
  if (field === 'quality') return { ...evidence, qualityAndSafety: 'met' };
  if (field === 'transferReference') return { ...evidence, transfer: { kind: 'invoice', reference: 'met' } };
  if (field === 'protection') return { ...evidence, transportProtection: 'met' };
  const values = field === 'capacity' ? { remainingCapacityPercent: 100 } : { cellSpreadPercent: 0 };
  return { ...evidence, test: { ...test, ...values } };
}

/** The evidence as it is sent; what was not said is left out. */
export function evidenceOf(draft: SecondLifeDraft): SecondLifeEvidence {
  const { report, testedOn, method, capacity, spread, quality, transferKind, transferReference, protection } = draft;
  const cellSpreadPercent = readNumber(spread);
  return {
    test: {
      report: report.trim(),
      remainingCapacityPercent: readNumber(capacity) ?? 0,
      ...(testedOn && { testedAt: new Date(`${testedOn}T12:00:00`).toISOString() }),
      ...(method.trim() && { method: method.trim() }),
      ...(cellSpreadPercent !== undefined && { cellSpreadPercent }),
    },
    ...(quality.trim() && { qualityAndSafety: quality.trim() }),
    ...(isFromWaste(draft) &&
      transferReference.trim() && {
        transfer: { kind: camelCase(transferKind), reference: transferReference.trim() },
      }),
    ...(isFromWaste(draft) && protection.trim() && { transportProtection: protection.trim() }),
  };
}

const fields: Record<string, Field> = {
  '/evidence/qualityAndSafety': 'quality',
  '/evidence/transfer': 'transferReference',
  '/evidence/transportProtection': 'protection',
  '/evidence/test/remainingCapacityPercent': 'capacity',
  '/evidence/test/cellSpreadPercent': 'spread',
};

function fieldAt(path: string | undefined): Field {
  return fields[path ?? ''] ?? 'report';
}
