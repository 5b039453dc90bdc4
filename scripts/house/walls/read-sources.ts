import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource, type Source } from './source.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The rooms of the ground plan. */
const rooms = ['schemas', 'api', 'web-kit', 'workshop-client', 'dismantling-station', 'scripts'] as const;

/** Every program text of the repository, tests included. */
export function readSources(): Source[] {
  return pathsOf('{ts,tsx,js,mjs}').map((path) => readSource(path, textOf(path)));
}

/** Every file with one of these endings, from the root, with slashes; what was built is left out. */
export function pathsOf(endings: string): string[] {
  const found = globSync(`{${rooms.join(',')}}/**/*.${endings}`, { cwd: root });
  return found
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => !/\/(dist|node_modules)\//.test(path))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}
