import { isTest, said } from './floors.ts';
import type { Source } from './source.ts';

/** What the contract must not ask for: the same question has the same answer today and tomorrow, here and there. */
const clockAndRandom: ReadonlySet<string> = new Set([
  'Date.now',
  'new Date()',
  'performance.now',
  'Math.random',
  'crypto.getRandomValues',
  'crypto.randomUUID',
]);

/** Where the contract looks at a clock, rolls dice, or names a part of Node. What else a browser or Node has, its types refuse. */
export function impureContract(sources: readonly Source[]): string[] {
  const contract = sources.filter(({ path }) => path.startsWith('schemas/src/'));
  return contract.flatMap(({ path, asks, imports }) => [
    ...asks
      .filter(({ what }) => clockAndRandom.has(what))
      .map(({ line, what }) => `${path}:${line} asks ${what}; the contract is given time and chance as arguments.`),
    ...imports
      .filter(({ to }) => isPartOfNode(to))
      .map((each) => `${said(each)}, but the contract also runs in a browser, which has no Node.`),
  ]);
}

/** Where a browser program names a part of Node. */
export function nodeInBrowser(sources: readonly Source[]): string[] {
  const browser = /^(web-kit|workshop-client|dismantling-station)\/src\//;
  return sources
    .filter(({ path }) => browser.test(path))
    .flatMap(({ imports }) => imports.filter(({ to }) => isPartOfNode(to)))
    .map((each) => `${said(each)}, but it runs in a browser, which has no Node.`);
}

/** Where the service reads the environment elsewhere than in `config.ts`, so that a setting would not be checked at the start. */
export function readsEnvironment(sources: readonly Source[]): string[] {
  return ofService(sources)
    .filter(({ path }) => path !== 'api/src/config.ts')
    .flatMap(({ path, asks, imports }) => [
      ...asks
        .filter(({ what }) => what === 'process.env')
        .map(
          ({ line }) => `${path}:${line} reads process.env; settings are read and checked in api/src/config.ts alone.`,
        ),
      ...imports
        .filter(({ to }) => to === 'node:process')
        .map(
          (each) => `${said(each)}; settings are read in api/src/config.ts alone, the rest is there as \`process\`.`,
        ),
    ]);
}

const drivers: Record<string, string> = { 'node:sqlite': 'sqlite', mongoose: 'mongodb', mongodb: 'mongodb' };

/** Where a database is known outside the folder of its adapter. */
export function knowsDatabase(sources: readonly Source[]): string[] {
  return ofService(sources)
    .flatMap(({ imports }) => imports)
    .flatMap((each) => {
      const adapter = drivers[each.to];
      if (adapter === undefined || each.from.startsWith(`api/src/storage/${adapter}/`)) return [];
      return [`${said(each)}, but only api/src/storage/${adapter} knows this database; all others know the port.`];
    });
}

function ofService(sources: readonly Source[]): Source[] {
  return sources.filter(({ path }) => path.startsWith('api/src/') && !isTest(path));
}

function isPartOfNode(to: string): boolean {
  return to.startsWith('node:');
}
