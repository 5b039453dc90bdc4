import { describe, expect, it } from 'vitest';
import { compliancePage } from '../generate/compliance.ts';
import { lawTests, lawTestsIn } from '../generate/law-tests.ts';

const file = 'api/test/some.test.ts';

describe('The compliance table', () => {
  it('reads names without running anything', () => {
    const code = `throw new Error('never run');
      describe('A battery', () => { it('2023/1542 Art. 77(8) · ends', () => {}); it('is heavy', () => {}); });`;
    expect(lawTestsIn(code, file)).toEqual([{ act: '2023/1542', place: 'Art. 77(8)', rule: 'ends', file }]);
  });

  it.each([
    [`describe('2023/1542 Art. 77(2)', () => { it('· shows all', f); })`, 'Art. 77(2)', 'shows all'],
    [`describe('2023/1542 Annex XIII · A point', () => { it('is read', f); })`, 'Annex XIII', 'A point: is read'],
    [`describe('2023/1542 Art. 13', () => { it('(4) · the symbol', f); })`, 'Art. 13(4)', 'the symbol'],
    [`it.each([1, 2])('2023/1542 Art. 3(1)(30) · %s of waste', f)`, 'Art. 3(1)(30)', '… of waste'],
    [`it.skipIf(true)(\`2023/1542 Art. 8 · \${x} later\`, f)`, 'Art. 8', '… later'],
  ])('understands %s', (code, place, rule) => {
    expect(lawTestsIn(`const f = () => {}; const x = 1 as number; ${code};`, file)).toEqual([
      { act: '2023/1542', place, rule, file },
    ]);
  });

  it('says which obligation no test names', () => {
    const page = compliancePage([{ act: '2023/1542', place: 'Art. 77(4)', rule: 'is | kept', file }]);
    expect(page).toMatch(/Art\. 77\(4\) \|.*\| 1 \|/);
    expect(page).toMatch(/Art\. 77\(8\) \|.*\| \*\*none\*\* \|/);
    expect(page).toContain('is \\| kept');
  });

  it('finds the tests of this repository', () => {
    const acts = new Set(lawTests().map(({ act }) => act));
    for (const act of ['2023/1542', '2016/679', 'BattDG', 'AltfahrzeugV']) expect(acts).toContain(act);
  });
});
