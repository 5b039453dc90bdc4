import type { Access } from './passport.ts';
import { type Passport, type PropertyAnnotation, properties } from './passport.ts';

/**
 * Who may read which points of 2023/1542 Annex XIII. Everybody has `public`; which role has what else is configuration,
 * because the act under Art. 77(9) is pending.
 */
export type Audience = 'public' | 'legitimateInterest' | 'commission' | 'authority';

/** A property that is there but not for this reader: named, never silently dropped. */
export interface WithheldProperty {
  path: string;
  title: { de: string; en: string };
  access: Access;
  source: string;
}

/**
 * A lattice, not a ladder (2023/1542 Art. 77(2) subpara 2): authorities see points 1, 2 and 3 but not 4, a legitimate
 * interest 1, 2 and 4 but not 3. Point 2 is open to authorities by Art. 77(2)(b) although its heading names only the Commission.
 */
const readers: Readonly<Record<Access, readonly Audience[]>> = {
  pub: ['public', 'legitimateInterest', 'commission', 'authority'],
  'pli-com': ['legitimateInterest', 'commission', 'authority'],
  auth: ['authority', 'commission'],
  pli: ['legitimateInterest'],
};

/** The one place where the access to a property is decided. A reader without any audience is the public. */
export function mayRead(access: Access, audiences: ReadonlySet<Audience>): boolean {
  return access === 'pub' || readers[access].some((audience) => audiences.has(audience));
}

/** What of a passport somebody may see, and the names of what is withheld. The passport is not changed. */
export function accessView(
  passport: Passport,
  audiences: ReadonlySet<Audience>,
): { visible: Partial<Passport>; withheld: WithheldProperty[] } {
  const visible: Record<string, Record<string, unknown>> = {};
  const withheld: WithheldProperty[] = [];
  for (const property of properties) {
    const value = valueAt(passport, property);
    if (value === undefined || value === null) continue;
    if (mayRead(property.access, audiences)) {
      visible[property.section] ??= {};
      (visible[property.section] as Record<string, unknown>)[property.name] = value;
    } else {
      withheld.push({ path: property.path, title: property.title, access: property.access, source: property.source });
    }
  }
  return { visible: visible as Partial<Passport>, withheld };
}

function valueAt(passport: Passport, { section, name }: PropertyAnnotation): unknown {
  return (passport as unknown as Record<string, Record<string, unknown> | undefined>)[section]?.[name];
}
