import { said } from './floors.ts';
import type { Import, Source } from './source.ts';

/** What of `package.json` counts here. */
export interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Imports of packages that are there only because another one brought them, or only where tests are run. */
export function undeclared(sources: readonly Source[], { dependencies, devDependencies }: Manifest): string[] {
  return foreignImports(sources).flatMap((each) => {
    const name = packageOf(each.to);
    if (name in dependencies) return [];
    if (!(name in devDependencies)) return [`${said(each)}, but package.json does not declare ${name}.`];
    // The image of the service is built without devDependencies; types are gone by then.
    if (each.isType || !/^(api|schemas)\/src\//.test(each.from)) return [];
    return [
      `${said(each)}, but package.json has ${name} in devDependencies, which are not there when the service runs.`,
    ];
  });
}

/** Declared packages that nothing imports, names a file of, or runs. `texts` are style sheets and whatever else names files. */
export function unused(sources: readonly Source[], texts: readonly string[], manifest: Manifest): string[] {
  const imported = new Set(foreignImports(sources).map(({ to }) => packageOf(to)));
  const everything = [...sources.map(({ text }) => text), ...texts, ...Object.values(manifest.scripts)].join('\n');
  const isUsed = (name: string) => {
    if (imported.has(name)) return true;
    const typed = /^@types\/(.+)$/.exec(name)?.[1];
    if (typed) return typed === 'node' || imported.has(typed);
    return everything.includes(`${name}/`) || everything.includes(`.bin/${programOf(name)}`);
  };
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return declared.filter((name) => !isUsed(name)).map((name) => `package.json declares ${name}, which nothing uses.`);
}

/** What a package puts into `node_modules/.bin`, where it is not called like the package. */
function programOf(name: string): string {
  return { '@biomejs/biome': 'biome', typescript: 'tsc' }[name] ?? name;
}

function foreignImports(sources: readonly Source[]): Import[] {
  return sources.flatMap(({ imports }) => imports.filter(({ to, isOurs }) => !isOurs && !to.startsWith('node:')));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
