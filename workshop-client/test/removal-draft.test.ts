import { describe, expect, it } from 'vitest';
import {
  conditionOf,
  newRemovalDraft,
  problemsOf,
  removalInput,
  withCondition,
  withFlags,
} from '../src/removal/removal-draft.ts';

const draft = (mass = '412') => ({
  ...newRemovalDraft({ massKg: null, from: '' }),
  condition: 'INTACT' as const,
  mass,
});
const now = new Date('2026-11-20T10:00:00.000Z');

describe('A removal being filled in', () => {
  it('starts with the mass the passport knows', () => {
    expect(newRemovalDraft({ massKg: 412.5, from: '' }).mass).toBe('412.5');
  });
  it('says critical as soon as smoke, heat or fire was seen, whatever was chosen before', () => {
    const damaged = withCondition(draft(), 'DAMAGED');
    expect(conditionOf(damaged)).toBe('DAMAGED');
    for (const flag of ['SMOKE_OR_GAS', 'HEAT', 'FIRE'] as const)
      expect(conditionOf(withFlags(damaged, [flag]))).toBe('CRITICAL');
  });
  it('says damaged where a sign of damage was seen on a battery nobody has judged', () => {
    expect(conditionOf({ ...draft(), condition: 'UNKNOWN', flags: ['CRASH'] })).toBe('DAMAGED');
    expect(conditionOf({ ...draft(), condition: 'INTACT', flags: ['LEAKAGE'] })).toBe('DAMAGED');
  });
  it('drops damage flags when the battery turns out intact', () => {
    const changed = withCondition(withFlags(withCondition(draft(), 'DAMAGED'), ['CRASH']), 'INTACT');
    expect(changed.flags).toEqual([]);
    expect(conditionOf(changed)).toBe('INTACT');
  });
  it('notes an isolation fault as such', () => {
    expect(withFlags(draft(), ['ISOLATION_FAULT']).isolation).toBe('FAULT');
  });
  it('is not kept before somebody has said what the battery looks like', () => {
    const silent = { ...newRemovalDraft({ massKg: 412, from: '' }) };
    expect(problemsOf(silent)).toEqual(['condition']);
    expect(conditionOf(silent)).toBe('UNKNOWN');
  });
  it.each(['0', 'viel', '-3', '1e3', '100001'])('asks again for a mass of "%s"', (mass) => {
    expect(problemsOf(draft(mass))).toEqual(['mass']);
  });
  it.each(['', '412', '412,5', '412.5', ' 412 ', '12000', '100000'])('takes a mass of "%s"', (mass) => {
    expect(problemsOf(draft(mass))).toEqual([]);
  });
  it('asks again for a state of health the service would refuse', () => {
    expect(problemsOf({ ...draft(), stateOfHealth: '151' })).toEqual(['stateOfHealth']);
    expect(problemsOf({ ...draft(), stateOfHealth: '81,5' })).toEqual([]);
  });
  it('becomes a command without empty fields', () => {
    const input = removalInput('7K2M9QX4TB0AWC', undefined, withCondition(draft('412,5'), 'INTACT'), now);
    expect(input).toEqual({
      battery: '7K2M9QX4TB0AWC',
      occurredAt: now.toISOString(),
      condition: { condition: 'INTACT', flags: [], isolation: 'UNKNOWN', measuredAt: now.toISOString() },
      massKg: 412.5,
    });
  });
  it('names the vehicle by its record rather than by text', () => {
    const input = removalInput('7K2M9QX4TB0AWC', '3F8ZJ1RNY6D5HE', { ...draft(), from: 'WVWZZZ' }, now);
    expect(input).toMatchObject({ vehicle: '3F8ZJ1RNY6D5HE' });
    expect(input.from).toBeUndefined();
  });
});
