/**
 * Which members of an AASX package hold its environments. A package is a ZIP archive by the Open Packaging Conventions: what a
 * part is for is said by relationships, from the root to the origin and from there to the environments (AAS Part 5 § 3).
 */
export interface AasxEnvironments {
  /** Members with an environment in JSON, which `readForeignPassport` reads. */
  json: string[];
  /** Members with one in XML, which is not read. */
  xml: string[];
}

/** Whether an archive with these members is an AASX package. */
export function isAasx(names: readonly string[]): boolean {
  return names.some((name) => /^\/?aasx\/_rels\/aasx-origin\.rels$|^\/?aasx\/aasx-origin$/i.test(name));
}

/**
 * Names of the members that hold environments, as they are called in the archive.
 * @param relationships texts of the members whose names end in `.rels`, by name; without them members are told by their names
 */
export function aasxEnvironments(
  names: readonly string[],
  relationships: Readonly<Record<string, string>> = {},
): AasxEnvironments {
  const named = new Set(Object.entries(relationships).flatMap(([name, text]) => specifications(name, text)));
  const found = names.filter((name) => named.has(plain(name)));
  const environments = found.length > 0 ? found : names.filter(isByName);
  return {
    json: environments.filter((name) => /\.json$/i.test(name)),
    xml: environments.filter((name) => /\.xml$/i.test(name)),
  };
}

/** Where the relationships in a `.rels` member say that an environment is; `aas-spec` has been `aasx-spec`, with several hosts. */
function specifications(name: string, text: string): string[] {
  const folder = plain(name).replace(/_rels\/[^/]*$/, '');
  return [...text.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const target = attribute(tag, 'Target');
    if (target === undefined || !/\/aasx\/relationships\/aasx?-spec$/.test(attribute(tag, 'Type') ?? '')) return [];
    return [plain(target.startsWith('/') ? target : folder + target)];
  });
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

function plain(name: string): string {
  return name
    .replace(/^\//, '')
    .replace(/(^|\/)\.\//g, '$1')
    .toLowerCase();
}

/** What packages call the environment where no relationship names it. */
function isByName(name: string): boolean {
  return (
    /\.(json|xml)$/i.test(name) &&
    !/\[content_types\]\.xml$/i.test(name) &&
    !/(^|\/)(_rels|files|docProps)\//i.test(name)
  );
}
