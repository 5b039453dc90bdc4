import { describe, expect, it } from 'vitest';
import { ScanFeed } from '#web-kit/scanner/scan-feed.ts';

function aFeed() {
  const clock = { now: 0 };
  const feed = new ScanFeed(() => clock.now);
  const heard: string[] = [];
  feed.listen(({ text }) => heard.push(text));
  return { clock, feed, heard };
}

describe('The scan feed', () => {
  it('takes the same code within a moment for one scan', () => {
    const { clock, feed, heard } = aFeed();
    for (const at of [0, 300, 1700, 3000]) {
      clock.now = at;
      feed.push('WVWZZZ1KZAW000123', 'camera');
    }
    expect(heard).toHaveLength(1);
  });

  it('takes it for another scan when it had gone away in between', () => {
    const { clock, feed, heard } = aFeed();
    feed.push('WVWZZZ1KZAW000123', 'scanner');
    clock.now = 1600;
    feed.push('WVWZZZ1KZAW000123', 'scanner');
    expect(heard).toHaveLength(2);
  });

  it('takes it for another scan when the camera was opened anew', () => {
    const { feed, heard } = aFeed();
    feed.push('WVWZZZ1KZAW000123', 'camera');
    feed.startOver();
    feed.push('WVWZZZ1KZAW000123', 'camera');
    expect(heard).toHaveLength(2);
  });

  it('never swallows what a person typed', () => {
    const { feed, heard } = aFeed();
    feed.push('WVWZZZ1KZAW000123', 'typed');
    feed.push('WVWZZZ1KZAW000123', 'typed');
    expect(heard).toHaveLength(2);
  });

  it('gives codes to the topmost listener, and back to the one below when that leaves', () => {
    const { feed, heard } = aFeed();
    const above: string[] = [];
    const leave = feed.listen(({ text }) => above.push(text));
    feed.push('A1', 'typed');
    leave();
    feed.push('B2', 'typed');
    expect([above, heard]).toEqual([['A1'], ['B2']]);
  });
});
