import { describe, expect, it } from 'vitest';
import type { HandoffPurpose } from '#schemas/handoff-rules.ts';
import { conditionTableOn, conditionTables, wasteRules } from '#schemas/safety/condition-purpose.ts';
import { type GivenEvidence, mayPass, missingEvidence, type Passing } from '#schemas/safety/may-pass.ts';
import { type FoundCondition, foundCondition, travelState } from '#schemas/safety/terms.ts';

const day = '2026-12-10';
const purposes = Object.keys(wasteRules) as HandoffPurpose[];

function passing(condition: FoundCondition, purpose: HandoffPurpose, more: Partial<Passing> = {}): Passing {
  return { condition, purpose, kind: 'battery', isWaste: wasteRules[purpose].waste === 'needed', day, ...more };
}

/** What is said about a way in one word: the code of the refusal, or what it needs. */
function said(condition: FoundCondition, purpose: HandoffPurpose, more: Partial<Passing> = {}): string {
  const passage = mayPass(passing(condition, purpose, more));
  if (passage.verdict === 'refused') return passage.refusal.code;
  return passage.verdict === 'allowed' ? 'yes' : passage.needs.join(' ');
}

const packed = 'packedAsAdvised';
const inspected = 'inspection packedAsAdvised';
const approved = 'packedAsAdvised criticalPacking approvalNumber';

describe('ADR SP 376 · What a condition allows', () => {
  // A1, P10: one line per condition and purpose.
  it.each([
    ['intact', 'recycling', 'yes'],
    ['intact', 'quarantine', 'yes'],
    ['intact', 'storage', 'yes'],
    ['intact', 'reUse', 'yes'],
    ['intact', 'preparationForReUse', 'yes'],
    ['intact', 'preparationForRepurposing', 'yes'],
    ['intact', 'repurposing', 'yes'],
    ['intact', 'remanufacturing', 'yes'],
    ['damaged', 'recycling', packed],
    ['damaged', 'quarantine', packed],
    ['damaged', 'storage', packed],
    ['damaged', 'reUse', 'NOT_FOR_THIS_CONDITION'],
    ['damaged', 'preparationForReUse', inspected],
    ['damaged', 'preparationForRepurposing', inspected],
    ['damaged', 'repurposing', inspected],
    ['damaged', 'remanufacturing', inspected],
    ['notAssessed', 'recycling', packed],
    ['notAssessed', 'quarantine', packed],
    ['notAssessed', 'storage', packed],
    ['notAssessed', 'reUse', 'INSPECTION_FIRST'],
    ['notAssessed', 'preparationForReUse', 'INSPECTION_FIRST'],
    ['notAssessed', 'preparationForRepurposing', 'INSPECTION_FIRST'],
    ['notAssessed', 'repurposing', 'INSPECTION_FIRST'],
    ['notAssessed', 'remanufacturing', 'INSPECTION_FIRST'],
    ['critical', 'recycling', approved],
    ['critical', 'quarantine', approved],
    ['critical', 'storage', 'QUARANTINE_ONLY'],
    ['critical', 'reUse', 'NOT_FOR_THIS_CONDITION'],
    ['critical', 'preparationForReUse', 'NOT_FOR_THIS_CONDITION'],
    ['critical', 'preparationForRepurposing', 'NOT_FOR_THIS_CONDITION'],
    ['critical', 'repurposing', 'NOT_FOR_THIS_CONDITION'],
    ['critical', 'remanufacturing', 'NOT_FOR_THIS_CONDITION'],
    ['withheld', 'recycling', approved],
    ['withheld', 'quarantine', approved],
    ['withheld', 'storage', 'CONDITION_WITHHELD'],
    ['withheld', 'reUse', 'CONDITION_WITHHELD'],
    ['withheld', 'preparationForReUse', 'CONDITION_WITHHELD'],
    ['withheld', 'preparationForRepurposing', 'CONDITION_WITHHELD'],
    ['withheld', 'repurposing', 'CONDITION_WITHHELD'],
    ['withheld', 'remanufacturing', 'CONDITION_WITHHELD'],
  ] as const)('%s for %s: %s', (condition, purpose, expected) => {
    expect(said(condition, purpose)).toBe(expected);
  });

  it('is the same for a module and for a part with cells in it', () => {
    // P2
    for (const purpose of purposes)
      for (const condition of ['damaged', 'critical', 'notAssessed', 'withheld'] as const)
        for (const kind of ['module', 'partWithCells'] as const)
          expect(said(condition, purpose, { kind })).toBe(said(condition, purpose));
  });

  it('does not concern a part without cells', () => {
    for (const purpose of purposes) expect(said('critical', purpose, { kind: 'otherPart' })).toBe('yes');
    expect(mayPass(passing('critical', 'reUse', { kind: 'otherPart' }))).toMatchObject({ travelsAs: 'intact' });
  });

  it.each([
    ['damaged', 'reUse', ['recycling', 'remanufacturing', 'storage']],
    ['notAssessed', 'reUse', ['recycling', 'storage', 'quarantine']],
    ['critical', 'reUse', ['recycling', 'quarantine']],
    ['critical', 'storage', ['quarantine', 'recycling']],
    ['withheld', 'storage', ['recycling', 'quarantine']],
  ] as const)('says what is left: %s, %s', (condition, purpose, instead) => {
    expect(mayPass(passing(condition, purpose))).toMatchObject({ instead });
  });

  it('leads to no way that is closed as well', () => {
    for (const condition of ['intact', 'damaged', 'notAssessed', 'critical', 'withheld'] as const)
      for (const purpose of purposes) {
        const passage = mayPass(passing(condition, purpose));
        if (passage.verdict !== 'refused') continue;
        for (const other of passage.instead) expect(mayPass(passing(condition, other)).verdict).not.toBe('refused');
      }
  });

  it('names its source and where in the command it stands', () => {
    expect(mayPass(passing('critical', 'reUse'))).toMatchObject({
      refusal: { path: '/purpose', source: 'ADR SP 376', message: expect.stringMatching(/\.$/) },
    });
    expect(mayPass(passing('damaged', 'reUse'))).toMatchObject({
      refusal: { source: 'ADR SP 376; 2008/98/EC Art. 3(13)' },
    });
    expect(mayPass(passing('notAssessed', 'reUse'))).toMatchObject({
      refusal: { source: 'ADR SP 376; 2023/1542 Art. 45' },
    });
    expect(mayPass(passing('withheld', 'reUse'))).toMatchObject({
      refusal: { source: '2023/1542 Annex XIII 4(d); ADR SP 376' },
    });
    expect(mayPass(passing('critical', 'storage'))).toMatchObject({ refusal: { source: 'ADR SP 376' } });
    expect(mayPass(passing('damaged', 'storage'))).toMatchObject({ source: 'ADR SP 376, P908/LP904' });
    expect(mayPass(passing('damaged', 'remanufacturing'))).toMatchObject({ source: 'ADR SP 376; 2023/1542 Art. 45' });
    expect(mayPass(passing('critical', 'recycling'))).toMatchObject({ source: 'ADR SP 376, SP 677, P911/LP906' });
  });

  it('is never milder for what nobody can see or has seen', () => {
    const rank = (condition: FoundCondition, purpose: HandoffPurpose) => {
      const passage = mayPass(passing(condition, purpose));
      return passage.verdict === 'refused' ? 9 : passage.verdict === 'allowed' ? 0 : passage.needs.length;
    };
    for (const purpose of purposes) {
      expect(rank('notAssessed', purpose)).toBeGreaterThanOrEqual(rank('damaged', purpose));
      expect(rank('withheld', purpose)).toBeGreaterThanOrEqual(rank('critical', purpose));
    }
  });

  it('follows a table with another day from that day on', () => {
    const [first] = conditionTables;
    if (!first) throw new Error('no table');
    const closed = { ...first.cells, intact: { ...first.cells.intact, reUse: first.cells.critical.reUse } };
    const tables = [...conditionTables, { ...first, from: '2028-01-01', cells: closed }];
    expect(mayPass(passing('intact', 'reUse', { day: '2027-12-31' }), tables).verdict).toBe('allowed');
    expect(mayPass(passing('intact', 'reUse', { day: '2028-01-01' }), tables).verdict).toBe('refused');
    expect(conditionTableOn('1999-01-01')).toBe(first);
    expect(() => conditionTableOn(day, [])).toThrow();
    expect(first).toMatchObject({ from: '2025-01-01', checkedOn: '2026-12-01' });
  });
});

describe('What goes as waste, and what does not', () => {
  it.each([
    ['2008/98/EC Art. 3(17) · recycling is of waste', 'recycling', false, 'PURPOSE_NEEDS_WASTE'],
    ['2008/98/EC Art. 3(16) · prepared for re-use is waste', 'preparationForReUse', false, 'PURPOSE_NEEDS_WASTE'],
    [
      '2023/1542 Art. 3(1)(30) · prepared for repurposing is waste',
      'preparationForRepurposing',
      false,
      'PURPOSE_NEEDS_WASTE',
    ],
    ['2023/1542 Art. 3(1)(31) · repurposed is what is no waste', 'repurposing', true, 'PURPOSE_NEEDS_NO_WASTE'],
    ['2008/98/EC Art. 3(13) · re-used is what is no waste', 'reUse', true, 'PURPOSE_NEEDS_NO_WASTE'],
    ['2023/1542 Art. 3(1)(32) · remanufactured is either', 'remanufacturing', true, 'yes'],
    ['stored is either', 'storage', true, 'yes'],
    ['kept in quarantine is either', 'quarantine', true, 'yes'],
  ] as const)('%s', (name, purpose, isWaste, expected) => {
    expect(said('intact', purpose, { isWaste })).toBe(expected);
    const passage = mayPass(passing('intact', purpose, { isWaste }));
    if (passage.verdict === 'refused') expect(name).toContain(passage.refusal.source);
  });

  it.each([
    ['repurposing', true, 'preparationForRepurposing', '/purpose'],
    ['reUse', true, 'preparationForReUse', '/purpose'],
    ['preparationForRepurposing', false, 'repurposing', '/waste'],
    ['preparationForReUse', false, 'reUse', '/waste'],
  ] as const)('%s with waste %s leads to %s', (purpose, isWaste, instead, path) => {
    expect(mayPass(passing('intact', purpose, { isWaste }))).toMatchObject({ instead: [instead], refusal: { path } });
    expect(mayPass(passing('intact', 'recycling', { isWaste: false }))).toMatchObject({ instead: [] });
  });

  it('says where each line comes from', () => {
    expect(
      Object.fromEntries(
        Object.entries(wasteRules).map(([purpose, { waste, source }]) => [purpose, `${waste}, ${source}`]),
      ),
    ).toEqual({
      recycling: 'needed, 2008/98/EC Art. 3(17)',
      preparationForReUse: 'needed, 2008/98/EC Art. 3(16)',
      preparationForRepurposing: 'needed, 2023/1542 Art. 3(1)(30)',
      repurposing: 'excluded, 2023/1542 Art. 3(1)(31)',
      reUse: 'excluded, 2008/98/EC Art. 3(13)',
      remanufacturing: 'either, 2023/1542 Art. 3(1)(32)',
      storage: 'either, 2023/1542 Art. 77(7)',
      quarantine: 'either, 2023/1542 Art. 77(7)',
    });
    expect(conditionTables[0]?.source).toBe(
      'ADR 2025 SP 376, SP 377, SP 677; 2023/1542 Art. 45, 73; 2008/98/EC Art. 3(13)',
    );
  });

  it('holds for parts without cells too', () => {
    expect(said('notAssessed', 'recycling', { kind: 'otherPart', isWaste: false })).toBe('PURPOSE_NEEDS_WASTE');
  });
});

describe('The evidence a critical battery needs', () => {
  const critical = mayPass(passing('critical', 'recycling'));
  const all: GivenEvidence = { packedAsAdvised: true, packing: 'P911', approvalNumber: 'D/BAM-2026/0417' };

  // B3: approval number and packing instruction are asked for, not only a tick.
  it.each([
    ['ADR P911 · all of it', all, undefined],
    ['ADR P911 · in a large packaging', { ...all, packing: 'LP906' }, undefined],
    ['ADR SP 376 · as the authority has authorised', { ...all, packing: 'authorised' }, undefined],
    ['the tick', { ...all, packedAsAdvised: false }, 'PACKING_REQUIRED'],
    ['any packing', { ...all, packing: undefined }, 'CRITICAL_PACKING_MISSING'],
    ['ADR P908 · is not enough', { ...all, packing: 'P908' }, 'CRITICAL_PACKING_MISSING'],
    ['a number', { ...all, approvalNumber: null }, 'APPROVAL_MISSING'],
    ['a number that says something', { ...all, approvalNumber: '  ' }, 'APPROVAL_MISSING'],
    ['nothing at all', {}, 'PACKING_REQUIRED'],
  ] as const)('%s', (_, given, code) => {
    expect(missingEvidence(critical, given, 'dispatch')?.code).toBe(code);
  });

  it('is asked for when it leaves, not when it is offered', () => {
    expect(missingEvidence(critical, {}, 'offer')).toBeUndefined();
  });

  it('has a path, a source and both languages for each refusal', () => {
    const missing = [{}, { packedAsAdvised: true }, { packedAsAdvised: true, packing: 'P911' }].map((given) =>
      missingEvidence(critical, given, 'dispatch'),
    );
    expect(missing.map((refusal) => refusal?.path)).toEqual(['/packedAsAdvised', '/packing', '/approvalNumber']);
    for (const refusal of missing) expect(refusal?.source).toBe('ADR SP 376, SP 677, P911/LP906');
  });
});

describe('A damaged battery', () => {
  it('2023/1542 Art. 45 · is worked on for further use only after an inspection, and says so at the offer', () => {
    const rebuilt = mayPass(passing('damaged', 'remanufacturing'));
    expect(missingEvidence(rebuilt, {}, 'offer')).toMatchObject({ code: 'INSPECTION_FIRST', path: '/items' });
    expect(missingEvidence(rebuilt, { inspected: true }, 'offer')).toBeUndefined();
    expect(missingEvidence(rebuilt, { inspected: true }, 'dispatch')?.code).toBe('PACKING_REQUIRED');
    expect(missingEvidence(rebuilt, { inspected: true, packedAsAdvised: true }, 'dispatch')).toBeUndefined();
    expect(missingEvidence(rebuilt, { packedAsAdvised: true }, 'dispatch')?.code).toBe('INSPECTION_FIRST');
  });

  it('ADR SP 376 · leaves only packed as advised, a module too', () => {
    // P2
    const module = mayPass(passing('damaged', 'recycling', { kind: 'module' }));
    expect(missingEvidence(module, { packedAsAdvised: false }, 'dispatch')).toMatchObject({ code: 'PACKING_REQUIRED' });
    expect(missingEvidence(module, { packedAsAdvised: true }, 'dispatch')).toBeUndefined();
  });

  it('gets the refusal of the way itself where the way is closed', () => {
    expect(missingEvidence(mayPass(passing('damaged', 'reUse')), {}, 'offer')?.code).toBe('NOT_FOR_THIS_CONDITION');
    expect(missingEvidence(mayPass(passing('intact', 'reUse')), {}, 'dispatch')).toBeUndefined();
  });
});

describe('A condition in the words of this table', () => {
  it.each([
    ['intact', true, 'intact', 'intact'],
    ['damaged', true, 'damaged', 'damaged'],
    ['critical', true, 'critical', 'critical'],
    ['unknown', true, 'notAssessed', 'damaged'],
    // B2: kept from somebody is not that nobody looked.
    ['critical', false, 'withheld', undefined],
    ['intact', false, 'withheld', undefined],
    ['unknown', false, 'withheld', undefined],
  ] as const)('stored as %s, visible %s: %s, travels as %s', (stored, visible, found, travels) => {
    expect(foundCondition(stored, visible)).toBe(found);
    expect(travelState(found)).toBe(travels);
  });

  it('says with the passage how it travels', () => {
    expect(mayPass(passing('notAssessed', 'storage'))).toMatchObject({ travelsAs: 'damaged' });
    expect(mayPass(passing('critical', 'recycling'))).toMatchObject({ travelsAs: 'critical' });
    expect(mayPass(passing('intact', 'reUse'))).toMatchObject({ travelsAs: 'intact' });
    expect(mayPass(passing('withheld', 'recycling'))).toMatchObject({ travelsAs: undefined });
  });
});
