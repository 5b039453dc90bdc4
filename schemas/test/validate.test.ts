import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formats } from '#schemas/checks/formats.ts';
import { textLength } from '#schemas/checks/text-length.ts';
import {
  type CommandName,
  isCommandName,
  validateCommand,
  validateEvent,
  validatePassport,
} from '#schemas/validate.ts';
import { aPassport } from './builders.ts';

const commandId = 'c-2026-11-20-0001';
const id = '7K2M9QX4TB0AWC';
const removal = { commandId, battery: id, condition: { condition: 'damaged' } };

/** The mutations with the fields of their inputs, as the printed GraphQL schema has them. */
const mutations = parse(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8')).definitions.flatMap(
  (definition) => {
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return [];
    const given = definition.fields ?? [];
    const fields = given.map((field) => field.name.value);
    if (!fields.includes('commandId')) return [];
    const type = definition.name.value.replace(/Input$/, '');
    const required = given.filter((field) => field.type.kind === Kind.NON_NULL_TYPE).map((field) => field.name.value);
    return [{ name: type.charAt(0).toLowerCase() + type.slice(1), fields, required }];
  },
);

describe('A wrong command', () => {
  it.each([
    [{ massKg: 0 }, '/massKg', 'massKg must be greater than 0.'],
    [{ massKg: '412' }, '/massKg', 'massKg must be a number.'],
    [{ colour: 1 }, '/colour', 'colour is not known here.'],
    [{ 'a/b~c': 1 }, '/a~1b~0c', 'a/b~c is not known here.'],
    [{ battery: undefined }, '/battery', 'battery is missing.'],
    [{ battery: 'x' }, '/battery', 'battery must be an id of 14 characters.'],
    [{ vehicle: 5 }, '/vehicle', 'vehicle must be a text.'],
    [{ note: '' }, '/note', 'note must not be empty.'],
    [
      { condition: { flags: ['fire', 'rust'] } },
      '/condition/flags/1',
      'flags[1] must be one of leakage, deformation, swelling, heat, smokeOrGas, fire, flood, crash, housingOpen, isolationFault, warningLamp.',
    ],
    [
      { condition: { stateOfHealthPercent: 200 } },
      '/condition/stateOfHealthPercent',
      'stateOfHealthPercent must be 150 or less.',
    ],
    [
      { condition: { measuredAt: '2026-02-29T10:00:00Z' } },
      '/condition/measuredAt',
      'measuredAt must be a date and time with offset, e.g. 2026-11-20T10:00:00Z.',
    ],
    [{ condition: 'intact' }, '/condition', 'condition must be an object.'],
  ])('%j is refused at %s', (change, path, message) => {
    const input = JSON.parse(JSON.stringify({ ...removal, ...change }));
    expect(validateCommand('registerRemoval', input)).toMatchObject({ code: 'INVALID_INPUT', message, path });
  });

  it('is refused with one sentence however much is wrong', () => {
    expect(validateCommand('registerRemoval', { x: 1, massKg: -1, battery: 7 })?.message).toMatch(/^[^.]+\.$/);
  });

  it('cuts the name of an unknown property', () => {
    expect(
      validateCommand('acceptHandoff', { commandId, handoff: id, ['x'.repeat(5000)]: 1 })?.message.length,
    ).toBeLessThan(150);
  });

  it('is refused when free-form JSON is nested too deeply, without overflowing the stack', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
    expect(
      validateCommand('revisePassport', { commandId, battery: id, reason: 'x', patch: { general: deep } }),
    ).toMatchObject({ code: 'INVALID_INPUT', path: '/patch' });
    expect(
      validateCommand('issuePassport', { commandId, passport: aPassport(), foreign: { format: 'x', kept: deep } }),
    ).toMatchObject({ path: '/foreign' });
  });
});

describe('A passport that contradicts itself', () => {
  const { general, performance } = aPassport();
  it.each([
    [
      { performance: { ...performance, minimumVoltageV: 420 } },
      '/performance/minimumVoltageV',
      'minimumVoltageV must not be above nominalVoltageV.',
    ],
    [
      { performance: { minimumVoltageV: 420, maximumVoltageV: 400 } },
      '/performance/minimumVoltageV',
      'minimumVoltageV must not be above maximumVoltageV.',
    ],
    [
      { performance: { idleTemperatureRange: { minimumC: 60, maximumC: -30 } } },
      '/performance/idleTemperatureRange/minimumC',
      'minimumC must not be above maximumC.',
    ],
    [
      { general: { ...general, manufacturedOn: '2026-06' } },
      '/general/manufacturedOn',
      'manufacturedOn must not be above putIntoServiceOn.',
    ],
    [
      { general: { ...general, gtin: '04006381333931' } },
      '/general/gtin',
      'gtin must be the one in uniqueIdentifier, 09521234010012.',
    ],
    [
      { general: { ...general, serialNumber: 'LE-0002' } },
      '/general/serialNumber',
      'serialNumber must be the one in uniqueIdentifier, LE-0001.',
    ],
  ])('%# is refused at %s', (parts, path, message) => {
    if (!path.endsWith('serialNumber'))
      expect(validatePassport(aPassport(parts))).toMatchObject({ code: 'INVALID_INPUT', message, path });
    expect(validateCommand('issuePassport', { commandId, passport: aPassport(parts) })).toMatchObject({
      code: 'INVALID_INPUT',
      message,
      path: `/passport${path}`,
    });
  });

  it('may have a serial number that is written with escapes in its link, or a link without one', () => {
    const said = {
      ...general,
      serialNumber: 'LE/0001 A',
      uniqueIdentifier: 'https://example.com/01/09521234010012/10/C1/21/LE%2F0001%20A?x=1',
    };
    expect(validateCommand('issuePassport', { commandId, passport: aPassport({ general: said }) })).toBeUndefined();
    expect(
      validatePassport(
        aPassport({ general: { ...general, uniqueIdentifier: 'urn:uuid:5f0c9a58-52d7-4e33-9a53-0e5e44d3a111' } }),
      ),
    ).toBeUndefined();
  });
});

describe('A right command', () => {
  it('may give null for what is optional', () => {
    expect(
      validateCommand('registerRemoval', { ...removal, occurredAt: null, vehicle: null, massKg: null, note: null }),
    ).toBeUndefined();
  });

  it('leaves nothing behind for the next one', () => {
    expect(validateCommand('registerRemoval', { ...removal, massKg: 0 })).toBeDefined();
    expect(validateCommand('registerRemoval', removal)).toBeUndefined();
  });
});

describe('Validators', () => {
  it('know every mutation of the GraphQL schema, and nothing else', () => {
    expect(mutations.length).toBeGreaterThan(15);
    for (const { name } of mutations) expect(isCommandName(name), name).toBe(true);
    expect(() => validateCommand('launchRocket' as CommandName, {})).toThrow('No schema');
  });

  it.each(mutations)('$name takes the fields its GraphQL input has', ({ name, fields, required }) => {
    const file = `../commands/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
    const schema = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(schema.properties)));
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(fields));
    expect([...required].sort()).toEqual([...schema.required].sort());
  });

  it('refuse an event nobody has described', () => {
    expect(validateEvent('BatteryExploded', {})).toMatchObject({ code: 'INVALID_INPUT', path: '/type' });
  });

  it('refuse what JavaScript inherits', () => {
    expect(validatePassport(JSON.parse('{"__proto__":{"general":{}}}'))).toBeDefined();
    expect(validateEvent('__proto__', {})).toBeDefined();
    expect(validateEvent('constructor', {})).toBeDefined();
  });

  it('run where code must not be made from texts', () => {
    const script = `import { validatePassport } from '#schemas/validate.ts'; console.log(validatePassport({ general: { massKg: 1 } }).path);`;
    const output = execFileSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script],
      {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        encoding: 'utf8',
      },
    );
    expect(output.trim()).toMatch(/^\/general\//);
  });

  it('answer whatever they are given, and never throw', () => {
    const anything = fc.anything({
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withBigInt: true,
      maxDepth: 4,
    });
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('registerRemoval', 'issuePassport', 'offerHandoff', 'receiveVehicle'),
        (value, name) => {
          for (const input of [value, { commandId, passport: value, condition: value, items: value, holder: value }]) {
            expect(validateCommand(name as CommandName, input)?.code).toBe('INVALID_INPUT');
          }
          expect(validatePassport(value)?.code).toBe('INVALID_INPUT');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('import nothing but our own files', () => {
    const code = readFileSync(new URL('../src/generated/validators.js', import.meta.url), 'utf8');
    expect(code).not.toMatch(/require\(|\beval\(|new Function/);
    expect([...code.matchAll(/^import .* from '(.*)';$/gm)].map(([, from]) => from)).toEqual([
      '../checks/formats.ts',
      '../checks/text-length.ts',
    ]);
  });

  it('are written for lists of texts where entries must be unique', () => {
    // The generated code compares entries with ===, which is right for texts only.
    const folder = new URL('../', import.meta.url);
    const { $defs } = JSON.parse(readFileSync(new URL('shapes.json', folder), 'utf8'));
    for (const kind of ['commands', 'events', 'passport']) {
      for (const file of readdirSync(new URL(`${kind}/`, folder))) {
        JSON.parse(readFileSync(new URL(`${kind}/${file}`, folder), 'utf8'), (_, value) => {
          if (value?.uniqueItems === true)
            expect((value.items.$ref ? $defs[value.items.$ref.split('/').at(-1)] : value.items).type, file).toBe(
              'string',
            );
          return value;
        });
      }
    }
  });
});

describe('Formats', () => {
  it.each([
    [
      'calendar-date',
      ['2024-02-29', '1999-12-31'],
      ['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '24-01-01', '2024-1-1', '0000-01-01', ''],
    ],
    ['year-month', ['2026-03'], ['2026-13', '2026-00', '2026', '2026-3', '2026-03-01']],
    [
      'timestamp',
      ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.123+01:00'],
      [
        '2026-11-20',
        '2026-11-20 10:00:00Z',
        '2026-11-20T10:00:00',
        '2026-11-31T10:00:00Z',
        '2026-11-20T24:00:00Z',
        '2026-11-20T10:60:00Z',
      ],
    ],
    ['gtin', ['09521234010012', '04006381333931'], ['09521234010013', '4006381333931', '0952123401001X', '']],
    ['gln', ['9521234000006'], ['9521234000007', '952123400000']],
    ['cas-number', ['7440-48-4', '21324-40-3', '7439-93-2'], ['7440-48-5', '7440484', 'x', '7440-48-4 ']],
    [
      'web-url',
      ['https://example.com', 'http://a.b/c?d#e'],
      ['javascript:alert(1)', 'data:text/html,x', 'ftp://a', 'https://', 'https://a b', '//a', 'https://"x'],
    ],
    [
      'identifier-uri',
      ['https://id.gs1.org/01/09521234010012/21/A', 'urn:uuid:5f0c9a58-52d7-4e33-9a53-0e5e44d3a111', 'did:web:x'],
      ['LE-0001', 'javascript:1', 'urn:', 'https://x y'],
    ],
    ['email', ['a@b.de'], ['a', 'a@b', '@b.de', 'a b@c.de', 'a@b.de,c@d.de']],
  ] as const)('%s', (name, right, wrong) => {
    for (const text of right) expect(formats[name]?.(text), text).toBe(true);
    for (const text of wrong) expect(formats[name]?.(text), text).toBe(false);
  });

  it('count characters, not halves of them', () =>
    expect([textLength('Käfig'), textLength('🔋🔋'), textLength('\ud83d')]).toEqual([5, 2, 1]));
});
