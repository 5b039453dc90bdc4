export interface Line {
  what: string;
  /** What was measured and its floor, e.g. `8 123/s of 39 500/s`. */
  measured: string;
  /** The value the bars are about: a ratio to the floor, megabytes or milliseconds. Absent when not measured. */
  value?: number;
  unit: '' | 'MB' | 'ms';
  firstBar: number;
  ambition: number;
  /** Whether more is better (a share of the floor) or less. */
  better: 'more' | 'less';
  /** Why there is no value. */
  note?: string;
}

export function print(lines: readonly Line[]): void {
  const rows = [
    ['What', 'Measured', 'Value', 'First bar', 'Ambition', ''],
    ...lines.map((line) => [
      line.what,
      line.note ?? line.measured,
      shown(line.value, line),
      bar(line.firstBar, line),
      bar(line.ambition, line),
      verdict(line),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows) console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
}

/** Lines that were measured and miss their first bar. */
export function missed(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.value !== undefined && !meets(line.value, line.firstBar, line));
}

function meets(value: number, limit: number, { better }: Line): boolean {
  return better === 'more' ? value >= limit : value <= limit;
}

function verdict(line: Line): string {
  if (line.value === undefined) return '–';
  if (meets(line.value, line.ambition, line)) return 'ambition';
  return meets(line.value, line.firstBar, line) ? 'first bar' : 'MISSED';
}

function shown(value: number | undefined, { unit }: Line): string {
  if (value === undefined) return '–';
  return unit === '' ? value.toFixed(2) : `${Math.round(value)} ${unit}`;
}

function bar(limit: number, line: Line): string {
  return `${line.better === 'more' ? '≥' : '≤'} ${line.unit === '' ? limit : `${limit} ${line.unit}`}`;
}
