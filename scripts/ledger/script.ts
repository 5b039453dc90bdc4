import { parseArgs } from 'node:util';
import { ConfigFault } from '#api/config.ts';

type Options = Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>;
type Value<Option> = Option extends { type: 'boolean' }
  ? boolean
  : Option extends { multiple: true }
    ? string[]
    : string;

/** What a script was called with: the options it declares, and what is no option. */
export interface Arguments<Declared extends Options = Options> {
  values: { [Name in keyof Declared]: Value<Declared[Name]> | undefined };
  names: string[];
}

/**
 * Runs a script: prints its help when asked, gives it its arguments, turns what it throws into one sentence and an exit
 * code. 0 done, 1 failed or not as it should be, 2 called wrongly.
 */
export async function script<const Declared extends Options>(
  help: string,
  options: Declared,
  run: (asked: Arguments<Declared>) => Promise<number>,
): Promise<void> {
  const asked = readArguments(options);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${help}`);
    process.exitCode = 2;
  } else if (asked === undefined) {
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

/** What was asked, what is wrong with it, or nothing when only help is wanted. */
function readArguments<Declared extends Options>(options: Declared): Arguments<Declared> | string | undefined {
  try {
    const all: Options = { ...options, help: { type: 'boolean', short: 'h' } };
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true });
    if (values.help) return undefined;
    return { values: values as Arguments<Declared>['values'], names: positionals };
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
