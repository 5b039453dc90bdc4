/** Keeps the screen on while the page is in front. Browsers drop the lock when the page is hidden, so it is taken again. */
export function keepScreenOn(): void {
  const take = () => {
    if (document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', take);
  take();
}
