import { describe, expect, it } from 'vitest';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { seededBatteries } from '../../../scripts/conformance/batteries.ts';
import { context } from './builders.ts';

/** Ours and compressed EN 18223 in our words know no others; an AAS says everything in elements, whose members are fixed. */
const closed = ['kreispass', 'en-18223', 'aas'];
const formats = foreignFormats.filter(({ name, write }) => write && !closed.includes(name)).map(({ name }) => name);

describe('What somebody wrote of their own into a passport', () => {
  it.each(formats)('as %s is kept, wherever it stands', (name) => {
    const write = foreignFormats.find((each) => each.name === name)?.write;
    const [passport] = seededBatteries();
    const written = write?.(passport as never, context) ?? {};
    if ('code' in written || !('document' in written)) throw new Error(JSON.stringify(written));
    const extras: string[] = [];
    const document = withExtras(JSON.parse(JSON.stringify(written.document)), extras);
    expect(extras.length).toBeGreaterThan(50);
    const read = readForeignPassport(document);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    const kept = JSON.stringify(read.kept);
    expect(extras.filter((extra) => !kept.includes(`"${extra}"`))).toEqual([]);
  });
});

/** A member of one's own in every object but in contexts of JSON-LD and between texts in several languages. */
function withExtras(value: unknown, extras: string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withExtras(each, extras));
  if (typeof value !== 'object' || value === null) return value;
  const isElement = 'objectType' in value || !('value' in value && 'language' in value);
  const members = Object.entries(value).map(([name, each]) => [
    name,
    name === '@context' ? each : withExtras(each, extras),
  ]);
  if (!isElement) return Object.fromEntries(members);
  extras.push(`extra ${extras.length}`);
  return { ...Object.fromEntries(members), 'x-own': extras.at(-1) };
}
