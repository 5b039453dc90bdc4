import type { Passport, PassportPart } from '../../generated/types.ts';
import { isObject } from './json-object.ts';
import type { Mapped } from './mapping.ts';

/** Where a format leaves room for what it does not know itself, what is in our sections goes in our own words under this name. */
export const ownName = 'kreispass';

/** The `$id` of our passport schema, which explains the names in our own sections. */
export const dictionary = 'https://kreispass.example/schemas/passport/passport.json';

type Sections = Record<string, Record<string, unknown>>;

/**
 * What a document does not give back, by what was read from it: whole properties of ours, so that nothing is half here
 * and half there. Null for what it would give back although the passport does not say it, a name made of a number, say.
 */
export function notGivenBack(passport: Partial<Passport>, read: PassportPart): Sections | undefined {
  const given = read as Sections;
  const said = passport as Sections;
  const rest: Sections = {};
  for (const name of new Set([...Object.keys(said), ...Object.keys(given)])) {
    const [ours = {}, theirs = {}] = [said[name], given[name]];
    for (const property of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      if (!areEqual(ours[property], theirs[property]))
        rest[name] = { ...rest[name], [property]: ours[property] ?? null };
  }
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** What was read, with what the document says in our own words in its place. */
export function withOwnSections(read: Mapped, own: unknown, pointer: string): Mapped {
  if (!isObject(own)) return read;
  const part = { ...read.part } as Sections;
  const origins = new Map(read.origins);
  for (const [name, section] of Object.entries(own)) {
    if (!isObject(section) || name === '__proto__') continue;
    const merged = Object.entries({ ...part[name], ...section }).filter(([, value]) => value !== null);
    if (merged.length > 0) part[name] = Object.fromEntries(merged);
    else delete part[name];
    if (!origins.has(name)) origins.set(name, `${pointer}/${name}`);
    for (const property of Object.keys(section)) origins.set(`${name}.${property}`, `${pointer}/${name}/${property}`);
  }
  const kept = Object.entries(read.kept).filter(([at]) => at !== pointer && !at.startsWith(`${pointer}/`));
  return { ...read, part: part as PassportPart, kept: Object.fromEntries(kept), origins };
}

function areEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => areEqual((one as Sections)[name], (other as Sections)[name]))
  );
}
