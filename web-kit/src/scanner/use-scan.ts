import { useEffect, useRef } from 'preact/hooks';
import { type ScanListener, scanFeed } from './scan-feed.ts';
import { listenToTypingScanner } from './typing-scanner.ts';

/** While this component is on the screen, scanned codes come to it. The last one mounted wins. */
export function useScan(listener: ScanListener): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => scanFeed.listen((code, source) => latest.current(code, source)), []);
}

/** Called once at start: hand scanners that type are heard wherever the focus is. */
export function hearTypingScanner(): () => void {
  return listenToTypingScanner((text) => scanFeed.push(text, 'scanner'));
}
