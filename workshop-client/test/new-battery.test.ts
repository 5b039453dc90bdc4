import { describe, expect, it } from 'vitest';
import { validateCommand } from '#schemas/validate.ts';
import type { Typed } from '../src/editing/editors.ts';
import { askedOf, emptyIssue, type IssueDraft, issueCommand, problemsOf } from '../src/issue/new-battery.ts';

const placer = {
  id: '7K2M9QX4TB0AWC',
  name: 'Musterbatterie GmbH',
  gln: '4012345000009',
  address: { street: 'Musterstraße 1', postalCode: '04349', city: 'Leipzig', country: 'DE' },
};
const day = '2026-11-20';
const draft: IssueDraft = { ...emptyIssue, category: 'ev', model: 'LT-62', serial: 'LT-0001', mass: '412,5' };
const points = askedOf(draft, placer, day);
const issuing = {
  placer,
  onBehalf: false,
  points,
  id: '7K2M9QX4TB0AWC',
  origin: 'https://pass.example',
  language: 'de' as const,
};
const passportOf = (one: IssueDraft) => issueCommand(one, issuing).input.passport;

describe('The form for a new passport', () => {
  it('asks for what the law wants of this kind of battery, and not for what only use can tell', () => {
    const sections = new Set(points.map(({ section }) => section));
    expect(sections).toEqual(new Set(['general', 'symbols', 'materials', 'circularity', 'performance']));
    expect(points.filter(({ dataPoint }) => dataPoint >= 68)).toEqual([]);
    expect(points.length).toBeGreaterThan(20);
    expect(askedOf({ ...draft, category: 'lmt' }, placer, day).length).not.toBe(points.length);
  });
  it('makes a command the service takes, with whatever was typed of the rest', () => {
    const more = {
      'general.manufacturedOn': { value: '2026-10' },
      'materials.hazardousSubstances': { value: '', rows: [{ name: { value: 'Lead' } }] },
    };
    const { input, subjects } = issueCommand({ ...draft, more }, issuing);
    expect(validateCommand('issuePassport', { commandId: 'c-2026-11-20-0001', ...input })).toBeUndefined();
    expect(subjects).toEqual([issuing.id]);
    expect(input.passport).toMatchObject({
      general: { uniqueIdentifier: `https://pass.example/b/${issuing.id}`, massKg: 412.5, manufacturedOn: '2026-10' },
      materials: { hazardousSubstances: [{ name: 'Lead' }] },
    });
    expect(input.onBehalfOf).toBeUndefined();
  });
  it('says when an address lacks what it cannot be without, and takes it once it is there', () => {
    const place = (address: Record<string, Typed>) => ({
      'general.manufacturingPlace': {
        value: '',
        rows: [{ name: { value: 'Werk 1' }, address: { value: '', rows: [address] } }],
      },
    });
    expect(problemsOf({ ...draft, more: place({}) }, points, 'de')).toEqual(['more']);
    const more = place({ city: { value: 'Leipzig' }, country: { value: 'DE' } });
    expect(problemsOf({ ...draft, more }, points, 'de')).toEqual([]);
    expect(passportOf({ ...draft, more }).general).toMatchObject({
      manufacturingPlace: { name: 'Werk 1', address: { city: 'Leipzig', country: 'DE' } },
    });
  });
  it('names the battery by a GS1 Digital Link where there is a GTIN', () => {
    expect(passportOf({ ...draft, gtin: '9521234010012' }).general).toMatchObject({
      uniqueIdentifier: 'https://pass.example/01/09521234010012/21/LT-0001',
      gtin: '09521234010012',
    });
  });
  it('names the firm it is issued for when that is another one', () => {
    expect(issueCommand(draft, { ...issuing, onBehalf: true }).input.onBehalfOf).toBe(placer.id);
  });
  it.each([
    ['category', { category: '' }],
    ['model', { model: ' ' }],
    ['serial', { serial: '' }],
    ['gtin', { gtin: '9521234010013' }],
    ['mass', { mass: '0' }],
    ['vin', { vin: 'WVWZZZ1KZAWO00123' }],
    ['more', { more: { 'general.manufacturedOn': { value: 'Herbst' } } }],
  ] as const)('says what is wrong: %s', (field, change) => {
    expect(problemsOf(draft, points, 'de')).toEqual([]);
    expect(problemsOf({ ...draft, ...change }, points, 'de')).toEqual([field]);
  });
});
