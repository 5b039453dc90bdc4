import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { writeEpcis } from '#schemas/foreign/epcis/write.ts';
import type { Passport } from '#schemas/passport.ts';
import { aPassport } from '../../schemas/test/builders.ts';
import { aStory } from '../../schemas/test/foreign/story-builders.ts';
import { fastStart } from './fast-start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreispass-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function validate(args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/validate.ts', ...args], {
    cwd: root,
    env: { ...fastStart, ...env },
    encoding: 'utf8',
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

/** A passport of a battery that is not on the market yet. */
function planned(general: Partial<Passport['general']> = {}): Passport {
  const passport = aPassport();
  delete passport.general.placedOnMarketOn;
  Object.assign(passport.general, general);
  return passport;
}

const english = ['--language', 'en', '--as-of', '2027-02-18'];

describe('npm run validate', () => {
  it('says what a file of events means, and which of them was changed', () => {
    const document = structuredClone(writeEpcis(aStory()).document) as { epcisBody: { eventList: object[] } };
    Object.assign(document.epcisBody.eventList[0] as object, { action: 'OBSERVE', ilmd: undefined });
    const good = validate(['--language', 'de', file('events.json', document)]);
    expect(good.status).toBe(0);
    expect(good.stdout).toMatch(/events\.json:1 {2}gültig, GS1 EPCIS, JSON: \d+ Ereignisse\./);
    expect(good.stdout).toMatch(/2026-06-01T08:00:00Z {2}PassportIssued .*S-1 {2}VERÄNDERT/);
    expect(good.stdout.match(/VERÄNDERT/g)).toHaveLength(1);
    Object.assign(document.epcisBody.eventList[0] as object, { bizStep: 'transforming' });
    const bad = validate([...english, file('bad-events.json', document)]);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('/epcisBody/eventList/0/bizStep');
  });

  it('puts parts of one passport together, and says where one is not believed and what has no place', () => {
    const general = {
      productIdentifier: 'S-9',
      batteryCategory: 'lmt',
      manufacturerInformation: { contactName: 'Werk', colour: 'blue' },
    };
    const footprint = { batteryCarbonFootprint: -1, carbonFootprintPerLifecycleStage: [] };
    const files = [file('footprint.json', footprint), file('general.json', general)];
    const { status, stdout } = validate([...english, ...files]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/footprint\.json:1 \+ .*general\.json:1 {2}valid, Battery Pass 1\.2, LMT battery/);
    expect(stdout).toContain(
      'footprint.json#/batteryCarbonFootprint  perFunctionalUnitKgCo2ePerKwh must be 0 or more.',
    );
    expect(stdout).toContain('    general.json#/manufacturerInformation/colour\n');
    expect(stdout.trim().split('\n').at(-1)).toBe('1 valid (1 of them incomplete), 0 invalid.');
    const alone = validate(['--language', 'de', files[0] as string]);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain('Geben Sie alle Dateien der Batterie zusammen an');
  });

  it('says what a valid passport lacks, with article, who supplies it and what it blocks', () => {
    const { status, stdout, stderr } = validate([...english, file('valid.json', planned())]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('valid.json:1  valid, Kreispass, electric vehicle battery');
    expect(stdout).toContain('This battery needs a passport. (2023/1542 Art. 77(1))');
    expect(stdout).toMatch(/\d+ of \d+ mandatory data points are there \(guidance 2\.0, as of 2027-02-18\)/);
    expect(stdout).toContain('blocks from 2027-02-18: placing on the market and putting into service');
    expect(stdout).toMatch(
      /51 {2}Rated capacity · performance\.measuredCapacity · 2023\/1542 Annex XIII 4\(a\) · manufacturer/,
    );
    expect(stdout).toMatch(/17 {2}Carbon footprint declaration · waits for: acts on method/);
    expect(stdout).toContain('1 valid (1 of them incomplete), 0 invalid.');
  });

  it('speaks German when asked, and by the language of the terminal', () => {
    const path = file('de.json', planned());
    const asked = validate(['--language', 'de', '--as-of', '2027-02-18', path]).stdout;
    expect(asked).toContain('gültig, Kreispass, Elektrofahrzeugbatterie');
    expect(asked).toContain('blockiert ab 18.02.2027: Inverkehrbringen und Inbetriebnahme');
    expect(validate([path], { LANG: 'de_DE.UTF-8' }).stdout).toContain('Noch nicht verlangt (8):');
    expect(validate([path], { LANG: 'en_GB.UTF-8' }).stdout).toContain('Not asked for yet (8):');
  });

  it.each([
    ['en', 'invalid, Kreispass: /general/massKg massKg must be greater than 0.'],
    ['de', 'ungültig, Kreispass: /general/massKg massKg muss größer als 0 sein.'],
  ])('points to what is wrong, by line and JSON Pointer (%s)', (language, sentence) => {
    const path = file('wrong.json', planned({ massKg: 0 }));
    const { status, stdout } = validate(['--language', language, path]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/wrong\.json:\d\d {2}/);
    expect(stdout).toContain(sentence);
  });

  it('goes on after a file that cannot be read', () => {
    const paths = [
      join(folder, 'nowhere.json'),
      file('empty.ndjson', ''),
      file('torn.json', '{"general":'),
      file('good.json', planned()),
    ];
    const { status, stdout } = validate([...english, ...paths]);
    expect(status).toBe(1);
    expect(stdout).toContain('nowhere.json  invalid: / There is no such file.');
    expect(stdout).toContain('empty.ndjson  invalid: / There is no passport in this file.');
    expect(stdout).toContain('torn.json:1  invalid: / This is not JSON:');
    expect(stdout).toContain('1 valid (1 of them incomplete), 3 invalid.');
  });

  it('answers for another day and another version of the guidance', () => {
    const passport = planned();
    delete passport.circularity?.recycledContent;
    delete passport.dueDiligence;
    const path = file('day.json', passport);
    const missing = (...args: string[]) => {
      const [verdict] = verdicts(validate(['--json', ...args, path]).stdout);
      return verdict?.completeness.missing.map(({ dataPoint }) => dataPoint) ?? [];
    };
    expect(missing('--as-of', '2027-08-17')).not.toContain(19);
    expect(missing('--as-of', '2027-08-18')).toContain(19);
    expect(missing('--as-of', '2027-02-18', '--guidance', '1.0')).toEqual(expect.arrayContaining([20, 21, 22, 23]));
  });

  it('gives programs one object for each passport', () => {
    const path = file(
      'fleet.ndjson',
      [planned(), planned({ massKg: -1 }), { x: 1 }].map((each) => JSON.stringify(each)).join('\n'),
    );
    const { status, stdout } = validate(['--json', path]);
    expect(status).toBe(1);
    const [good, wrong, unknown] = verdicts(stdout);
    expect(good).toMatchObject({
      place: `${path}:1`,
      format: 'kreispass',
      category: 'ev',
      completeness: { guidance: '2.0' },
    });
    expect(wrong).toMatchObject({ place: `${path}:2`, refusal: { code: 'INVALID_INPUT', path: '/general/massKg' } });
    expect(unknown).toMatchObject({ place: `${path}:3`, refusal: { code: 'FORMAT_UNKNOWN' } });
  });

  it('lets an incomplete passport fail with --complete, and prints one line with --brief', () => {
    const path = file('brief.json', planned());
    expect(validate(['--complete', path]).status).toBe(1);
    const { stdout, status } = validate([...english, '--brief', path]);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  it.each([
    [['--as-of', '2027-02-30', 'x.json'], '--as-of 2027-02-30'],
    [['--guidance', '3.0', 'x.json'], '--guidance 3.0: there are 1.0, 2.0.'],
    [['--language', 'fr', 'x.json'], '--language fr: de or en.'],
    [['--colour', 'x.json'], "'--colour'"],
  ])('says what is wrong with the call %j', (args, sentence) => {
    const { status, stdout, stderr } = validate(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  });

  it('prints help in both languages', () => {
    expect(validate(['--help', '--language', 'de']).stdout).toContain('npm run validate -- DATEI…');
    expect(validate(['--help']).stdout).toContain('npm run validate -- FILE…');
    expect(validate([]).status).toBe(2);
  });

  const corpus = join(root, '../shared/corpus/09-openepcis-dpp-ready/extensions/eu/battery/examples');
  it.skipIf(!existsSync(corpus))('recognises foreign formats (skipped without ../shared/corpus)', () => {
    const { stdout } = validate([...english, join(corpus, 'batterypass-ev-item.jsonld')]);
    expect(stdout).toContain('valid, openEPCIS "DPP ready", electric vehicle battery');
  });

  it('agrees with the import on what is in a file, of whatever kind', () => {
    const table = [
      'general.uniqueIdentifier;general.category;general.modelIdentifier;general.manufacturer.name;general.massKg',
    ]
      .concat(['urn:example:a;ev;M;Werk;1,5', 'urn:example:b;ev;M;Werk;leicht', 'urn:example:c;ev;M;;1'])
      .join('\n');
    const members = {
      'one.json': strToU8(JSON.stringify(planned())),
      'twice.json': strToU8('{"general":{"category":"ev","category":"lmt"}}'),
      'lines.ndjson': strToU8(`${JSON.stringify(planned())}\n[1]\n`),
      'table.csv': strToU8(table),
    };
    const archive = join(folder, 'all.zip');
    writeFileSync(archive, zipSync(members));
    const said = validate([...english, '--json', archive])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const errors = join(folder, 'errors.ndjson');
    const args = ['scripts/import.ts', '--dry-run', '--language', 'en', '--errors', errors, archive];
    const dry = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    const refused = said
      .filter(({ refusal }) => refusal)
      .map(({ place, refusal }) => `${place} ${refusal.path || '/'} ${refusal.message} (${refusal.code})`);
    expect(refused).toHaveLength(4);
    expect(dry.stderr.trim().split('\n')).toEqual(refused);
    expect(dry.stdout).toBe(`${said.length - 4} can be taken in, 4 cannot. Nothing was written.\n`);
    expect(readFileSync(errors, 'utf8').trim().split('\n')).toHaveLength(4);
  });
});

interface Printed {
  completeness: { missing: { dataPoint: number }[] };
}

function verdicts(stdout: string): Printed[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed);
}
