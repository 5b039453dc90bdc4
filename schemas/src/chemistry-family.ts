/** What road and waste law tell apart. */
export type ChemistryFamily =
  | 'lithium'
  | 'sodium'
  | 'sodiumNickelChloride'
  | 'sodiumSulphur'
  | 'nickelMetalHydride'
  | 'nickelCadmium'
  | 'lead'
  | 'zinc'
  | 'alkaline';

/** Chemistries by their usual short names; the first that fits. */
const names: [RegExp, ChemistryFamily][] = [
  [/na[-\s/]*(s\b|sulph)|sodium[-\s]sul/i, 'sodiumSulphur'],
  [/na[-\s/]*ni[-\s]*cl|zebra/i, 'sodiumNickelChloride'],
  [/\bna\b|na[-\s]*ion|\bsib\b|sodium|natrium/i, 'sodium'],
  [/ni[-\s]*mh|nickel.*(metal|hydr)/i, 'nickelMetalHydride'],
  [/ni[-\s]*cd|cadmium/i, 'nickelCadmium'],
  [/\bpb\b|\blead\b|blei|\bagm\b/i, 'lead'],
  [/\bzn\b|zinc|zink|silver/i, 'zinc'],
  [/alkaline|alkali\b/i, 'alkaline'],
];

/** Unknown chemistries are taken for lithium ion, the strictest of the likely ones. */
export function familyOf(chemistry: string | undefined): ChemistryFamily {
  return names.find(([name]) => name.test(chemistry ?? ''))?.[1] ?? 'lithium';
}
