import { describe, expect, it } from 'vitest';
import { betweenRooms, fromTests, insides, loose, upwards } from '../house/walls/floors.ts';
import { knots } from '../house/walls/knots.ts';
import { undeclared, unused } from '../house/walls/packages.ts';
import { impureContract, knowsDatabase, nodeInBrowser, readsEnvironment } from '../house/walls/platform.ts';
import { readSource, type Source } from '../house/walls/source.ts';

const noPackages = { scripts: {}, dependencies: {}, devDependencies: {} };

/** What a rule says of a file with this text. */
const said = (rule: (sources: Source[]) => string[], path: string, text: string) => rule([readSource(path, text)]);

describe('A wall', () => {
  it.each([
    ['a client that reaches into the service', betweenRooms, 'workshop-client/src/a.ts', "import '#api/open.ts';"],
    [
      'a client that reaches into the other',
      betweenRooms,
      'workshop-client/src/a.ts',
      "import '../../dismantling-station/src/app.tsx';",
    ],
    [
      'the contract that knows the service',
      betweenRooms,
      'schemas/src/a.ts',
      "export type { Config } from '#api/config.ts';",
    ],
    [
      'a program that needs its tests',
      fromTests,
      'api/src/a.ts',
      "import { startApp } from '../test/api/start-app.ts';",
    ],
    [
      'a subject that knows the record',
      upwards,
      'api/src/vehicles/a.ts',
      "import { record } from '../record/record.ts';",
    ],
    [
      'a type from above',
      upwards,
      'api/src/asking/a.ts',
      "import type { Vehicle } from '../vehicles/state/vehicle.ts';",
    ],
    ['a type named in passing', upwards, 'api/src/ledger/a.ts', "let a: import('../access/viewer.ts').Viewer;"],
    ['an import while it runs', upwards, 'api/src/ledger/a.ts', "await import('../access/viewer.ts');"],
    [
      'the decisions of another subject',
      insides,
      'api/src/series/a.ts',
      "import { decide } from '../vehicles/decide.ts';",
    ],
    [
      'a database beside its adapter',
      knowsDatabase,
      'api/src/ledger/a.ts',
      "import { DatabaseSync } from 'node:sqlite';",
    ],
    ['a setting that is not checked', readsEnvironment, 'api/src/http/a.ts', 'export const port = process.env.PORT;'],
    ['a contract with a clock', impureContract, 'schemas/src/a.ts', 'export const today = new Date();'],
    ['a contract with dice', impureContract, 'schemas/src/a.ts', 'export const chance = () => Math.random();'],
    ['a contract with files', impureContract, 'schemas/src/a.ts', "import { readFileSync } from 'node:fs';"],
    ['Node in a browser', nodeInBrowser, 'web-kit/src/a.ts', "import { join } from 'node:path';"],
  ] as const)('stops %s', (_, rule, path, text) => {
    expect(said(rule, path, text)).toEqual([expect.stringContaining(`${path}:1 `)]);
  });

  it.each([
    [
      'the state of another subject',
      insides,
      'api/src/series/a.ts',
      "import type { Vehicle } from '../vehicles/state/vehicle.ts';",
    ],
    ['an import down', upwards, 'api/src/http/a.ts', "import { record } from '../record/record.ts';"],
    ['the contract everywhere', betweenRooms, 'web-kit/src/a.ts', "import { isId } from '#schemas/id.ts';"],
    [
      'a given day',
      impureContract,
      'schemas/src/a.ts',
      'export const day = (text: string) => new Date(text); // Date.now()',
    ],
  ] as const)('lets %s through', (_, rule, path, text) => {
    expect(said(rule, path, text)).toEqual([]);
  });

  it('stops a file that lies about', () => {
    expect(said(loose, 'api/src/helpers.ts', '')).toEqual([expect.stringContaining('api/src/helpers.ts lies loose')]);
    expect(said(loose, 'api/src/main.ts', '')).toEqual([]);
  });

  it('stops two folders that need each other, and says by which imports', () => {
    const here = readSource('api/src/one/a.ts', "import { b } from '../two/b.ts';");
    const there = (text: string) => [here, readSource('api/src/two/b.ts', text)];
    const [sentence, ...others] = knots(there("import { a } from '../one/a.ts';"), 'api/src');
    expect(sentence).toContain('api/src/one and api/src/two need each other');
    expect(sentence).toContain('api/src/one/a.ts:1 imports api/src/two/b.ts');
    expect(others).toEqual([]);
    expect(knots(there("import type { A } from '../one/a.ts';"), 'api/src')).toEqual([]);
  });

  it('stops a package nobody declared, one that is not there when the service runs, and one nobody uses', () => {
    const sources = [readSource('api/src/a.ts', "import { a } from '@far/away/part';")];
    expect(undeclared(sources, noPackages)).toEqual([expect.stringContaining('does not declare @far/away.')]);
    const onlyHere = { ...noPackages, devDependencies: { '@far/away': '1' } };
    expect(undeclared(sources, onlyHere)).toEqual([expect.stringContaining('devDependencies')]);
    expect(undeclared(sources, { ...noPackages, dependencies: { '@far/away': '1' } })).toEqual([]);
    expect(unused(sources, [], onlyHere)).toEqual([]);
    expect(unused(sources, [], { ...noPackages, dependencies: { near: '1' } })).toEqual([
      expect.stringContaining('near'),
    ]);
  });
});
