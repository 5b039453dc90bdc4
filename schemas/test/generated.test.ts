import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLObjectType, graphqlSync, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { sectionTypeDefs } from '#schemas/generated/sections-schema.ts';
import { properties, sectionNames, sectionTitles, shapeFields } from '#schemas/passport.ts';
import { aPassport } from './builders.ts';

const typeName = (section: string) => section.charAt(0).toUpperCase() + section.slice(1);
const sdl = `${sectionTypeDefs}
  enum BatteryCategory { ev lmt industrial stationary }
  scalar BatteryStatus
  type Query { ${sectionNames.map((name) => `${name}: ${typeName(name)}`).join(' ')} }`;
const schema = buildSchema(sdl);

describe('What is generated', () => {
  it('is up to date with the schemas', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    expect(
      execFileSync(process.execPath, ['scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' }),
    ).toContain('up to date');
  });

  it('annotates every property completely, in both languages', () => {
    for (const { path, title, description, source, access, change, level } of properties) {
      expect(
        [title.de, title.en, description, source].every((text) => text.trim().length > 1),
        path,
      ).toBe(true);
      expect(['pub', 'pli-com', 'auth', 'pli']).toContain(access);
      expect(['static', 'dynamic']).toContain(change);
      expect(['model', 'item']).toContain(level);
    }
    expect(new Set(properties.map(({ path }) => path)).size).toBe(properties.length);
    expect(Object.keys(sectionTitles)).toEqual(sectionNames);
  });

  it('knows the fields of every shape it names', () => {
    for (const { shape, path } of properties)
      if (shape && shape !== 'LocalText') expect(shapeFields[shape]?.length, path).toBeGreaterThan(0);
  });
});

describe('The GraphQL types of the sections', () => {
  it('carry title, unit and source in their descriptions', () => {
    const performance = schema.getType('Performance') as GraphQLObjectType;
    expect(performance.getFields().nominalVoltageV?.description).toBe(
      'Nominal voltage (Nennspannung). Voltage by which the battery is named. Unit: V. Source: 2023/1542 Annex XIII 1(h).',
    );
    for (const { section, name } of properties)
      expect((schema.getType(typeName(section)) as GraphQLObjectType).getFields()).toHaveProperty(name);
  });

  it('yield a whole passport as it was put in', () => {
    const passport = aPassport();
    const query = `{ ${sectionNames.map((name) => `${name} ${selection(schema.getType(typeName(name)) as GraphQLObjectType)}`).join(' ')} }`;
    const { data, errors } = graphqlSync({ schema, source: query, rootValue: passport });
    expect(errors).toBeUndefined();
    expect(withoutNull(data)).toEqual(passport);
  });
});

function selection(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map(({ name, type: fieldType }) => {
    const inner = schema.getType(String(fieldType).replace(/[[\]!]/g, ''));
    return isObjectType(inner) ? `${name} ${selection(inner)}` : name;
  });
  return `{ ${fields.join(' ')} }`;
}

function withoutNull(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).filter(([, field]) => field !== null));
  });
}
