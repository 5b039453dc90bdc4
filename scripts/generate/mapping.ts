import { foreignFormats, passportFormats } from '#schemas/foreign/formats.ts';
import type { Line } from '#schemas/foreign/lines/mapping.ts';
import type { TwoWayLine } from '#schemas/foreign/lines/two-way.ts';
import type { PropertyAnnotation } from '#schemas/property-annotation.ts';
import { annotationsOf } from './properties.ts';
import { banner, type Schemas } from './schemas.ts';
import { table } from './table.ts';

/** A format and the lines it is read by, and, where they are walked both ways, written by. */
interface MappedFormat {
  title: string;
  version: string;
  lines: readonly (Line | TwoWayLine)[];
  isWritten: boolean;
}

/** The mapping page for people: every property of ours and where each format has it, from the lines that do the mapping. */
export function mappingPage(schemas: Schemas): string {
  const annotations = annotationsOf(schemas);
  const parts = [`<!-- ${banner} -->`, '# Our properties in other formats', '', intro(), ''];
  for (const [name, section] of schemas.sections) {
    const rows = annotations.filter((property) => property.section === name).flatMap(rowsOf);
    parts.push(`## ${name} – ${section['x-title']?.de} / ${section['x-title']?.en}`, '');
    parts.push(...table([['Property', 'English', 'Format', 'There', 'Direction'], ...rows]), '');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

/** Every format that has lines. */
export function mappedFormats(): MappedFormat[] {
  return foreignFormats.flatMap(({ title, versions, lines, write }) =>
    lines ? [{ title, version: versions[0] ?? '', lines, isWritten: write !== undefined }] : [],
  );
}

interface Place {
  title: string;
  part: string;
  path: string;
  versions: string[];
  written: boolean;
}

/** One row per place; versions of a format that have it at the same place share a row. */
function rowsOf({ path: property, name, title }: PropertyAnnotation): string[][] {
  const places: Place[] = [];
  for (const { title, version, lines, isWritten } of mappedFormats())
    for (const each of lines.filter(({ to }) => to === property || to.startsWith(`${property}.`))) {
      const part = each.to.slice(property.length + 1);
      // Lines that are walked both ways say it themselves; the other formats are written from the same places.
      const written = isWritten && (!('must' in each) || each.write !== undefined);
      const found = places.find((other) => isSame(other, { title, part, path: each.from, written }));
      const place = found ?? { title, part, path: each.from, versions: [], written };
      if (!found) places.push(place);
      if (!place.versions.includes(version)) place.versions.push(version);
    }
  if (places.length === 0) return [[`\`${name}\``, title.en, '–', '', '']];
  return places.map((place, index) => [
    index === 0 ? `\`${name}\`` : '',
    [index === 0 ? title.en : '', place.part && `\`${place.part}\``].filter(Boolean).join(': '),
    `${place.title} ${place.versions.join(', ')}`.trim(),
    `\`${place.path}\``,
    place.written ? '' : 'read',
  ]);
}

function isSame(one: Place, other: Omit<Place, 'versions'>): boolean {
  return (['title', 'part', 'path', 'written'] as const).every((name) => one[name] === other[name]);
}

function intro(): string {
  const others = passportFormats.filter(({ ours }) => !ours).flatMap(({ forms }) => forms);
  const own = others.flatMap(({ lines, title }) => (lines ? [] : [title])).join(' and ');
  return `Taken from the lines that read and write, \`src/foreign/\`. "There" is the path in the other format; \`a|b\` are names of
different versions, and a list stands for its elements. "read" marks places that are understood but written elsewhere, or not
at all. ${own} have our own names at our own places and are not listed. What a format has no place for comes along all the
same in IDTA 02035, UNTP and the generic passport of Catena-X, which have room for words of others; "–" means no other format
names it. What is not ours is kept by JSON Pointer when a passport is taken in.`;
}
