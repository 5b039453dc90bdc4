import { globSync } from 'node:fs';
import { putTogether } from '#schemas/foreign/put-together.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { validatePassport } from '#schemas/validate.ts';
import { difference } from './difference.ts';
import { readJson } from './foreign-schema.ts';
import { formatOfRow, type Row } from './rows.ts';

/** What became of the samples of one format. */
export interface SampleCount {
  samples: number;
  imported: number;
  /** Refused in words, with a code and a JSON Pointer into the sample; the sentences are for reading along. */
  refused: number;
  refusals: string[];
  /** Imported samples that say enough to be written in the format again, and those that then read the same. */
  written: number;
  equal: number;
  /** What must not happen: faults, refusals without a pointer, passports that changed on the way. */
  problems: string[];
}

/** Reads every sample of a format and, where it is written too, writes it and reads it again. */
export function measureSamples(row: Row, corpus: string): SampleCount {
  const count: SampleCount = { samples: 0, imported: 0, refused: 0, refusals: [], written: 0, equal: 0, problems: [] };
  for (const { names, document } of documentsOf(row, corpus)) {
    const file = names.join(' + ');
    count.samples += names.length;
    try {
      takeIn(row, { file, document, files: names.length }, count);
    } catch (fault) {
      count.problems.push(`${file}: fault, ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    }
  }
  return count;
}

/** The documents of all samples; parts of a passport are put together, as an import of all files at once does. */
function documentsOf(row: Row, corpus: string): { names: string[]; document: unknown }[] {
  const unwrap = row.unwrap ?? ((sample) => sample);
  const samples = samplesOf(row, corpus).map((name) => ({ name, document: unwrap(readJson(corpus + name)) }));
  return putTogether(samples).map(({ indices, document }) => ({
    names: indices.map((index) => samples[index]?.name ?? ''),
    document,
  }));
}

interface Sample {
  file: string;
  document: unknown;
  /** How many files it is made of; each counts. */
  files: number;
}

/** The sample files of a format, in the order of their names. */
export function samplesOf({ samples, except = [] }: Pick<Row, 'samples' | 'except'>, corpus: string): string[] {
  const files = (globs: readonly string[]) => globs.flatMap((glob) => globSync(glob, { cwd: corpus }));
  const left = new Set(files(except));
  return [...new Set(files(samples))].filter((file) => !left.has(file)).sort();
}

function takeIn(row: Row, { file, document, files }: Sample, count: SampleCount): void {
  const first = readForeignPassport(document);
  if ('code' in first) {
    count.refused += files;
    count.refusals.push(`${file}${first.path ? ` ${first.path}` : ''}: ${first.message} (${first.code})`);
    if (!isPointerInto(document, first)) count.problems.push(`${file}: refused without a place, "${first.path}"`);
    return;
  }
  count.imported += files;
  const wrong = validatePassport(first.passport);
  if (wrong) count.problems.push(`${file}: the passport read is not valid at ${wrong.path}`);
  const context = { id: '1234567890ABCD', updatedAt: '2026-11-01T08:00:00Z', kept: first.kept };
  const again = formatOfRow(row).write?.(first.passport, context);
  if (!again) return;
  if ('code' in again || again.omitted.length > 0) {
    count.refusals.push(
      `${file}: not written again, ${'code' in again ? again.message : JSON.stringify(again.omitted)}`,
    );
    return;
  }
  count.written++;
  const second = readForeignPassport(JSON.parse(JSON.stringify(again.document)));
  const differs = 'code' in second ? `${second.path} ${second.message}` : difference(first.passport, second.passport);
  if (differs === undefined) count.equal++;
  else count.problems.push(`${file}: written and read again it differs at ${differs}`);
}

/** Whether a refusal says where; of a member that is missing the pointer may name the place where it should stand. */
export function isPointerInto(document: unknown, { code, path }: Refusal): boolean {
  if (!code || path === undefined) return false;
  if (path !== '' && !path.startsWith('/')) return false;
  let here = document;
  for (const step of path.split('/').slice(1, -1)) {
    if (typeof here !== 'object' || here === null) return false;
    here = (here as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return path === '' || (typeof here === 'object' && here !== null);
}
