import { chemistryNames, denied } from './chemistry-names.ts';

/** What road and waste law tell apart. `unknown` is an answer of its own, not the name of a missing one. */
export type ChemistryFamily =
  | 'lithium'
  | 'lithiumMetal'
  | 'sodium'
  | 'sodiumAqueous'
  | 'sodiumNickelChloride'
  | 'sodiumSulphur'
  | 'nickelMetalHydride'
  | 'nickelCadmium'
  | 'lead'
  | 'leadSealed'
  | 'zinc'
  | 'alkaline'
  | 'unknown';

/**
 * The family of a chemistry as somebody wrote it, in German, English or French. Whatever names lithium is lithium, however
 * much nickel, metal or oxide stands beside it. What names nothing is `unknown`: "NA" may be sodium and may be "not
 * available", and nobody's battery is packed by such a guess.
 */
export function familyOf(chemistry: string | undefined): ChemistryFamily {
  const said = plain(chemistry ?? '');
  return chemistryNames.find(([name]) => name.test(said))?.[1] ?? 'unknown';
}

/** The strictest of the likely ones: what nobody knows travels as lithium ion (ADR 2.1.3.4, the more dangerous entry). */
export function familyForTransport(family: ChemistryFamily): Exclude<ChemistryFamily, 'unknown'> {
  return family === 'unknown' ? 'lithium' : family;
}

/** The groups of 2023/1542 Annex XII Part B, each with an efficiency of its own. */
export type RecyclingGroup = 'lead' | 'lithium' | 'nickelCadmium' | 'other' | 'unclassified';

/** Where a battery counts when efficiencies are reported. One of unknown chemistry improves nobody's figure: unclassified. */
export function recyclingGroupOf(family: ChemistryFamily): RecyclingGroup {
  return groups[family];
}

const groups: Readonly<Record<ChemistryFamily, RecyclingGroup>> = {
  lithium: 'lithium',
  lithiumMetal: 'lithium',
  sodium: 'other',
  sodiumAqueous: 'other',
  sodiumNickelChloride: 'other',
  sodiumSulphur: 'other',
  nickelMetalHydride: 'other',
  nickelCadmium: 'nickelCadmium',
  lead: 'lead',
  leadSealed: 'lead',
  zinc: 'other',
  alkaline: 'other',
  unknown: 'unclassified',
};

/** Whether a chemistry is named so that the anode may be metallic lithium, which has a UN number of its own. */
export function maySolidState(chemistry: string | undefined): boolean {
  return /solid[-\s]?state|festk(ö|oe)rper|\ba?ssb\b/.test(plain(chemistry ?? ''));
}

/** Small letters, plain digits (LiFePO₄), plain hyphens, and without what is said *not* to be in it. */
function plain(chemistry: string): string {
  return chemistry
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐-―_]/g, '-')
    .replaceAll(denied, ' ');
}
