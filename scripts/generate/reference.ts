import type { PropertyAnnotation } from '#schemas/property-annotation.ts';
import { annotationsOf } from './properties.ts';
import { banner, type Schemas } from './schemas.ts';

const groups = {
  pub: 'everybody',
  'pli-com': 'legitimate interest, authorities, Commission',
  auth: 'authorities, Commission',
  pli: 'legitimate interest',
};

/** The reference page for people: every property with title, unit, source, data point and who may read it. */
export function referencePage(schemas: Schemas): string {
  const annotations = annotationsOf(schemas);
  const parts = [`<!-- ${banner} -->`, '# What a passport holds', '', intro, ''];
  for (const [name, section] of schemas.sections) {
    const rows = annotations.filter((property) => property.section === name).map(rowOf);
    parts.push(`## ${name} – ${section['x-title']?.de} / ${section['x-title']?.en}`, '', section.description ?? '', '');
    parts.push(...table([headings, ...rows]), '');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

const headings = [
  'Property',
  'German',
  'English',
  'Unit',
  'Data point',
  'Attribute',
  'Who may read',
  'Level',
  'Source',
];

function rowOf(property: PropertyAnnotation): string[] {
  const { name, title, unit = '', dataPoints, attributes, access, level, change, source } = property;
  const changes = change === 'dynamic' ? ', changes' : '';
  const numbers = [dataPoints, attributes].map((list) => list.join(', '));
  return [`\`${name}\``, title.de, title.en, unit, ...numbers, groups[access], `${level}${changes}`, source];
}

/** Columns of equal width, as the formatter wants them. */
function table(rows: string[][]): string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

const intro = `Each property is annotated once, in the JSON Schema of its section under \`passport/\`. "Data point" is its number in the
Commission's guidance "Digital Batteries Passport – data points by category", "Attribute" its number in the data attribute
long list v1.2 behind DIN DKE SPEC 99100. "Level" says whether a value is the same for
all units of a model or belongs to one unit.`;
