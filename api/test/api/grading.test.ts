import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigFault } from '#api/config.ts';
import { readGradingRules } from '#api/grading/grading-file.ts';
import { newId } from '#api/ledger/new-id.ts';
import { defaultGrading } from '#schemas/grading/default-grading.ts';
import { aPassport } from '../law/installation.ts';
import { startApp, type TestApp } from './start-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreispass-grading-'));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(content: unknown): string {
  const file = join(folder, `${newId()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function problemsIn(content: unknown): readonly string[] {
  try {
    readGradingRules(aFile(content));
    return [];
  } catch (fault) {
    return (fault as ConfigFault).problems;
  }
}

describe('GRADING_FILE', () => {
  it('takes one table or several', () => {
    expect(readGradingRules(aFile(defaultGrading))).toEqual([defaultGrading]);
    expect(readGradingRules(aFile([defaultGrading, { ...defaultGrading, validFrom: '2027-02-18' }]))).toHaveLength(2);
    expect(readGradingRules(undefined)).toEqual([defaultGrading]);
  });

  it('names everything that cannot be meant at once', () => {
    const [best, ...others] = defaultGrading.grades;
    const wrong = {
      ...defaultGrading,
      validFrom: 'soon',
      inspectAfter: ['badLuck'],
      grades: [{ ...best, healthAtLeast: '80' }, ...others, { ...others[0], grade: 'E' }],
    };
    const problems = problemsIn(wrong).join('\n');
    for (const part of ['validFrom', 'badLuck', 'grades[0].healthAtLeast', 'grades[4].secondLife', 'asks for nothing'])
      expect(problems).toContain(part);
  });

  it.each([['{'], [[]], ['null'], ['"A"'], [{}], [[{}, 5]]])('refuses %j without a fault', (content) => {
    expect(problemsIn(content).length).toBeGreaterThan(0);
  });

  it('stops the start when it is not there', () => {
    expect(() => readGradingRules(join(folder, 'nowhere.json'))).toThrow(ConfigFault);
  });
});

describe('The grade of a battery', () => {
  let app: TestApp;
  let battery: string;
  const stricter = { ...defaultGrading, validFrom: '2026-06-01', grades: defaultGrading.grades.map(stricterBy(5)) };
  beforeAll(async () => {
    app = await startApp({
      now: () => new Date('2026-11-20T10:00:00.000Z'),
      config: { gradingFile: aFile([defaultGrading, stricter]) },
    });
    battery = newId();
    await say('issuePassport', { id: battery, passport: aPassport(battery) });
    await say('recordCondition', {
      battery,
      condition: { condition: 'INTACT', isolation: 'OK', stateOfHealthPercent: 83, measuredAt: '2026-11-01T00:00:00Z' },
    });
  });
  afterAll(() => app.close());

  let commands = 0;
  async function say(name: string, input: object) {
    const pascal = name[0]?.toUpperCase() + name.slice(1);
    const query = `mutation ($input: ${pascal}Input!) { ${name}(input: $input) { __typename ... on Refusal { code path } } }`;
    const { data, errors } = await app.graphql(
      query,
      { input: { commandId: `grading-${++commands}`, ...input } },
      await app.tokenFor('manufacturer'),
    );
    expect(errors).toEqual([]);
    expect(data[name].code).toBeUndefined();
  }

  async function gradingFor(role?: Parameters<TestApp['tokenFor']>[0]) {
    const query = `query ($id: ID!) { battery(id: $id) { grading { grade verdict use reasons { code text source } scale { grade healthAtLeast } validFrom note sources } } }`;
    const { data } = await app.graphql(query, { id: battery }, role && (await app.tokenFor(role)));
    return data.battery.grading;
  }

  it('follows the table of this installation that is in force', async () => {
    const grading = await gradingFor('workshop');
    expect(grading).toMatchObject({ grade: 'B', verdict: 'POSSIBLE', validFrom: '2026-06-01' });
    expect(grading.scale[0]).toEqual({ grade: 'A', healthAtLeast: 85 });
    expect(grading.reasons[0]).toMatchObject({ code: 'HEALTH', text: expect.stringContaining('83') });
  });

  it('is for nobody who may not see the condition', async () => {
    for (const role of [undefined, 'marketSurveillance', 'notifiedBody', 'commission', 'carrier'] as const)
      expect(await gradingFor(role), role).toBeNull();
  });

  it('falls to the lowest with an accident, until somebody has looked', async () => {
    await say('recordMeasurements', { battery, events: [{ kind: 'ACCIDENT', occurredAt: '2026-11-10T00:00:00Z' }] });
    expect(await gradingFor('workshop')).toMatchObject({ grade: 'D', verdict: 'INSPECT_FIRST' });
    await say('recordInspection', {
      battery,
      findings: 'Nichts gefunden.',
      condition: { condition: 'INTACT', isolation: 'OK' },
    });
    expect(await gradingFor('workshop')).toMatchObject({ grade: 'B', verdict: 'POSSIBLE' });
  });
});

function stricterBy(points: number) {
  return (step: (typeof defaultGrading.grades)[number]) => ({
    ...step,
    ...(step.healthAtLeast !== undefined && { healthAtLeast: step.healthAtLeast + points }),
  });
}
