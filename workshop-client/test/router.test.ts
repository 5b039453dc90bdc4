import { describe, expect, it } from 'vitest';
import { linkTo, readRoute, withQuery } from '../src/frame/router.ts';

const id = '7K2M9QX4TB0AWC';

describe('An address in the workshop client', () => {
  it('names the screen and what it is about', () => {
    expect(readRoute(`#/battery/${id}/removal`).place).toEqual({ screen: 'battery', id, step: 'removal' });
  });
  it('is the home screen when it is empty', () => {
    for (const hash of ['', '#', '#/']) expect(readRoute(hash).place).toEqual({ screen: 'home' });
  });
  it('keeps any character of what it was made from', () => {
    const odd = 'https://id.example/01/1?a=b#ä/%';
    expect(readRoute(linkTo('code', odd)).place).toMatchObject({ screen: 'code', code: odd });
  });
  it('carries questions after the path', () => {
    const address = withQuery(linkTo('offer'), [
      ['items', 'A'],
      ['items', 'B&C'],
    ]);
    expect(readRoute(address).query.getAll('items')).toEqual(['A', 'B&C']);
    expect(readRoute(address).place).toEqual({ screen: 'offer' });
  });
  it('survives broken percent signs', () => {
    expect(readRoute('#/code/%E0%A4%A').place).toMatchObject({ code: '%E0%A4%A' });
  });
  it('is the same screen whatever is asked of it, and another one for another step', () => {
    expect(readRoute('#/search?q=a').key).toBe(readRoute('#/search?q=b').key);
    expect(readRoute(`#/battery/${id}`).key).not.toBe(readRoute(`#/battery/${id}/waste`).key);
  });
  it('does not compile for a place there is not', () => {
    // @ts-expect-error a typo in the step
    expect(readRoute(linkTo('battery', id, 'remvoal')).place).toEqual({ screen: 'battery', id, step: undefined });
    // @ts-expect-error a typo in the screen
    expect(readRoute(linkTo('serach')).place).toEqual({ screen: 'nowhere' });
    // @ts-expect-error which battery?
    expect(linkTo('battery')).toBe('#/battery');
  });
});

// Every address there has been since the client exists. People keep them as bookmarks, so they have to lead there for good.
describe('A bookmark', () => {
  it.each([
    'scan',
    'search',
    'handoffs',
    'completeness',
    'second-life',
    'issue',
    'documents',
    'offer',
    'labels',
    'organisation',
    'proof',
    'outbox',
  ] as const)('leads to its screen: #/%s', (screen) => {
    expect(readRoute(`#/${screen}?from=${id}`).place).toEqual({ screen });
    expect(linkTo(screen)).toBe(`#/${screen}`);
  });
  it.each([
    'removal',
    'measurement',
    'inspection',
    'event',
    'completeness',
    'amend',
    'document',
    'reads',
    'repair',
    'recycling',
    'responsibility',
    'waste',
  ] as const)('leads to its step about a battery: #/battery/ID/%s', (step) => {
    expect(readRoute(`#/battery/${id}/${step}`).place).toEqual({ screen: 'battery', id, step });
    expect(linkTo('battery', id, step)).toBe(`#/battery/${id}/${step}`);
  });
  it.each(['refuse', 'dispatch', 'receive', 'withdraw'] as const)(
    'leads to its step of a handoff: #/handoff/ID/%s',
    (step) => {
      expect(readRoute(`#/handoff/${id}/${step}`).place).toEqual({ screen: 'handoff', id, step });
      expect(linkTo('handoff', id, step)).toBe(`#/handoff/${id}/${step}`);
    },
  );
  it('leads to the thing itself when the step is not known', () => {
    expect(readRoute(`#/battery/${id}/colour`).place).toEqual({ screen: 'battery', id, step: undefined });
    expect(readRoute(`#/handoff/${id}/accept`).place).toEqual({ screen: 'handoff', id, step: undefined });
    expect(readRoute('#/code/X/offer').place).toEqual({ screen: 'code', code: 'X', step: undefined });
  });
  it('leads to a component, a code, an invitation', () => {
    expect(readRoute(`#/component/${id}`).place).toEqual({ screen: 'component', id });
    expect(readRoute('#/code/X/removal').place).toEqual({ screen: 'code', code: 'X', step: 'removal' });
    expect(readRoute('#/invitation').place).toEqual({ screen: 'invitation', code: '' });
    expect(readRoute('#/invitation/K7').place).toEqual({ screen: 'invitation', code: 'K7' });
  });
  it('to a screen that is none leads nowhere', () => {
    expect(readRoute('#/colour').place).toEqual({ screen: 'nowhere' });
  });
});
