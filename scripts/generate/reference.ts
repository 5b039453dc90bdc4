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
  const rows = annotationsOf(schemas);
  const parts = [`<!-- ${banner} -->`, '# What a passport holds', '', intro, ''];
  for (const [name, section] of schemas.sections) {
    parts.push(`## ${name} – ${section['x-title']?.de} / ${section['x-title']?.en}`, '', section.description ?? '', '');
    parts.push(
      '| Property | German | English | Unit | Data point | Who may read | Level | Source |',
      '|---|---|---|---|---|---|---|---|',
    );
    for (const row of rows.filter((property) => property.section === name)) {
      const level = `${row.level}${row.change === 'dynamic' ? ', changes' : ''}`;
      parts.push(
        `| \`${row.name}\` | ${row.title.de} | ${row.title.en} | ${row.unit ?? ''} | ${row.dataPoints.join(', ')} | ${groups[row.access]} | ${level} | ${row.source} |`,
      );
    }
    parts.push('');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

const intro = `Each property is annotated once, in the JSON Schema of its section under \`passport/\`. "Data point" is its number in the
Commission's guidance "Digital Batteries Passport – data points by category". "Level" says whether a value is the same for
all units of a model or belongs to one unit.`;
