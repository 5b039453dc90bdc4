import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operationId } from '#schemas/operation-id.ts';
import { documentsOfClients, operationsNow } from '../generate/operations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const none = { current: {}, earlier: {} };

describe('The list of what the clients ask', () => {
  it('has every operation that is written down in their source', async () => {
    const listed = (await documentsOfClients()).join('\n');
    const written = ['web-kit', 'workshop-client', 'dismantling-station'].flatMap((client) => {
      const folder = `${root}/${client}/src`;
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
      const sources = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
      return sources.flatMap((text) => [...text.matchAll(/\b(?:query|mutation|subscription) [A-Z]\w+[ (]/g)]);
    });
    expect(written.length).toBeGreaterThan(30);
    expect(written.map(([start]) => start).filter((start) => !listed.includes(start))).toEqual([]);
  });

  it('keeps what no client sends any more among the earlier ones', () => {
    const before = operationsNow(none, ['query A { a }', 'query B { b }']);
    const after = operationsNow(before, ['query A { a }', 'query B { b c }']);
    expect(after.earlier).toEqual({ [operationId('query B { b }')]: 'query B { b }' });
    expect(Object.values(after.current)).toEqual(['query A { a }', 'query B { b c }']);
    expect(operationsNow(after, ['query A { a }', 'query B { b c }'])).toEqual(after);
  });

  it('takes back what is sent again', () => {
    const before = operationsNow(operationsNow(none, ['query A { a }']), []);
    expect(operationsNow(before, ['query A { a }'])).toEqual(operationsNow(none, ['query A { a }']));
  });
});
