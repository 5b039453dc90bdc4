import { parseArgs } from 'node:util';
import { ConfigFault } from '#api/config.ts';

type Options = Record<string, { type: 'string' | 'boolean' }>;
type Values = Record<string, string | boolean | undefined>;

export interface Arguments {
  values: Values;
  names: string[];
}

/**
 * Runs a script: prints its help when asked, gives it its arguments, turns what it throws into one sentence and an exit
 * code. 0 done, 1 failed or not as it should be, 2 called wrongly.
 */
export async function script(
  help: string,
  options: Options,
  run: (asked: Arguments) => Promise<number>,
): Promise<void> {
  const asked = readArguments(options);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${help}`);
    process.exitCode = 2;
  } else if (asked.values.help) {
    console.log(help);
  } else {
    process.exitCode = await run(asked).catch((fault: unknown) => {
      clearProgress();
      if (fault instanceof CalledWrongly) console.error(`${fault.message}\n\n${help}`);
      else console.error(fault instanceof Error ? fault.message : String(fault));
      return fault instanceof ConfigFault || fault instanceof CalledWrongly ? 2 : 1;
    });
  }
}

/** The arguments make no sense; the help is shown with the sentence. */
export class CalledWrongly extends Error {
  readonly code = 'CALLED_WRONGLY';
}

/** A line that says how far long work has come, where somebody is looking. */
export function progress(what: string): (done: number, all: number) => void {
  let shown = -1;
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.floor((100 * done) / all);
    if (!process.stderr.isTTY || percent === shown) return;
    shown = percent;
    const bar = '█'.repeat(percent / 5).padEnd(20, '░');
    process.stderr.write(`\r${bar} ${String(percent).padStart(3)} %  ${what}`);
  };
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function readArguments(options: Options): Arguments | string {
  try {
    const all: Options = { ...options, help: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true });
    return { values: values as Values, names: positionals };
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
