import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#api/config.ts';

describe('The table of settings in README.md', () => {
  it('has every variable the program reads, and no other', () => {
    expect([...settingsInReadme()].sort()).toEqual([...settingsRead()].sort());
  });
});

/** What is asked of the environment; all of it is asked for, whatever is set. */
function settingsRead(): Set<string> {
  const asked = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_, name) {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  readConfig(environment);
  return asked;
}

function settingsInReadme(): Set<string> {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /\n### Settings\n[^|]*((?:\|.*\n)+)/.exec(readme) ?? [];
  const [, , ...rows] = table.trim().split('\n');
  expect(rows.length).toBeGreaterThan(10);
  return new Set(
    rows.flatMap((row) => [...row.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g)].map(([, name = '']) => name)),
  );
}
