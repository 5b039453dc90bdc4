import { describe, expect, it } from 'vitest';
import { linkTo, readRoute } from '../src/frame/router.ts';

describe('An address in the workshop client', () => {
  it('names the screen and what it is about', () => {
    expect(readRoute('#/battery/7K2M9QX4TB0AWC/removal').path).toEqual(['battery', '7K2M9QX4TB0AWC', 'removal']);
  });
  it('is the home screen when it is empty', () => {
    for (const hash of ['', '#', '#/']) expect(readRoute(hash).path).toEqual([]);
  });
  it('keeps any character of what it was made from', () => {
    const odd = 'https://id.example/01/1?a=b#ä/%';
    expect(readRoute(linkTo('search', odd)).path).toEqual(['search', odd]);
  });
  it('carries questions after the path', () => {
    expect(readRoute('#/offer?items=A&items=B').query.getAll('items')).toEqual(['A', 'B']);
  });
  it('survives broken percent signs', () => {
    expect(readRoute('#/search/%E0%A4%A').path).toEqual(['search', '%E0%A4%A']);
  });
});
