import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from '#schemas/checks/explain-words.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { validatePassport } from '#schemas/validate.ts';
import { aPassport } from './builders.ts';

const folder = new URL('../passport/', import.meta.url);
const sections: Record<string, string> = {
  'carbon-footprint.json': 'carbonFootprint',
  'due-diligence.json': 'dueDiligence',
};

describe('Refusals in German', () => {
  for (const file of readdirSync(folder).filter((name) => !/^(common|passport)\.json$/.test(name))) {
    const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const section = sections[file] ?? file.replace('.json', '');
    it.each(
      (schema['x-invalid-examples'] as { value: unknown; pointer: string }[]).map((each) => [each.pointer, each]),
    )(`${section} · "%s"`, (_, { value, pointer }) => {
      const refusal = validatePassport({ ...aPassport(), [section]: value }, 'de');
      expect(refusal?.path).toBe(`/${section}${pointer}`);
      expect(refusal?.message).toMatch(/ (muss .+ (sein|haben)|darf .+|fehlt|ist .+)\.$/);
      expect(refusal?.message).not.toMatch(/ (must|is|of|with) /);
    });
  }

  it('name values that contradict each other, and formats nobody knows', () => {
    const general = { ...aPassport().general, manufacturedOn: '2026-05', placedOnMarketOn: '2026-04-20' };
    expect(validatePassport(aPassport({ general }), 'de')).toMatchObject({
      path: '/general/manufacturedOn',
      message: 'manufacturedOn darf nicht über placedOnMarketOn liegen.',
    });
    expect(readForeignPassport({ x: 1 }, 'de')).toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringContaining('kein Batteriepass'),
    });
  });

  it('have a word for every type, format and pattern English has one for', () => {
    for (const table of ['types', 'formats', 'patterns'] as const)
      expect(Object.keys(words.de[table])).toEqual(Object.keys(words.en[table]));
  });
});
