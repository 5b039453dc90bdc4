/** Valid documents made from somebody else's JSON Schema, with values a battery might have. Test code only. */

type Json = Record<string, unknown>;

export interface Asked {
  /** Only what is required; everything there is; or by chance. */
  much: 'minimal' | 'maximal' | 'some';
  seed: number;
  /** Values for members by their name, where what the schema says is not enough. */
  values?: Readonly<Record<string, unknown>>;
}

/** One document; the same seed makes the same. */
export function instanceOf(schema: object, { much, seed, values = {} }: Asked): unknown {
  const chance = generator(seed);
  const pick = <Value>(all: readonly Value[]): Value => all[Math.floor(chance() * all.length)] as Value;
  let number = 0;

  function make(at: Json, name: string, depth: number): unknown {
    const [member = ''] = name.split('.').slice(-1);
    const said = Object.hasOwn(values, member) ? values[member] : undefined;
    const here = resolved(schema as Json, at);
    const fits = !Array.isArray(here.enum) || here.enum.includes(said);
    if (said !== undefined && fits) return said;
    if (here.const !== undefined) return here.const;
    if (Array.isArray(here.enum)) return pick(here.enum);
    const either = (here.oneOf ?? here.anyOf) as Json[] | undefined;
    if (either && here.properties === undefined) return make(pick(either), name, depth);
    switch (typeOf(here)) {
      case 'object':
        return objectOf(either ? oneOf(here, either, pick(either)) : here, name, depth);
      case 'array':
        return listOf(here, name, depth);
      case 'boolean':
        return chance() < 0.5;
      case 'number':
      case 'integer':
        return numberFor(name, here);
      default:
        return textFor(name, here);
    }
  }

  function objectOf(here: Json, name: string, depth: number): Json {
    const required = new Set((here.required as string[]) ?? []);
    const members = Object.entries((here.properties ?? {}) as Record<string, Json>).filter(
      ([member]) => required.has(member) || (depth < 12 && (much === 'maximal' || (much === 'some' && chance() < 0.5))),
    );
    return Object.fromEntries(members.map(([member, inner]) => [member, make(inner, `${name}.${member}`, depth + 1)]));
  }

  function listOf(here: Json, name: string, depth: number): unknown[] {
    const contained = [here, ...((here.allOf as Json[]) ?? [])].flatMap(({ contains }) =>
      contains === undefined ? [] : [(contains as Json).const],
    );
    if (contained.length > 0) return contained;
    if (Array.isArray(here.prefixItems)) return here.prefixItems.map((each) => make(each as Json, name, depth + 1));
    const least = (here.minItems as number | undefined) ?? (much === 'minimal' ? 0 : 1);
    const count = Math.max(least, much === 'maximal' ? 2 : Math.floor(chance() * 3));
    const made = Array.from({ length: count }, () => make((here.items as Json) ?? { type: 'string' }, name, depth + 1));
    return here.uniqueItems ? [...new Map(made.map((each) => [JSON.stringify(each), each])).values()] : made;
  }

  function numberFor(name: string, { type, minimum = 0, maximum = 90, exclusiveMinimum }: Json): number {
    const known = Object.entries(numbers).find(([part]) => name.toLowerCase().includes(part))?.[1];
    const value = known ?? Math.round(chance() * 800) / 10 + 1;
    const fitting = Math.min(Math.max(value, minimum as number), maximum as number);
    return type === 'integer' ? Math.round(fitting) : exclusiveMinimum !== undefined ? Math.max(fitting, 0.5) : fitting;
  }

  function textFor(name: string, { format, pattern, maxLength }: Json): string {
    number++;
    if (pattern !== undefined) {
      const found = patterns.find(([part]) => (pattern as string).includes(part))?.[1];
      if (found === undefined) throw new Error(`No text for the pattern ${pattern}`);
      return found;
    }
    if (format === 'uri') return `https://werk.example/${number}`;
    if (format === 'date') return '2026-03-01';
    if (format === 'date-time') return '2026-03-04T10:00:00Z';
    if (format === 'byte') return 'AAEC';
    const member = name.slice(name.lastIndexOf('.') + 1);
    const known = texts.find(([part]) => member.toLowerCase().includes(part))?.[1];
    return (known ?? `${member} ${number}`).slice(0, (maxLength as number | undefined) ?? 80);
  }

  return make(schema as Json, '', 0);
}

/** Of members of which only one may be there, those of one alternative. */
function oneOf(here: Json, either: readonly Json[], chosen: Json): Json {
  const among = new Set(either.flatMap(({ required }) => (required as string[] | undefined) ?? []));
  const taken = new Set((chosen.required as string[] | undefined) ?? []);
  const members = Object.entries((here.properties ?? {}) as Json).filter(
    ([name]) => !among.has(name) || taken.has(name),
  );
  return mergedWith({ ...here, properties: Object.fromEntries(members) }, chosen);
}

/** Members whose values have to fit each other. */
const numbers: Readonly<Record<string, number>> = {
  minvoltage: 300,
  minimumvoltage: 300,
  'voltage.min': 300,
  maxvoltage: 450,
  maximumvoltage: 450,
  'voltage.max': 450,
  nominalvoltage: 400,
  'voltage.nominal': 400,
  lower: -20,
  minimum: -20,
  upper: 55,
  maximum: 55,
};

const texts: readonly (readonly [string, string])[] = [
  ['country', 'DE'],
  ['currency', 'EUR'],
  ['language', 'de'],
  ['email', 'pass@werk.example'],
  ['cas', '7439-93-2'],
  ['materialidentifier', '7439-93-2'],
  ['substanceidentifier', '21324-40-3'],
];

/** A text for each pattern of the published schemas, found by a part of it. */
const patterns: readonly (readonly [string, string])[] = [
  ['^[a-z]{2}$', 'de'],
  ['^[A-Z]{2}$', 'DE'],
  ['[a-zA-Z]*:[a-zA-Z]+', 'unit:percent'],
  ['^\\d{4}-\\d{2}-\\d{2}$', '2026-03-01'],
  ['[0-9a-fA-F]{8}-', 'urn:uuid:550e8400-e29b-41d4-a716-446655440000'],
  ['T(([01][0-9]', '2026-03-04T10:00:00Z'],
  ['manufacturerId|partInstanceId', 'partInstanceId'],
  ['manufacturerId|batchId', 'batchId'],
  ['^BPNA', 'BPNA1234567890ZZ'],
  ['^BPNL', 'BPNL1234567890ZZ'],
  ['([A-Z]{2}-[A-Z0-9]{1,3}|)', 'DE-SN'],
  ['^[a-z0-9][a-z0-9\\- ]{0,10}$', '04109'],
  ['^[+]?[0-9 ]+$', '+49 341 123'],
  ['^[A-Z]{2}[A-Z0-9]{1,18}$', 'DE1234567'],
  ['@', 'w.w@w.de'],
  ['^\\d{2,7}-', '7439-93-2'],
  ['^urn:[a-z0-9]+', 'urn:bmwk:123456687678'],
  ['--(0[1-9]', '--06'],
  ['^\\d{2}-\\d{2}-\\d{2}-\\d{2}$', '27-01-02-03'],
  ['Pb, Cd', 'Pb'],
];

function typeOf({ type, properties, items }: Json): unknown {
  if (type !== undefined) return Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  return properties ? 'object' : items ? 'array' : 'string';
}

/** What a schema says with everything it refers to. */
function resolved(root: Json, at: Json): Json {
  const { $ref, allOf, ...own } = at;
  const parts = [
    ...($ref === undefined ? [] : [resolved(root, pointed(root, $ref as string))]),
    ...((allOf as Json[] | undefined) ?? [])
      .filter(({ contains }) => contains === undefined)
      .map((each) => resolved(root, each)),
  ];
  const kept = ((allOf as Json[] | undefined) ?? []).filter(({ contains }) => contains !== undefined);
  return parts.reduce((whole, each) => mergedWith(whole, each), kept.length > 0 ? { ...own, allOf: kept } : own);
}

function mergedWith(one: Json, other: Json): Json {
  return {
    ...other,
    ...one,
    ...(one.properties || other.properties
      ? { properties: { ...(other.properties as object), ...(one.properties as object) } }
      : {}),
    ...(one.required || other.required
      ? { required: [...((one.required as string[]) ?? []), ...((other.required as string[]) ?? [])] }
      : {}),
  };
}

function pointed(root: Json, reference: string): Json {
  return reference
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .reduce<Json>(
      (here, step) => here[decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~'))] as Json,
      root,
    );
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
