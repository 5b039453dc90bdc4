/** ISO 3166-1 two-letter code of a country given as code or by its English or German name. */
export function countryCode(text: string): string | undefined {
  const name = text.trim();
  if (/^[A-Z]{2}$/.test(name)) return name;
  codes ??= codesByName();
  return codes.get(name.toLowerCase());
}

let codes: ReadonlyMap<string, string> | undefined;

/** Asked of the runtime, which carries the names of all regions. */
function codesByName(): Map<string, string> {
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'de']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = names.of(code)?.toLowerCase();
      if (name && !found.has(name)) found.set(name, code);
    }
  }
  return found;
}
