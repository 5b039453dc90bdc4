import { supplierOf } from '#schemas/completeness/completeness.ts';
import { conditionOf } from '#schemas/completeness/conditions.ts';
import { type DataPoint, dataPoints, guidances, revisions } from '#schemas/completeness/data-points.ts';
import { bindingFrom, checkedOn, type LegalDate, legalDates, notBefore } from '#schemas/completeness/legal-dates.ts';
import type { PropertyAnnotation } from '#schemas/property-annotation.ts';
import { annotationsOf } from './properties.ts';
import { banner, type Schemas } from './schemas.ts';
import { table } from './table.ts';

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
  parts.push('## Which data points have to be there', '', dutiesIntro(), '', ...table(dutyRows()), '');
  parts.push('## Days the law leaves open or sets later', '', datesIntro, '', ...table(dateRows()), '');
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

function dutyRows(): string[][] {
  const head = [
    'Point',
    'German',
    'English',
    'EV',
    'LMT',
    'Industrial',
    'Stationary',
    'Condition',
    'Supplied by',
    'Source',
  ];
  return [head, ...dataPoints.map(dutyRow)];
}

function dutyRow({ number, title, duty, source }: DataPoint): string[] {
  const { ev, lmt, industrial, stationary } = duty;
  const duties = [ev, lmt, industrial, stationary];
  const condition = duties.includes('C') ? conditionOf(number).text.en : '';
  return [String(number), title.de, title.en, ...duties, condition, supplierOf(number).en, source];
}

function dateRows(): string[][] {
  const head = ['Points', 'Categories', 'Source', 'From', 'Waits for'];
  const later = legalDates.filter(({ kind }) => kind === 'pending');
  return [head, ...later.map(dateRow)];
}

function dateRow(date: LegalDate): string[] {
  const { dataPoints: points, categories, source, act, awaits } = date;
  const from = bindingFrom(date) ?? (notBefore(date) ? `open, not before ${notBefore(date)}` : 'open');
  const waits = bindingFrom(date) ? '' : ((act?.title ?? awaits)?.en ?? '');
  return [points.join(', '), categories.join(', '), source, from, waits];
}

function dutiesIntro(): string {
  const [older, newer] = Object.entries(guidances);
  const changed = [...revisions['1.0']].map(([number, duty]) => `${number} (${duty})`).join(', ');
  return `By guidance ${newer?.[0]} of ${newer?.[1]}: M mandatory, O optional, C conditional, P pending, – never to be filled. Guidance
${older?.[0]} of ${older?.[1]} differed in ${changed}. "Stationary" follows the column for industrial batteries and Annex VII Part A.`;
}

const datesIntro = `Configuration in \`src/completeness/legal-dates.ts\`, last held against the law on ${checkedOn}. A pending point is mandatory from its day on.`;

const intro = `Each property is annotated once, in the JSON Schema of its section under \`passport/\`. "Data point" is its number in the
Commission's guidance "Digital Batteries Passport – data points by category", "Attribute" its number in the data attribute
long list v1.2 behind DIN DKE SPEC 99100. "Level" says whether a value is the same for
all units of a model or belongs to one unit.`;
