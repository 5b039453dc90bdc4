import { describe, expect, it } from 'vitest';
import { isHeldUp, nextToSend, type OutboxItem, withIds } from '#web-kit/outbox-item.ts';

function anItem(sequence: number, given: Partial<OutboxItem<'registerRemoval'>> = {}): OutboxItem {
  return {
    sequence,
    commandId: `command-${sequence}`,
    name: 'registerRemoval',
    input: { commandId: `command-${sequence}`, battery: `battery-${sequence}`, condition: {} },
    subjects: [`battery-${sequence}`],
    lookups: [],
    title: `Battery ${sequence}`,
    owner: 'me',
    keptAt: '2026-11-20T10:00:00.000Z',
    state: 'waiting',
    faults: 0,
    ...given,
  };
}

const parked = { state: 'parked' } as const;

describe('What may be sent next', () => {
  it('is the oldest one waiting', () => {
    expect(nextToSend([anItem(1), anItem(2)], 'me')?.sequence).toBe(1);
  });

  it('goes past a refused one about something else', () => {
    expect(nextToSend([anItem(1, parked), anItem(2)], 'me')?.sequence).toBe(2);
  });

  it('does not go past a refused one about the same thing', () => {
    const same = { subjects: ['x'] };
    expect(nextToSend([anItem(1, { ...parked, ...same }), anItem(2, same)], 'me')).toBeUndefined();
  });

  it('does not go past a chain of things that hang together', () => {
    const chain = [
      anItem(1, { ...parked, subjects: ['vehicle'] }),
      anItem(2, { subjects: ['vehicle', 'component'] }),
      anItem(3, { subjects: ['component', 'handoff'] }),
      anItem(4, { subjects: ['something else'] }),
    ];
    expect(nextToSend(chain, 'me')?.sequence).toBe(4);
    expect(chain.map((item) => isHeldUp(chain, item))).toEqual([false, true, true, false]);
  });

  it('is never what somebody else has recorded', () => {
    expect(nextToSend([anItem(1, { owner: 'somebody else' }), anItem(2)], 'me')?.sequence).toBe(2);
    expect(nextToSend([anItem(1, { owner: 'somebody else' })], 'me')).toBeUndefined();
  });
});

describe('An id that was looked up', () => {
  it('is put where the command wants it, in lists too', () => {
    const input = { items: ['', 'b'], battery: '' };
    const found = [
      { path: ['items', 0], id: 'a' },
      { path: ['battery'], id: 'c' },
    ];
    expect(withIds(input, found)).toEqual({ items: ['a', 'b'], battery: 'c' });
    expect(input).toEqual({ items: ['', 'b'], battery: '' });
  });
});
