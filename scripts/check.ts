import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { script } from './ledger/script.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The static part of what CI does: nothing here starts a server or touches a database. */
const checks: { name: string; program: string; args: string[]; help: string }[] = [
  {
    name: 'format and lint',
    program: 'node_modules/.bin/biome',
    args: ['ci', '--colors=off', '.'],
    help: 'npx biome check --write .',
  },
  typesOf('of everything, scripts and tests too', '.'),
  typesOf('of the contract, which knows no platform', 'schemas'),
  typesOf('of the service, without a browser', 'api'),
  typesOf('of the browser programs, without Node', 'web-kit'),
  {
    name: 'generated files are up to date',
    program: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'scripts/generate.ts', '--check'],
    help: 'npm run generate',
  },
  {
    name: 'printed GraphQL schema is up to date',
    program: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'scripts/print-schema.ts', '--check'],
    help: 'node_modules/.bin/node scripts/print-schema.ts',
  },
  {
    name: "the clients' GraphQL documents are known to the service",
    program: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'scripts/print-operations.ts', '--check'],
    help: 'npm run generate',
  },
];

const help = `npm run check – what CI checks before it runs tests:
${checks.map(({ name }) => `  ${name}`).join('\n')}`;

await script(help, {}, async () => {
  const failed = checks.filter((check) => !passes(check));
  if (failed.length === 0) console.log('All checks passed.');
  else console.error(`\nFailed: ${failed.map(({ name, help }) => `${name} (try: ${help})`).join('; ')}.`);
  return failed.length === 0 ? 0 : 1;
});

function typesOf(what: string, folder: string): (typeof checks)[number] {
  return {
    name: `types ${what}`,
    program: 'node_modules/.bin/tsc',
    args: ['-p', folder],
    help: 'read the lines above',
  };
}

function passes({ name, program, args }: (typeof checks)[number]): boolean {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  const ok = status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.error(error?.message ?? `${stdout}${stderr}`.trimEnd());
  return ok;
}
