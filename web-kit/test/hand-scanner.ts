import type { Page } from 'playwright-core';

export type Suffix = 'Enter' | 'Tab' | 'NumpadEnter' | 'none';

/**
 * Types as a hand scanner does. All keystrokes are handed to the browser at once and without waiting for each other, so
 * that a busy machine cannot put pauses between them that no scanner makes.
 */
export async function typeLikeScanner(page: Page, text: string, suffix: Suffix = 'Enter'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...text].map((key) => ({ key, text: key, code: '', windowsVirtualKeyCode: 0 }));
  if (suffix === 'Tab') keys.push({ key: 'Tab', text: '', code: 'Tab', windowsVirtualKeyCode: 9 });
  else if (suffix !== 'none') keys.push({ key: 'Enter', text: '\r', code: suffix, windowsVirtualKeyCode: 13 });
  const sent = keys.flatMap((key) => [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
  ]);
  await Promise.all(sent);
  await session.detach();
}
