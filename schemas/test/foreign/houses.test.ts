import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../src/foreign/', import.meta.url));
const files = globSync('**/*.ts', { cwd: folder });

/** A house is a folder with a `format.ts`; `lines` is the ground all stand on, which only says what a house has to be. */
const houses = files
  .filter((file) => file.endsWith('/format.ts'))
  .map((file) => dirname(file))
  .filter((house) => house !== 'lines');

describe('The folder of foreign formats', () => {
  it('has a house for every file but those all share and those that know the table', () => {
    const streets = new Set(houses.map((house) => house.split('/')[0]));
    const outside = files.filter((file) => file.includes('/') && !streets.has(file.split('/')[0]));
    expect(outside.filter((file) => !file.startsWith('lines/'))).toEqual([]);
  });

  it.each(houses.filter((house) => house !== 'kreispass'))('%s: has a room for reading', (house) => {
    expect(files).toContain(`${house}/read.ts`);
  });

  it('needs no format in what all share', () => {
    expect(neededBy('lines/').filter((file) => !file.startsWith('lines/'))).toEqual([]);
  });

  it.each([...new Set(houses.map((house) => `${house.split('/')[0]}/`))])('%s needs no other format', (street) => {
    expect(neededBy(street).filter((file) => !file.startsWith('lines/') && !file.startsWith(street))).toEqual([]);
  });

  it('has two models of Catena-X that need no other, and are not needed by what they share', () => {
    const inner = houses.filter((house) => house.startsWith('catena-x/')).map((house) => `${house}/`);
    for (const house of inner)
      expect(
        neededBy(house).filter((file) => inner.some((other) => other !== house && file.startsWith(other))),
      ).toEqual([]);
    const shared = files.filter((file) => dirname(file) === 'catena-x').flatMap((file) => importsOf(file));
    expect(shared.filter((file) => inner.some((house) => file.startsWith(house)))).toEqual([]);
  });
});

/** Files of this folder that those in one of its folders import. */
function neededBy(start: string): string[] {
  return files.filter((file) => file.startsWith(start)).flatMap(importsOf);
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, name = '']) => {
    const path = join(folder, dirname(file), name);
    if (!existsSync(path)) throw new Error(`${file} imports ${name}, which is not there.`);
    const there = relative(folder, path).replaceAll('\\', '/');
    return there.startsWith('../') ? [] : [there];
  });
}
