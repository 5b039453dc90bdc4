import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/http/', import.meta.url);

/** Every route of the HTTP edge as it stands in the source, `file path`, so that none is forgotten. */
export function routesInSource(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.sort().flatMap((file) => routesIn(file, readFileSync(new URL(file, folder), 'utf8')));
}

/**
 * What is handed to `router.get(…)` and its like, and tables of `path: '/path', verb: …`. `router.use` only hangs in what is a
 * route elsewhere.
 */
export function routesIn(file: string, code: string): string[] {
  const calls = code.matchAll(
    /\b(?:router|app)\s*\.(?:get|post|put|patch|delete|all|route)\(\s*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|(\/(?:\\.|\[[^\]]*\]|[^/\n])+\/\w*)|([\w.]+))/g,
  );
  const tables = code.matchAll(/\bpath: '(\/[^']*)',\s*verb: '/g);
  return [...calls, ...tables].map(([, ...found]) => `${file} ${found.find((text) => text !== undefined)}`);
}
