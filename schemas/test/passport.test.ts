import { describe, expect, it } from 'vitest';
import { differenceFromModel, localised, mergePassport, propertyAt, splitByLevel } from '#schemas/passport.ts';
import { validatePassport, validatePassportPart } from '#schemas/validate.ts';
import { aPassport } from './builders.ts';

describe('A passport', () => {
  it('splits into model and item, and merges back to the same', () => {
    const passport = aPassport();
    const { model, item } = splitByLevel(passport);
    expect(mergePassport(model, item)).toEqual(passport);
    expect(model.general).not.toHaveProperty('serialNumber');
    expect(item.general).not.toHaveProperty('massKg');
    expect(validatePassportPart(model)).toBeUndefined();
    expect(validatePassportPart(item)).toBeUndefined();
  });

  it('keeps beside its model only what is of the unit or differs', () => {
    const passport = aPassport();
    const { model } = splitByLevel(passport);
    const other = aPassport({ general: { ...passport.general, serialNumber: 'LE-0002', massKg: 413 } });
    const item = differenceFromModel(other, model);
    expect(item.general?.massKg).toBe(413);
    expect(item.general).not.toHaveProperty('manufacturer');
    expect(item).not.toHaveProperty('circularity');
    expect(mergePassport(model, item)).toEqual(other);
  });

  it('is equal to its model whatever the order of keys', () => {
    const passport = aPassport();
    const turned = JSON.parse(JSON.stringify(passport), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(differenceFromModel(turned, splitByLevel(passport).model)).toEqual(splitByLevel(passport).item);
  });

  it('has a model property no more when the item says null', () => {
    const { model, item } = splitByLevel(aPassport());
    const merged = mergePassport(model, { ...item, general: { ...item.general, massKg: null } });
    expect(merged.general).not.toHaveProperty('massKg');
    expect(validatePassport(merged)).toBeUndefined();
  });

  it('takes a property over as a whole, so that parts of it can go', () => {
    const merged = mergePassport(
      { general: { manufacturer: { name: 'A', tradeName: 'B' } } },
      { general: { manufacturer: { name: 'A' } } },
    );
    expect(merged.general.manufacturer).toEqual({ name: 'A' });
  });

  it('knows what its properties are', () => {
    expect(propertyAt('general.massKg')).toMatchObject({
      unit: 'kg',
      level: 'model',
      access: 'pub',
      dataPoint: 10,
      title: { de: 'Masse', en: 'Mass' },
    });
    expect(propertyAt('general.nothing')).toBeUndefined();
  });

  it('speaks the language asked for, else English, else any', () => {
    expect(localised({ de: 'ja', en: 'yes' }, 'de')).toBe('ja');
    expect(localised({ de: 'ja', en: 'yes' }, 'pl')).toBe('yes');
    expect(localised({ fr: 'oui' }, 'de')).toBe('oui');
  });
});
