import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Which of these expressions do not compile among the programs of a room. All of its files are looked at with them: one package
 * that brings the types of another platform would open the wall for the whole room.
 */
export function refusedByTypes(room: string, expressions: readonly string[]): string[] {
  const folder = mkdtempSync(join(root, 'node_modules/.walls-'));
  try {
    expressions.forEach((expression, index) => {
      writeFileSync(join(folder, `${index}.ts`), `export const value = ${expression};\n`);
    });
    const settings = {
      extends: join(root, room, 'tsconfig.json'),
      include: [join(root, room, 'src'), '*.ts'],
      exclude: [],
    };
    if (room === 'schemas') settings.include.push(join(root, room, 'platform.d.ts'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    return expressions.filter((_, index) => stdout.includes(`${index}.ts(`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
