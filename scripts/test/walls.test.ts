import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { betweenRooms, fromTests, insides, loose, upwards } from '../house/walls/floors.ts';
import { knots } from '../house/walls/knots.ts';
import { undeclared, unused } from '../house/walls/packages.ts';
import { impureContract, knowsDatabase, nodeInBrowser, readsEnvironment } from '../house/walls/platform.ts';
import { pathsOf, readSources, textOf } from '../house/walls/read-sources.ts';
import { refusedByTypes } from '../house/walls/refused-by-types.ts';

const sources = readSources();

/** Each sentence names file, line and rule; there is no list of exceptions. */
const none = (broken: string[]) => expect(broken.join('\n')).toBe('');

describe('A room', () => {
  it('imports only from the rooms it stands on', () => none(betweenRooms(sources)));

  it('runs without its tests', () => none(fromTests(sources)));

  it.each(['schemas/src', 'api/src', 'web-kit/src', 'workshop-client/src', 'dismantling-station/src', 'scripts'])(
    'has no folders that need each other: %s',
    (below) => none(knots(sources, below)),
  );
});

describe('The service', () => {
  it('has floors, and no import runs up', () => none(upwards(sources)));

  it('has no file that lies about', () => none(loose(sources)));

  it('has subjects that do not know the insides of each other', () => none(insides(sources)));

  it('knows a database in the folder of its adapter only', () => none(knowsDatabase(sources)));

  it('reads the environment in one file', () => none(readsEnvironment(sources)));
});

describe('The contract', () => {
  it('knows no clock, no chance and no Node', () => none(impureContract(sources)));
});

describe('A program for browsers', () => {
  it('imports nothing of Node', () => none(nodeInBrowser(sources)));
});

describe('package.json', () => {
  it('declares every package that is imported', () => none(undeclared(sources, packageJson)));

  it('declares no package that nothing uses', () =>
    none(unused(sources, pathsOf('{css,html}').map(textOf), packageJson)));
});

/** The compiler goes through the whole room each time, which takes long where it has no core of its own. */
describe('The types of a room', () => {
  const contract = [
    'document.title',
    'process.version',
    'fetch("/")',
    'setTimeout(alert)',
    'Buffer.from("")',
    'crypto.randomUUID()',
  ];
  it.each([
    ['schemas', contract],
    ['api', ['document.title', 'window.innerWidth']],
    ['workshop-client', ['process.version', 'Buffer.from("")', 'import("node:fs")']],
  ])(
    'know nothing but where it runs: %s',
    (room, foreign) => {
      expect(refusedByTypes(room, [...foreign, 'new Map()'])).toEqual(foreign);
    },
    300_000,
  );
});
