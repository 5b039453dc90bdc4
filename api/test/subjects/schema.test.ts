import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { typeDefs as components } from '#api/components/schema.ts';
import { typeDefs as handoffs } from '#api/handoffs/schema.ts';
import { typeDefs as organisations } from '#api/organisations/schema.ts';
import { typeDefs as passports } from '#api/passports/schema.ts';
import { typeDefs as vehicles } from '#api/vehicles/schema.ts';

interface Described {
  name?: { value: string };
  description?: { value: string };
  fields?: readonly Described[];
  values?: readonly Described[];
}

describe('The schema', () => {
  it.each(Object.entries({ components, handoffs, organisations, passports, vehicles }))(
    'says in a sentence what every type and field of %s is',
    (_, sdl) => {
      const silent: string[] = [];
      for (const definition of parse(sdl).definitions as readonly (Described & { kind: string })[]) {
        const type = definition.name?.value ?? '';
        if (!definition.kind.endsWith('Extension') && !definition.description) silent.push(type);
        for (const part of [...(definition.fields ?? []), ...(definition.values ?? [])]) {
          if (!part.description?.value.trim()) silent.push(`${type}.${part.name?.value}`);
        }
      }
      expect(silent).toEqual([]);
    },
  );
});
