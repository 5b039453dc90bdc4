import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before the first test: builds the clients if their sources have changed. While tests run, nobody builds them. */
export function setup(): void {
  const prepare = fileURLToPath(new URL('../../scripts/house/prepare.mjs', import.meta.url));
  // Built as for people, not as for tests.
  const { NODE_ENV: _, ...env } = process.env;
  const { status } = spawnSync(process.execPath, [prepare, '--clients'], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('The clients could not be built.');
}
