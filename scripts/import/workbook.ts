import { strToU8, zipSync } from 'fflate';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { ExplainedColumn } from '#schemas/table/explained.ts';
import { letterOf } from '#schemas/table/row.ts';

/**
 * A template as an Excel workbook (ISO/IEC 29500-1): a sheet to fill in, whose head stays in sight and whose texts
 * are texts, so that no spreadsheet program turns a serial number into a number; and a sheet that explains every column.
 */
export function workbook(columns: readonly ExplainedColumn[], language: Language): Uint8Array {
  const names = sheetNames[language];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': bookOf([names.data, names.explained]),
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': dataSheet(columns),
    'xl/worksheets/sheet2.xml': explainedSheet(columns, language),
  };
  // A fixed day, so that the same schema always makes the same file.
  const mtime = new Date('2026-01-01T00:00:00Z');
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, [strToU8(xml), { mtime }]])));
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetNames = {
  de: { data: 'Batterien', explained: 'Erklärung' },
  en: { data: 'Batteries', explained: 'Explanation' },
};

/** Positions in `styles`: numbers as the program shows them, plain text, bold, grey and wrapped, and the names themselves. */
const style = { number: 0, text: 1, title: 2, hint: 3, name: 4 };

const styles = `${head}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="9"/><color rgb="FF555555"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE7F0"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;

function relations(...targets: [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="r${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function bookOf(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Title, what to enter and duty stand above the names, of which an import reads on; the first entry goes into row 5. */
const nameRow = 4;

function dataSheet(columns: readonly ExplainedColumn[]): string {
  const rows = [
    row(
      1,
      columns.map(({ title }) => title),
      style.title,
    ),
    row(
      2,
      columns.map(({ enter }) => enter),
      style.hint,
    ),
    row(
      3,
      columns.map(({ duty, source }) => [duty, source].filter(Boolean).join(' – ')),
      style.hint,
    ),
    row(
      nameRow,
      columns.map(({ name }) => name),
      style.name,
    ),
  ];
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${nameRow}" topLeftCell="A${nameRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const widths = `<cols>${columns.map(({ isNumber }, index) => columnOf(index + 1, 28, isNumber ? style.number : style.text)).join('')}</cols>`;
  return `${head}<worksheet xmlns="${main}">${pane}${widths}<sheetData>${rows.join('')}</sheetData>${choices(columns)}</worksheet>`;
}

/** Columns with few allowed values offer them. Excel takes at most 255 characters of them. */
function choices(columns: readonly ExplainedColumn[]): string {
  const each = columns.flatMap(({ allowed }, index) => {
    const list = allowed.join(',');
    const letter = letterOf(index);
    return allowed.length === 0 || list.length > 255
      ? []
      : `<dataValidation type="list" allowBlank="1" sqref="${letter}${nameRow + 1}:${letter}1048576"><formula1>"${escaped(list)}"</formula1></dataValidation>`;
  });
  return each.length === 0 ? '' : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

function explainedSheet(columns: readonly ExplainedColumn[], language: Language): string {
  const titles = {
    de: ['Spalte', 'Bedeutung', 'Einzutragen', 'Nötig', 'Quelle'],
    en: ['Column', 'Meaning', 'What to enter', 'Needed', 'Source'],
  }[language];
  const rows = columns.map(({ name, title, enter, duty, source }, index) =>
    row(index + 2, [name, title, enter, duty, source], style.text),
  );
  const widths = [44, 60, 60, 44, 40].map((width, index) => columnOf(index + 1, width, style.text));
  return `${head}<worksheet xmlns="${main}"><cols>${widths.join('')}</cols><sheetData>${row(1, titles, style.title)}${rows.join('')}</sheetData></worksheet>`;
}

function columnOf(number: number, width: number, styled: number): string {
  return `<col min="${number}" max="${number}" width="${width}" style="${styled}" customWidth="1"/>`;
}

function row(number: number, cells: readonly string[], styled: number): string {
  const each = cells.map(
    (cell, index) =>
      `<c r="${letterOf(index)}${number}" s="${styled}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  );
  return `<row r="${number}">${each.join('')}</row>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
