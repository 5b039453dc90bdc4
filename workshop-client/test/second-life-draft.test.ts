import { describe, expect, it } from 'vitest';
import type { Passport } from '#schemas/passport.ts';
import { validateCommand } from '#schemas/validate.ts';
import type { UsableBattery } from '../src/documents/second-life.ts';
import { identifierOf, productsFrom, type SaidDraft } from '../src/second-life/new-passport.ts';
import {
  asPart,
  emptyDraft,
  leftOf,
  problemsOf,
  shareOfOne,
  whyNotThisWay,
  whyUnusable,
  wrongShares,
} from '../src/second-life/second-life-draft.ts';
import { inherited } from '../src/second-life/take-over.ts';

const pack = '7K2M9QX4TB0AWC';
const other = '3F8ZJ1RNY6D5HE';

const usable = (change: Partial<UsableBattery> = {}): UsableBattery => ({
  __typename: 'Battery',
  id: pack,
  manufacturer: 'Musterbatterie GmbH',
  model: 'LT-62',
  serialNumber: 'LT-0001',
  chemistry: 'Li-NMC',
  status: 'ORIGINAL',
  category: 'EV',
  massKg: 412,
  safety: { condition: 'INTACT', highVoltage: true },
  openHandoff: null,
  qrCode: 'https://pass.example/kreispass/01/09521234010012/21/LT-0001',
  recordStatus: 'ACTIVE',
  allowedSteps: ['issueSecondLifePassport'],
  madeInto: [],
  ...change,
});

const draft = (change: Partial<SaidDraft> = {}): SaidDraft => ({
  ...emptyDraft,
  parts: [asPart(usable())],
  operation: 'REPURPOSING',
  report: 'PB-2026-114',
  capacity: '81,5',
  quality: 'QM-Handbuch 4.2',
  model: 'ZL-10',
  serials: 'ZL-0001',
  ...change,
});

const waste = (change: Partial<UsableBattery> = {}) => asPart(usable({ status: 'WASTE', ...change }));
const code = (problem: unknown) => (problem as { code?: string } | undefined)?.code;

describe('A second life in the making', () => {
  it('needs nothing more once everything is said', () => {
    expect(problemsOf(draft())).toEqual({});
    expect(wrongShares(draft())).toEqual([]);
  });
  it('names everything that is missing at once, what the law asks for with its article', () => {
    const problems = problemsOf({ ...emptyDraft, parts: [waste()], operation: 'PREPARATION_FOR_REPURPOSING' });
    expect(problems).toMatchObject({
      quality: { source: '2023/1542 Art. 45' },
      transferReference: { source: '2023/1542 Art. 73(1)(b)' },
      protection: { source: '2023/1542 Art. 73(1)(c)' },
      capacity: 'missing',
      report: 'missing',
      model: 'missing',
      serials: 'missing',
    });
  });
  it.each([
    ['89,9', '2', 'CAPACITY_TOO_LOW', undefined],
    ['90', '3,1', undefined, 'CELLS_DIFFER'],
    ['90', '', undefined, 'EVIDENCE_MISSING'],
    ['80', '9', 'CAPACITY_TOO_LOW', 'CELLS_DIFFER'],
    ['90', '3', undefined, undefined],
  ])(
    'is remanufacturing with %s % capacity and %s % spread only within the thresholds',
    (capacity, spread, low, wide) => {
      const problems = problemsOf(draft({ operation: 'REMANUFACTURING', capacity, spread }));
      expect([code(problems.capacity), code(problems.spread)]).toEqual([low, wide]);
    },
  );
  it.each([
    ['PREPARATION_FOR_RE_USE', [asPart(usable())], 'OPERATION_NEEDS_WASTE'],
    ['REPURPOSING', [waste()], 'OPERATION_NEEDS_NO_WASTE'],
    ['REMANUFACTURING', [asPart(usable()), waste({ id: other, category: 'LMT' })], 'PURPOSE_CHANGED'],
    ['REMANUFACTURING', [asPart(usable()), waste({ id: other })], undefined],
    ['PREPARATION_FOR_REPURPOSING', [waste()], undefined],
  ] as const)('says of %s whether it fits these batteries', (operation, parts, refusal) => {
    expect(whyNotThisWay(parts, operation)?.code).toBe(refusal);
  });
  it('says why a battery cannot be used', () => {
    const not = (change: Partial<UsableBattery>) => whyUnusable(usable({ allowedSteps: [], ...change }))?.code;
    expect(not({})).toBe('NOT_IN_YOUR_HANDS');
    expect(not({ openHandoff: { id: other } })).toBe('IN_OTHER_HANDOFF');
    expect(not({ madeInto: [{ sharePercent: 100, modules: [] }] })).toBe('CONSUMED');
    expect(not({ recordStatus: 'CEASED' })).toBe('PASSPORT_CEASED');
  });
  it('never asks for more of a battery than is left', () => {
    const used = usable({ madeInto: [{ sharePercent: 66.666, modules: [] }] });
    expect(leftOf(used)).toBe(33.334);
    expect(wrongShares(draft({ parts: [asPart(used)] }))).toEqual([]);
    expect(wrongShares(draft({ parts: [{ ...asPart(used), share: '33,4' }] }))).toEqual([pack]);
    expect(shareOfOne(asPart(usable()), 3)).toBe(33.333);
  });
  it.each(['ZL-Ä', 'x'.repeat(101), Array.from({ length: 51 }, (_, index) => `ZL-${index}`).join('\n')])(
    'asks again for serial numbers that no passport may have',
    (serials) => {
      expect(problemsOf(draft({ serials })).serials).toBe('range');
    },
  );
  it('asks again for a mistyped GTIN, and behind a GTIN for a shorter serial number', () => {
    expect(problemsOf(draft({ gtin: '09521234010013' })).gtin).toBe('range');
    expect(problemsOf(draft({ gtin: '09521234010012', serials: 'x'.repeat(21) })).serials).toBe('range');
  });
});

describe('The passports of a second life', () => {
  const placer = { name: 'Musterspeicher GmbH', gln: '9521234000006' };

  it('are one command per product, in order, which the service takes as they are', () => {
    const said = draft({
      operation: 'PREPARATION_FOR_REPURPOSING',
      parts: [waste(), waste({ id: other })],
      transferReference: 'KV-2026-77',
      protection: 'P903',
      testedOn: '2026-11-18',
      serials: 'ZL-0001\n\nZL-0002\nZL-0003\nZL-0002',
    });
    const products = productsFrom(said, placer, {});
    expect(products.map(({ serial }) => serial)).toEqual(['ZL-0001', 'ZL-0002', 'ZL-0003']);
    for (const { id, command } of products) {
      expect(command.subjects).toEqual([id, pack, other]);
      expect(validateCommand('issueSecondLifePassport', asWritten(command.input))).toBeUndefined();
      expect(command.input.predecessors).toEqual([
        { battery: pack, sharePercent: 33.333 },
        { battery: other, sharePercent: 33.333 },
      ]);
    }
  });
  it('carry a Digital Link where there is a GTIN, and otherwise the link of this installation', () => {
    expect(identifierOf(draft({ gtin: '9521234010012' }), other, 'ZL/1')).toBe(
      'https://pass.example/kreispass/01/09521234010012/21/ZL%2F1',
    );
    expect(identifierOf(draft(), other, 'ZL-1')).toBe(`https://pass.example/kreispass/b/${other}`);
  });
  it('keep the kind of battery where the purpose stays', () => {
    const kindOf = (said: SaidDraft) =>
      productsFrom(said, placer, {}).map(({ command }) => command.input.passport.general.category);
    expect(kindOf(draft({ operation: 'REMANUFACTURING', category: 'STATIONARY' }))).toEqual(['ev']);
    expect(kindOf(draft({ category: 'STATIONARY' }))).toEqual(['stationary']);
  });
  it('take over what stays true of the old battery: its materials, never its declarations and measurements', () => {
    const from = {
      general: { massKg: 412, serialNumber: 'LT-0001' },
      symbols: { extinguishingAgents: ['Wasser'], declarationOfConformity: { number: 'DoC' } },
      materials: { chemistry: 'Li-NMC' },
      circularity: { removalSteps: [{ de: 'Stecker ziehen.' }] },
      performance: { ratedCapacityAh: 120, stateOfCharge: { value: 30, unit: '%' } },
    } as unknown as Passport;
    const always = { symbols: { extinguishingAgents: ['Wasser'] }, materials: { chemistry: 'Li-NMC' } };
    expect(inherited({ from, samePurpose: false, whole: true })).toEqual(always);
    expect(inherited({ from, samePurpose: true, whole: false })).toEqual({
      ...always,
      circularity: from.circularity,
    });
    expect(inherited({ from, samePurpose: true, whole: true })).toEqual({
      ...always,
      general: { massKg: 412 },
      circularity: from.circularity,
      performance: { ratedCapacityAh: 120 },
    });
  });
  it('put what was typed above what was taken over', () => {
    const taken = { general: { massKg: 412 }, performance: { ratedCapacityAh: 120, cRate: 1 } } as Partial<Passport>;
    const [product] = productsFrom(draft({ mass: '98,5', ratedCapacity: '100' }), placer, taken);
    expect(product?.command.input.passport).toMatchObject({
      general: { massKg: 98.5, manufacturer: { name: 'Musterspeicher GmbH', identifier: '9521234000006' } },
      performance: { ratedCapacityAh: 100, cRate: 1 },
    });
  });
});

/** As GraphQL hands it on: enum names become the words of the schema. */
function asWritten(input: object): object {
  const names = { PREPARATION_FOR_REPURPOSING: 'preparationForRepurposing', CONTRACT_OF_SALE: 'contractOfSale' };
  const text = Object.entries(names).reduce((json, [name, word]) => json.replaceAll(name, word), JSON.stringify(input));
  return { commandId: 'c-2026-11-20-0001', ...JSON.parse(text) };
}
