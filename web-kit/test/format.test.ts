import { describe, expect, it } from 'vitest';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';

describe('A number a person typed', () => {
  it.each([
    ['412', 412],
    ['412,5', 412.5],
    ['412.5', 412.5],
    [' 1 200,25 ', 1200.25],
    ['1.200,5', 1200.5],
    ['0,75', 0.75],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  // Half the world reads 1.200 as one point two: a thousandfold mistake in a weight is worth asking again.
  it.each(['', 'abc', '12kg', '-3', '1,2,3', '1e5', '1.200', '1,200', '1.2.3'])('"%s" is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe('A word for a value of the service', () => {
  it('is found whatever its spelling', () => {
    expect(word({ housingOpen: 'Gehäuse offen' }, 'HOUSING_OPEN')).toBe('Gehäuse offen');
    expect(camelCase('PREPARATION_FOR_RE_USE')).toBe('preparationForReUse');
    expect(upperSnake('preparationForReUse')).toBe('PREPARATION_FOR_RE_USE');
  });

  it('is the value itself when there is none', () => {
    expect(word({}, 'NEW_THING')).toBe('NEW_THING');
  });
});
