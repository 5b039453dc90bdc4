/**
 * Keeps something open only while somebody can see this tab. Browsers allow six connections to one host over HTTP/1.1;
 * a few forgotten tabs with a live stream each would leave none for the work.
 * @returns how to end it for good
 */
export function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const follow = () => {
    if (document.visibilityState === 'visible') {
      stop ??= start();
    } else {
      stop?.();
      stop = undefined;
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop?.();
  };
}
