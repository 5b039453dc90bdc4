import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { root } from './child.ts';
import { environmentOf, type Installation } from './installation.ts';
import type { Line } from './table.ts';

export interface ExportResult {
  passports: number;
  perSecond: number;
  megabytes: number;
  /** Largest resident memory of the exporting process. */
  peakMb: number;
}

/** Everything of an installation as NDJSON, with the options of `npm run export`. */
export async function measureExport(installation: Installation): Promise<ExportResult> {
  const file = join(installation.folder, 'export.ndjson');
  const args = ['--disable-warning=ExperimentalWarning', 'scripts/export.ts', '--all', '--output', file];
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environmentOf(installation),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, 100);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const passports = Number(/^(\d+) passports written\.$/m.exec(said)?.[1]);
  if (code !== 0 || !passports) throw new Error(`The export failed: ${said}`);
  const megabytes = statSync(file).size / 1e6;
  rmSync(file);
  return { passports, perSecond: (passports / (performance.now() - started)) * 1000, megabytes, peakMb };
}

/** As a line of the bench: memory must not grow with the number of passports. */
export function exportLine({ passports, perSecond, megabytes, peakMb }: ExportResult): Line {
  return {
    what: `memory of an export of ${passports.toLocaleString('en')} passports`,
    measured: `${Math.round(megabytes).toLocaleString('en')} MB written, ${Math.round(perSecond).toLocaleString('en')}/s`,
    value: peakMb,
    unit: 'MB',
    firstBar: 600,
    ambition: 300,
    better: 'less',
  };
}

/** The kernel keeps the largest value itself; 0 once the process is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
