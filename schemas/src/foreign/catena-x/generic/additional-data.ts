import { propertyAt, sectionTitles } from '../../../passport.ts';
import type { Mapped } from '../../lines/mapping.ts';
import { ownName, withOwnSections } from '../../lines/own-sections.ts';
import { plainText } from '../../lines/plain-text.ts';

/** An entry of the open fields of the generic passport: a value, or further entries. */
interface Entry {
  label: string;
  description: string;
  type: { dataType: string; typeUnit?: string };
  data?: string;
  children?: Entry[];
}

/** What the generic passport has no place for, as its open fields: one entry per section, property and part. */
export function additionalData(
  sections: Readonly<Record<string, Record<string, unknown>>> | undefined,
): Entry[] | undefined {
  if (!sections) return undefined;
  const children = byName(sections).map(([name, section]) => {
    const title = sectionTitles[name as keyof typeof sectionTitles]?.en ?? name;
    const properties = byName(section as object).map(([property, value]) => {
      const { title, unit } = propertyAt(`${name}.${property}`) ?? {};
      return entryOf(property, value, title?.en ?? property, unit);
    });
    return { label: name, description: title, type: { dataType: 'object' }, children: properties };
  });
  return [{ label: ownName, description: 'Battery passport of Kreispass', type: { dataType: 'object' }, children }];
}

function entryOf(label: string, value: unknown, description = label, typeUnit?: string): Entry {
  const entry = { label, description };
  if (Array.isArray(value))
    return {
      ...entry,
      type: { dataType: 'array' },
      children: value.map((each, index) => entryOf(plainText(index), each)),
    };
  if (typeof value === 'object' && value !== null)
    return {
      ...entry,
      type: { dataType: 'object' },
      children: byName(value).map(([name, each]) => entryOf(name, each)),
    };
  // Without data: that there is nothing, although a line would read something.
  if (value === null || value === undefined) return { ...entry, type: { dataType: 'xsd:string' } };
  const dataType = { number: 'xsd:double', boolean: 'xsd:boolean' }[typeof value as string] ?? 'xsd:string';
  return { ...entry, type: { dataType, ...(typeUnit && { typeUnit }) }, data: plainText(value) };
}

/** In the order of their names, so that the same passport is always the same document. */
function byName(value: object): [string, unknown][] {
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What was read, with our own sections from the open fields in their place. */
export function withAdditionalData(read: Mapped, document: object): Mapped {
  const { additionalData: entries } = document as { additionalData?: unknown };
  const index = Array.isArray(entries) ? entries.findIndex((each) => each?.label === ownName) : -1;
  if (index < 0) return read;
  const pointer = `/additionalData/${index}`;
  const whole = withOwnSections(read, valueOfEntry((entries as unknown[])[index]), pointer);
  for (const [section, at] of placesOf((entries as Entry[])[index], pointer)) {
    whole.origins.set(section, whole.origins.get(section) ?? at.pointer);
    for (const [property, place] of placesOf(at.entry, at.pointer))
      whole.origins.set(`${section}.${property}`, place.pointer);
  }
  return whole;
}

function valueOfEntry(entry: unknown): unknown {
  const { type, data, children } = (entry ?? {}) as Partial<Entry>;
  const list = Array.isArray(children) ? children : [];
  switch (type?.dataType) {
    case 'array':
      return list.map(valueOfEntry);
    case 'object':
      // A name every object has from its prototype would be taken for a part of the passport.
      return Object.fromEntries(
        list.flatMap((each) => (each?.label === '__proto__' ? [] : [[plainText(each?.label), valueOfEntry(each)]])),
      );
    case 'xsd:boolean':
      return data === 'true' ? true : data === 'false' ? false : data;
    case 'xsd:double':
    case 'xsd:integer':
    case 'xsd:float':
      return typeof data === 'string' && data !== '' && Number.isFinite(Number(data)) ? Number(data) : data;
    default:
      return data ?? null;
  }
}

function placesOf(entry: unknown, pointer: string): [string, { entry: unknown; pointer: string }][] {
  const { children } = (entry ?? {}) as Partial<Entry>;
  return (Array.isArray(children) ? children : []).map((each, index) => [
    plainText(each?.label),
    { entry: each, pointer: `${pointer}/children/${index}` },
  ]);
}
