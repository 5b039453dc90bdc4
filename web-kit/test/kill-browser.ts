import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends a browser as a power cut would: every process of that profile at once, without a word. Only processes that carry the
 * profile's own folder in their command line are meant.
 */
export function killBrowser(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (commandLineOf(pid).includes(profile)) process.kill(Number(pid), 'SIGKILL');
  }
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
