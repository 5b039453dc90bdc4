import { type Passport, properties, sectionNames } from '#schemas/passport.ts';

export interface Inheritance {
  /** The predecessor's passport, as far as this firm may read it. */
  from: Passport;
  /** The purpose stays, so what was said about use and taking apart still holds. */
  samePurpose: boolean;
  /** One battery, whole: so its mass and electrical values still hold too. */
  whole: boolean;
}

/**
 * Declarations and test reports are about the battery as its maker placed it on the market; who changes it has to give
 * their own (2023/1542 Art. 45; DIN DKE SPEC 99100 6.1.3.5).
 */
const ofTheMaker: ReadonlySet<string> = new Set([
  'symbols.carbonFootprintLabel',
  'symbols.declarationOfConformity',
  'symbols.testReports',
  'symbols.instructionsForUse',
]);
const masses: ReadonlySet<string> = new Set(['general.massKg', 'general.moduleMassKg', 'general.cellMassKg']);

/** What of a predecessor's passport stays true for the new battery. Measured values never do: it is measured anew. */
export function inherited(inheritance: Inheritance): Partial<Passport> {
  const { from } = inheritance;
  const taken: Record<string, Record<string, unknown>> = {};
  for (const { section, name, path, change } of properties) {
    const value = (from[section as keyof Passport] as Record<string, unknown> | undefined)?.[name];
    if (value === undefined || value === null || change !== 'static' || !stays(path, section, inheritance)) continue;
    taken[section] = { ...taken[section], [name]: value };
  }
  return taken as Partial<Passport>;
}

function stays(path: string, section: string, { samePurpose, whole }: Inheritance): boolean {
  if (section === 'materials') return true;
  if (section === 'symbols') return !ofTheMaker.has(path);
  if (section === 'circularity') return samePurpose;
  return whole && samePurpose && (section === 'performance' || masses.has(path));
}

/** How many properties of which section, to tell before anything is sent. */
export function countsOf(part: Partial<Passport>): { section: string; count: number }[] {
  return sectionNames
    .map((section) => ({ section, count: Object.keys(part[section] ?? {}).length }))
    .filter(({ count }) => count > 0);
}
