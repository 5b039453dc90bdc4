import type { Page } from 'playwright-core';

export type Suffix = 'Enter' | 'Tab' | 'NumpadEnter' | 'Enter twice' | 'none';
/** How a scanner types FNC1, which is ASCII 29 in a text. */
export type Fnc1 = 'F8' | 'Control+]';

/** What a scanner leaves between two characters. */
const gapMs = 4;

/**
 * Types as a hand scanner does. All keystrokes are handed to the browser at once, without waiting for each other and with
 * the times a scanner would have pressed them, so that a busy machine cannot put pauses between them that no scanner makes.
 */
export async function typeLikeScanner(
  page: Page,
  text: string,
  suffix: Suffix = 'Enter',
  fnc1: Fnc1 = 'F8',
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...[...text].map((character) => keyFor(character, fnc1)), ...suffixKeys[suffix]];
  const startedAt = Date.now() - keys.length * gapMs;
  const sent = keys.flatMap((key, index) => {
    const timestamp = (startedAt + index * gapMs) / 1000;
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key, text: '' }),
    ];
  });
  await Promise.all(sent);
  await session.detach();
}

function keyFor(character: string, fnc1: Fnc1) {
  if (character !== '\u001d') return { key: character, text: character, code: '', windowsVirtualKeyCode: 0 };
  if (fnc1 === 'F8') return { key: 'F8', text: '', code: 'F8', windowsVirtualKeyCode: 119 };
  return { key: ']', text: '', code: 'BracketRight', windowsVirtualKeyCode: 221, modifiers: 2 };
}

const enter = (code: string) => ({ key: 'Enter', text: '\r', code, windowsVirtualKeyCode: 13 });
const suffixKeys = {
  Enter: [enter('Enter')],
  NumpadEnter: [enter('NumpadEnter')],
  'Enter twice': [enter('Enter'), enter('Enter')],
  Tab: [{ key: 'Tab', text: '', code: 'Tab', windowsVirtualKeyCode: 9 }],
  none: [],
};
