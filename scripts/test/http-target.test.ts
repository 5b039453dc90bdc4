import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { httpTarget } from '../import/http-target.ts';

describe('A running service as the target of an import', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('finds a firm by its GLN among more firms than one page of the list holds', async () => {
    const target = httpTarget(app.url, () => app.operatorToken());
    const firms = Array.from({ length: 130 }, (_, n) => glnOf(n));
    for (const [n, gln] of firms.entries()) {
      const firm = { commandId: `firm-number-${n}`, name: `Werk ${n}`, roles: ['manufacturer' as const], gln };
      expect(await target.register(firm)).toHaveProperty('id');
    }
    const ids = await Promise.all([firms[0], firms[129]].map((gln) => target.findByGln(gln ?? '')));
    expect(ids.every((id) => /^[0-9A-Z]{14}$/.test(id ?? ''))).toBe(true);
    expect(await target.findByGln(glnOf(500))).toBeUndefined();
  });
});

/** A GLN of a series, with its check digit (GS1 General Specifications 7.9.1). */
function glnOf(n: number): string {
  const digits = `952990${String(n).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
