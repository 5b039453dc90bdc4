import { describe, expect, it } from 'vitest';
import { decideIssueSecondLifePassport, type Part } from '#api/passports/decide/second-life.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import { keptBattery } from '#api/passports/state/battery.ts';
import { batteryItem } from '#api/passports/state/item.ts';
import { endingWith, hasLeft, leftPercent, whyGone } from '#api/passports/state/lineage.ts';
import { as, ids } from './firms.ts';
import {
  aPassport,
  aRemovedBattery,
  dataOf,
  entriesOf,
  evolved,
  type Happened,
  madeOf,
  refusalOf,
  reserved,
} from './given.ts';

const evidence = {
  test: { report: 'PB-1', testedAt: null, remainingCapacityPercent: 82, cellSpreadPercent: null },
  qualityAndSafety: 'QM 4.2',
  transfer: null,
};
const newId = ids.otherBattery;

function issue(...parts: Part[]) {
  return { parts, idTaken: false, codeTaken: false };
}

function part(battery: Battery, change: Partial<Part> = {}): Part {
  return { battery, sharePercent: 100, stated: false, ...change };
}

function repurposing(predecessor: Battery) {
  const passport = aPassport({
    uniqueIdentifier: 'https://id.example/01/09521234010012/21/ZL-1',
    serialNumber: 'ZL-1',
    category: 'stationary',
  });
  return { operation: 'repurposing' as const, passport, evidence, predecessors: [{ battery: predecessor.id }] };
}

function consumedBy(successor: string, sharePercent: number): Happened<'BatteryConsumed'> {
  return { type: 'BatteryConsumed', by: 'secondLife', data: { successor, operation: 'repurposing', sharePercent } };
}

describe('A second life', () => {
  it('is one commit: the new passport first, its model, and a note on each predecessor', () => {
    const before = aRemovedBattery({ by: 'secondLife' });
    const decision = decideIssueSecondLifePassport(issue(part(before)), repurposing(before), as('secondLife'), newId);
    const entries = entriesOf(decision);
    expect(entries.map(({ type, id }) => [type, id])).toEqual([
      ['SecondLifePassportIssued', newId],
      ['BatteryModelRegistered', expect.any(String)],
      ['BatteryConsumed', before.id],
    ]);
    // What was not given is not written.
    expect(entries[0].data).toMatchObject({
      evidence: { test: { report: 'PB-1', remainingCapacityPercent: 82 }, qualityAndSafety: 'QM 4.2' },
    });
    const { evidence: written } = entries[0].data as { evidence: { test: object } };
    expect(Object.keys(written)).toEqual(['test', 'qualityAndSafety']);
    expect(Object.keys(written.test)).toEqual(['report', 'remainingCapacityPercent']);
  });

  it('begins on the market: in nobody’s hands, built in where nobody has looked yet, with its own lineage', () => {
    const before = aRemovedBattery({ by: 'secondLife' });
    const entries = entriesOf(
      decideIssueSecondLifePassport(issue(part(before)), repurposing(before), as('secondLife'), newId),
    );
    const data = dataOf(entries, 'SecondLifePassportIssued');
    const made = madeOf(keptBattery, newId, [{ type: 'SecondLifePassportIssued', data, by: 'secondLife' }]);
    expect(made.custodian).toBeUndefined();
    expect(batteryItem(made)).toMatchObject({ builtIn: true, consumed: false });
    expect(keptBattery.edges?.(made)).toEqual([
      { from: { kind: 'battery', id: before.id }, to: { kind: 'battery', id: newId }, type: 'successor' },
    ]);
  });

  it('uses the known record of its model', () => {
    const before = aRemovedBattery({ by: 'secondLife' });
    const command = repurposing(before);
    const [, registered] = entriesOf(
      decideIssueSecondLifePassport(issue(part(before)), command, as('secondLife'), newId),
    );
    const model = { id: registered?.id as string, ...(registered?.data as object) } as never;
    const entries = entriesOf(
      decideIssueSecondLifePassport({ ...issue(part(before)), model }, command, as('secondLife'), newId),
    );
    expect(entries.map(({ type }) => type)).toEqual(['SecondLifePassportIssued', 'BatteryConsumed']);
  });

  it('is not made from what is on its way to somebody, nor under the id of what it is made from', () => {
    const leaving = aRemovedBattery({ by: 'secondLife' }, reserved());
    const decide = (battery: Battery, change = {}) =>
      decideIssueSecondLifePassport(
        { ...issue(part(battery)), ...change },
        repurposing(battery),
        as('secondLife'),
        newId,
      );
    expect(refusalOf(decide(leaving))).toMatchObject({ code: 'IN_OTHER_HANDOFF', path: '/predecessors/0' });
    // No battery can become its own ancestor: its id and its codes are taken.
    const own = aRemovedBattery({ by: 'secondLife' });
    expect(refusalOf(decide(own, { idTaken: true })).code).toBe('ID_TAKEN');
    expect(refusalOf(decide(own, { codeTaken: true })).code).toBe('PASSPORT_EXISTS');
  });

  it('takes from a battery what is left of it, and leaves the rest where it is', () => {
    const half = aRemovedBattery({ by: 'secondLife' }, consumedBy(newId, 50));
    expect(leftPercent(half)).toBe(50);
    expect([hasLeft(half, 50), hasLeft(half, 50.1)]).toEqual([true, false]);
    expect(half.custodian).toBe(ids.secondLife);
    const entries = entriesOf(
      decideIssueSecondLifePassport(
        issue(part(half, { sharePercent: 50, stated: true })),
        repurposing(half),
        as('secondLife'),
        newId,
      ),
    );
    const used = evolved(half, entries.slice(-1), 'secondLife');
    expect(used.custodian).toBeUndefined();
    expect(used.previousCustodians).toEqual([ids.secondLife]);
    expect(whyGone(used)?.code).toBe('CONSUMED');
  });
});

describe('The record of a predecessor', () => {
  const battery = (id: string, made: Partial<Battery>): [string, Battery] => [
    id,
    { ...aRemovedBattery(), id, ...made },
  ];
  const into = (successor: string, sharePercent: number) => ({
    successor,
    sharePercent,
    operation: 'repurposing' as const,
  });
  const from = (...before: string[]) => ({
    operation: 'repurposing' as const,
    evidence: { test: { report: 'PB-1', remainingCapacityPercent: 80 } },
    predecessors: before.map((id) => ({ battery: id, sharePercent: 100 })),
  });

  it('ends with the last of what was made from it, however long the chain', () => {
    const known = new Map([
      battery('pack', { consumed: [into('a', 50), into('b', 50)] }),
      battery('a', { secondLife: from('pack'), recordStatus: 'ceased' }),
      battery('b', { secondLife: from('pack'), consumed: [into('c', 100)] }),
      battery('c', { secondLife: from('b') }),
    ]);
    expect(endingWith('c', known)).toEqual(['c', 'b', 'pack']);
  });

  it('goes on while something made from it lives, or something of it is left', () => {
    const living = new Map([
      battery('pack', { consumed: [into('a', 50), into('b', 50)] }),
      battery('a', { secondLife: from('pack') }),
      battery('b', { secondLife: from('pack') }),
    ]);
    expect(endingWith('a', living)).toEqual(['a']);
    const left = new Map([battery('pack', { consumed: [into('a', 50)] }), battery('a', { secondLife: from('pack') })]);
    expect(endingWith('a', left)).toEqual(['a']);
    expect(endingWith('pack', left)).toEqual([]);
  });

  it('ends once when several packs that shared a way end together', () => {
    const known = new Map([
      battery('one', { consumed: [into('m', 100)] }),
      battery('two', { consumed: [into('m', 100)] }),
      battery('m', { secondLife: from('one', 'two') }),
    ]);
    expect(endingWith('m', known)).toEqual(['m', 'one', 'two']);
  });
});
