import type { ExportCount } from './measure-exports.ts';
import type { SampleCount } from './measure-samples.ts';

/** One line of the result. */
export interface Line {
  title: string;
  samples: SampleCount;
  exports?: ExportCount;
}

const headings = ['Format', 'Samples', 'Imported', 'Refused', 'Round trip equal', 'Exports valid'];

/** The table as Markdown with columns of equal width, which also reads well in a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [headings, ...lines.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const written = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

/** Samples that say enough to be written again count for the round trip, and so does every export. */
function cellsOf({ title, samples, exports }: Line): string[] {
  const trips = samples.written + (exports?.exports ?? 0);
  const { imported, refused } = samples;
  const counted = samples.samples > 0 ? [samples.samples, imported, refused].map(String) : ['–', '–', '–'];
  const valid = exports && `${exports.valid} of ${exports.exports}${exports.checked ? '' : ' (no schema published)'}`;
  return [title, ...counted, exports ? `${samples.equal + exports.equal} of ${trips}` : '–', valid ?? 'only read'];
}
