import { writeFileSync } from 'node:fs';
import type { Language } from '#schemas/checks/explain-words.ts';
import { templateColumns } from '#schemas/table/columns.ts';
import { type ExplainedColumn, explained } from '#schemas/table/explained.ts';
import type { AskedTemplate } from './asked.ts';
import { workbook } from './workbook.ts';

/** Writes an empty table for passports, explained column by column from the schema; answers with the exit code. */
export function writeTemplate({ template, category, language }: AskedTemplate): number {
  const columns = templateColumns(category).map((column) => explained(column, language));
  const isWorkbook = /\.xlsx$/i.test(template);
  writeFileSync(template, isWorkbook ? workbook(columns, language) : csv(columns, language));
  console.log(written(template, columns.length, language));
  return 0;
}

/** The rows above the names explain; an import reads from the names on. With semicolons for Excel in German. */
function csv(columns: readonly ExplainedColumn[], language: Language): string {
  const separator = language === 'de' ? ';' : ',';
  const rows = [
    columns.map(({ title }) => title),
    columns.map(({ enter }) => enter),
    columns.map(({ duty, source }) => [duty, source].filter(Boolean).join(' – ')),
    columns.map(({ name }) => name),
  ];
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function written(file: string, columns: number, language: Language): string {
  return {
    en: `${file}: ${columns} columns. Fill in a row for each battery below the line of names; what stays empty is not said.`,
    de: `${file}: ${columns} Spalten. Je Batterie eine Zeile unter der Zeile mit den Namen ausfüllen; was leer bleibt, gilt als nicht angegeben.`,
  }[language];
}
