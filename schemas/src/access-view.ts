import type { Access } from './passport.ts';
import { type Passport, properties } from './passport.ts';

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
  const allowed = accessesOf(audiences);
  for (const [section, entries] of bySection) {
    const values = (passport as unknown as Sections)[section];
    if (!values) continue;
    let seen: Record<string, unknown> | undefined;
    for (const name in values) {
      const value = values[name];
      const entry = entries.get(name);
      if (entry === undefined || value === undefined || value === null) continue;
      if (allowed.has(entry.access)) {
        seen ??= {};
        seen[name] = value;
      } else withheld.push(entry);
    }
    if (seen) visible[section] = seen;
  }
  return { visible: visible as Partial<Passport>, withheld };
}

type Sections = Record<string, Record<string, unknown> | undefined>;

const known = new WeakMap<ReadonlySet<Audience>, ReadonlySet<Access>>();

/** Once per set of audiences; a viewer keeps theirs, and sets of audiences are never changed. */
function accessesOf(audiences: ReadonlySet<Audience>): ReadonlySet<Access> {
  let accesses = known.get(audiences);
  if (!accesses) {
    accesses = new Set((Object.keys(readers) as Access[]).filter((access) => mayRead(access, audiences)));
    known.set(audiences, accesses);
  }
  return accesses;
}

/** Prepared once, because this runs for every passport anybody looks at. */
const bySection: ReadonlyMap<string, ReadonlyMap<string, WithheldProperty>> = prepared();

function prepared(): Map<string, Map<string, WithheldProperty>> {
  const sections = new Map<string, Map<string, WithheldProperty>>();
  for (const { section, name, path, title, access, source } of properties) {
    const entries = sections.get(section) ?? new Map<string, WithheldProperty>();
    sections.set(section, entries.set(name, { path, title, access, source }));
  }
  return sections;
}
