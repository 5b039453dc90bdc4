import { describe, expect, it } from 'vitest';
import { graverThan } from '#schemas/assessment.ts';
import { allows, ruleOf } from '#schemas/checks/command-rules.ts';
import {
  issuePassportRules,
  issueSecondLifePassportRules,
  offerHandoffRules,
  receiveHandoffRules,
  recordConditionRules,
  recordRecyclingRules,
  registerRemovalRules,
} from '#schemas/generated/command-rules.ts';
import { type CommandName, validateCommand } from '#schemas/validate.ts';

const commandId = 'c-2026-11-20-0001';
const id = '7K2M9QX4TB0AWC';

describe('The rules of a command', () => {
  it('are there for every field, also inside objects and lists', () => {
    expect(ruleOf(registerRemovalRules, '/massKg')).toEqual({ type: 'number', exclusiveMinimum: 0, maximum: 100_000 });
    expect(ruleOf(registerRemovalRules, '/condition')).toEqual({ required: true });
    expect(ruleOf(registerRemovalRules, '/condition/isolation').enum).toEqual(['ok', 'fault', 'unknown']);
    expect(ruleOf(recordConditionRules, '/condition/stateOfHealthKind').enum).toEqual(['SOH', 'SOCE']);
    expect(ruleOf(offerHandoffRules, '/items')).toMatchObject({ type: 'string', maxItems: 500, required: true });
    expect(ruleOf(issueSecondLifePassportRules, '/predecessors/*/sharePercent')).toMatchObject({ minimum: 0.1 });
  });

  it('leave out what is JSON of any shape', () => {
    expect(Object.keys(issueSecondLifePassportRules)).not.toContain('/passport');
    expect(Object.keys(issuePassportRules)).not.toContain('/foreign');
  });

  it('do not know a field the command does not have', () => {
    // @ts-expect-error: written wrong
    expect(ruleOf(registerRemovalRules, '/masKg')).toEqual({});
  });

  it.each([
    ['registerRemoval', ruleOf(registerRemovalRules, '/massKg')],
    ['recordRecycling', ruleOf(recordRecyclingRules, '/massKg')],
    ['receiveHandoff', ruleOf(receiveHandoffRules, '/massKg')],
  ] as const)('say of a weight what the service says of it: %s', (name, rule) => {
    for (const massKg of [-1, 0, 0.05, 412, 20_001, 100_000, 100_000.5])
      expect(allows(rule, massKg), `${massKg} kg`).toBe(isTaken(name, massKg));
  });

  it('take no number for a missing one, and no half cycle', () => {
    expect(allows(ruleOf(recordConditionRules, '/condition/stateOfHealthPercent'), undefined)).toBe(false);
    expect(allows(ruleOf(recordConditionRules, '/condition/stateOfHealthPercent'), Number.NaN)).toBe(false);
    expect(allows(ruleOf(recordConditionRules, '/condition/stateOfHealthPercent'), 0)).toBe(true);
    expect(allows(ruleOf(recordConditionRules, '/condition/fullCycles'), 1.5)).toBe(false);
  });
});

function isTaken(name: CommandName, massKg: number): boolean {
  const common = { commandId, massKg };
  const input = name === 'receiveHandoff' ? { ...common, handoff: id } : { ...common, battery: id };
  return !validateCommand(name, name === 'registerRemoval' ? { ...input, condition: {} } : input);
}

describe('Signs of damage', () => {
  it.each([
    ['intact', ['deformation'], 'damaged'],
    ['unknown', ['warningLamp'], 'damaged'],
    ['damaged', ['heat', 'crash'], 'critical'],
    ['intact', ['smokeOrGas'], 'critical'],
    ['damaged', ['leakage'], undefined],
    ['critical', ['crash'], undefined],
    ['intact', [], undefined],
    ['unknown', [], undefined],
  ] as const)('make %s with %s %s', (chosen, flags, graver) => {
    expect(graverThan(chosen, flags)).toBe(graver);
  });
});
