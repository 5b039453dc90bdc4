import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { writeEn18223, writeEn18223Expanded } from '#schemas/foreign/en-18223/write.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { aPassport } from '../builders.ts';
import { context, corpus, fullPassport, hasCorpus, readJson } from './builders.ts';

const openapi = `${corpus}09-openepcis-dpp-ready/extensions/common/interop/api/en18222-dpp-api.openapi.yaml`;
const sample = `${corpus}09-openepcis-dpp-ready/extensions/eu/battery/examples/battery-product.operational.jsonld`;
const writers = { compressed: writeEn18223, expanded: writeEn18223Expanded };
const passports: [string, Passport][] = [
  ...(['ev', 'lmt', 'industrial', 'stationary'] as const).map((each): [string, Passport] => [each, fullPassport(each)]),
  ...demoVehicles.slice(0, 10).map((vehicle): [string, Passport] => [`demo ${vehicle.vin}`, passportOf(vehicle)]),
  ['with everything our schema has', withOperator(aPassport())],
];

describe.each(Object.entries(writers))('A passport as EN 18223 in %s form', (_, write) => {
  it.each(passports)('of %s comes back exactly as it was', (_, passport) => {
    const document = JSON.parse(JSON.stringify(written(write, passport)));
    const read = readForeignPassport(document);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.format).toBe('en-18223');
    expect(read.passport).toEqual(passport);
    expect(read.kept).toEqual({ '/dppStatus': 'active', '/lastUpdated': context.updatedAt });
  });

  it('names what the envelope lacks', () => {
    const { general } = fullPassport('ev');
    const { operator: _, ...rest } = general;
    expect(write({ general: rest }, context)).toMatchObject({
      code: 'EXPORT_INCOMPLETE',
      path: '/general/operator/identifier',
    });
  });

  it('of a model is refused at the granularity', () => {
    const document = { ...written(write, fullPassport('ev')), granularity: 'model' };
    expect(readForeignPassport(document)).toMatchObject({ code: 'GRANULARITY_MODEL', path: '/granularity' });
  });
});

describe('EN 18223 in expanded form', () => {
  it('is refused at the element that is wrong', () => {
    const document = written(writeEn18223Expanded, fullPassport('ev')) as Expanded;
    const mass = document.elements[0]?.elements?.find(({ elementId }) => elementId === 'massKg') as Element;
    mass.value = -1;
    const read = readForeignPassport(document);
    const index = document.elements[0]?.elements?.indexOf(mass);
    expect(read).toMatchObject({ code: 'INVALID_INPUT', path: `/elements/0/elements/${index}` });
  });

  it('keeps elements it has no place for', () => {
    const document = written(writeEn18223Expanded, fullPassport('ev')) as Expanded;
    document.elements.push({ elementId: 'colour', objectType: 'SingleValuedDataElement', value: 'blue' });
    expect(readForeignPassport(document)).toMatchObject({ kept: { '/elements/7': 'blue' } });
  });

  it('is never a fault, whatever stands in it', () => {
    let deep: unknown = [];
    for (let depth = 0; depth < 5000; depth++) deep = [{ elementId: 'a', elements: deep }];
    const base = { digitalProductPassportId: 'urn:a:b', elements: deep };
    for (const elements of [deep, [null, 1, { elementId: '__proto__', value: 1 }], [{ elementId: 'general' }], 'x'])
      expect(readForeignPassport({ ...base, elements })).toHaveProperty('code');
    expect(Object.prototype).not.toHaveProperty('1');
  });
});

describe.skipIf(!hasCorpus)('EN 18223 as published (skipped where ../shared/corpus is absent)', () => {
  const schemas = hasCorpus ? schemasOf(readFileSync(openapi, 'utf8')) : {};

  it.each(Object.entries(writers))('has in its envelope all that is mandatory (%s)', (_, write) => {
    expect(schemas.DppEnvelope?.required).toHaveLength(7);
    for (const [, passport] of passports) {
      const document = written(write, passport) as Record<string, unknown>;
      for (const name of schemas.DppEnvelope?.required ?? []) expect(document[name], name).toBeTypeOf('string');
    }
  });

  it('has elements of the published kinds only, with their members', () => {
    for (const [, passport] of passports)
      walk((written(writeEn18223Expanded, passport) as Expanded).elements, (element) => {
        const kind = schemas[element.objectType as string];
        expect(kind, element.objectType).toBeDefined();
        const allowed = [...(schemas.DataElementBase?.properties ?? []), ...(kind?.properties ?? [])];
        expect(allowed).toEqual(expect.arrayContaining(Object.keys(element)));
      });
  });

  it('of somebody else, expanded, says the same as compressed', () => {
    const compressed = readJson(sample) as Record<string, unknown>;
    const { digitalProductPassportId, ...rest } = compressed;
    const elements = Object.entries(rest).map(([elementId, value]) => ({ elementId, value }));
    const plain = readForeignPassport(compressed);
    const read = readForeignPassport({
      digitalProductPassportId,
      elements: elements.filter(({ value }) => !Array.isArray(value)),
      ...Object.fromEntries(
        elements.flatMap(({ elementId, value }) => (Array.isArray(value) ? [[elementId, value]] : [])),
      ),
    });
    if ('code' in plain || 'code' in read) throw new Error('refused');
    expect(read.format).toBe('en-18223');
    expect(read.passport.performance).toEqual(plain.passport.performance);
    expect(read.passport.general.uniqueIdentifier).toBe(plain.passport.general.uniqueIdentifier);
  });
});

type Element = { elementId: string; objectType?: string; value?: unknown; elements?: Element[] };
type Expanded = { elements: Element[] };

function walk(elements: Element[], visit: (element: Element) => void): void {
  for (const element of elements) {
    visit(element);
    if (element.elements) walk(element.elements, visit);
    if (Array.isArray(element.value)) for (const group of element.value) if (Array.isArray(group)) walk(group, visit);
  }
}

/** Names of schemas with what they make mandatory and what they list, from the indented text of the API description. */
function schemasOf(yaml: string): Record<string, { required: string[]; properties: string[] }> {
  const text = yaml.slice(yaml.indexOf('\n  schemas:'));
  const found: Record<string, { required: string[]; properties: string[] }> = {};
  for (const [, name = '', body = ''] of text.matchAll(/^ {4}(\w+):\n((?: {5}.*\n|\n)*)/gm)) {
    const listed = /^ +required:\n((?: +- \w+\n)*)/m.exec(body)?.[1] ?? /required: \[(.*)\]/.exec(body)?.[1] ?? '';
    const at = /^( +)properties:\n/m.exec(body);
    const rest = at ? body.slice(at.index + at[0].length) : '';
    const names = rest.matchAll(new RegExp(`^${at?.[1] ?? ''}  (\\w+):`, 'gm'));
    found[name] = { required: listed.match(/\w+/g) ?? [], properties: [...names].map(([, each = '']) => each) };
  }
  return found;
}

function written(write: typeof writeEn18223, passport: Passport): object {
  const made = write(passport, context);
  if ('code' in made) throw new Error(made.message);
  return made.document;
}

/** The envelope wants to know who answers for the passport. */
function withOperator(passport: Passport): Passport {
  const { general } = passport;
  const operator = { ...(general.operator ?? general.manufacturer), identifier: '9521234000006' };
  return { ...passport, general: { passportIdentifier: 'https://id.example/p', ...general, operator } };
}
