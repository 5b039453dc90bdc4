import { readFileSync } from 'node:fs';
import type { Passport } from '#schemas/passport.ts';

/** A passport with every section, from the examples in the schemas; parts of it can be replaced. */
export function aPassport(parts: Partial<Passport> = {}): Passport {
  const passport = {
    general: example('general'),
    symbols: example('symbols'),
    carbonFootprint: example('carbon-footprint'),
    dueDiligence: example('due-diligence'),
    materials: example('materials'),
    circularity: example('circularity'),
    performance: example('performance'),
  } as Passport;
  return { ...passport, ...parts };
}

function example(file: string): unknown {
  const schema = JSON.parse(readFileSync(new URL(`../passport/${file}.json`, import.meta.url), 'utf8'));
  return schema.examples[0];
}
