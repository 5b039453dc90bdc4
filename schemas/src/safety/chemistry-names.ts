import type { ChemistryFamily } from './chemistry.ts';

/** "Lead-free", "ohne Cadmium": a substance that is named because it is not there. */
export const denied =
  /\b(lithium|cadmium|kadmium|blei|lead|zinc|zink|pb|cd|li)[-\s]?(free|frei\w*)\b|\b(no|not|without|ohne|kein|nicht)\s+(lithium|cadmium|kadmium|blei|lead|zinc|zink|sodium|natrium)\b/g;

/**
 * How people write chemistries, in small letters; the first line that fits counts. Lithium stands first: a name that has it
 * is never anything milder. No line takes a bare "na", and none takes the inside of another word.
 */
export const chemistryNames: readonly (readonly [RegExp, ChemistryFamily])[] = [
  // The anode is the metal. "Metalloxid" and "metal can" are not.
  [
    /\bli(thium)?[-\s]*metal(?!l?[-\s]*(ox|phos|hydr|can\b|case|hous|geh))|\blmp\b|metallic lithium|metallisch\w* lithium/,
    'lithiumMetal',
  ],
  [/lithium[-\s]*(thionyl|mangan\w*[-\s]*diox)|\bli[-/\s]*(socl2|mno2|so2)\b/, 'lithiumMetal'],
  [/lithium|\bli\b|\bli(ion|po\b|poly|fe?po4|nmc|ncm|nca|lfp|lto|lmo|lco|mn|coo|ti|ni[a-z0-9.]*o)/, 'lithium'],
  [/\b(lfp|lmfp|lto|lco|lmo|lnmo|nca|nmca|ncma|nmc|ncm|nmx)(?![a-z])/, 'lithium'],
  [/\b(icr|inr|imr|ifr|nmr)[-\s]?\d{5}/, 'lithium'],
  // Flow cells and the wet ones of nickel with zinc or iron have rules that none of the families below has.
  [/flow|redox|brom/, 'unknown'],
  [/\bni[-\s/]*(zn|fe)\b|nickel[-\s]*(zin[ck]|eisen|iron)/, 'unknown'],
  [/\bzebra\b|\bna[-\s/]*ni[-\s/]*cl|\bsalzbatter|(molten )?\bsalt batter/, 'sodiumNickelChloride'],
  [
    /(sodium|natrium|\bna)[-\s]*(nickel|metall?)[-\s]*(chlor|halid|halogen)|nickel[-\s]*(natrium|sodium)/,
    'sodiumNickelChloride',
  ],
  [/\bna[-/]?s\b|(sodium|natrium)[-\s/]*(beta[-\s]*)?(sul(ph|f)|schwefel)/, 'sodiumSulphur'],
  [/\bni[-\s/]*mh\b|nickel[-\s]*hydri|metall?[-\s]*hydri|hydrure/, 'nickelMetalHydride'],
  [/\bni[-\s/]*cd\b|[ck]admium/, 'nickelCadmium'],
  [
    /(sodium|natrium|\bna[-\s]?ion).*(aqueous|w(ä|ae)(ss|ß)rig)|(aqueous|w(ä|ae)(ss|ß)rig).*(sodium|natrium|\bna[-\s]?ion)/,
    'sodiumAqueous',
  ],
  [/salzwasser|salt[-\s]?water|\baquion\b/, 'sodiumAqueous'],
  [
    /\bna[-\s]?ion|(sodium|natrium)(?![-\s]*(hydrox|chlor))|\bsib\b|prussian (blue|white)|\bna[-\s]?(nfm|cnfm|nvpf?)\b/,
    'sodium',
  ],
  [
    /\bvrla\b|\bagm\b|\bsla\b|sealed lead|\bopzv\b|(blei|lead|\bpb\b)[-\s]*(vlies|gel)\b|\bgel\b.*(blei|lead|\bpb\b)/,
    'leadSealed',
  ],
  [/\bpb\b|\bpb(a|so4|o2)\b|\blead\b(?!\s*time)|blei(?!b(en|t|e)\b)|\befb\b|\bopzs\b|plomb/, 'lead'],
  [/alkali|alcalin/, 'alkaline'],
  [/\bzn\b|\bzn(mn|c|o)|zinc|zink|silver[-\s]*oxide|silberoxid/, 'zinc'],
  // No sodium was named, so this is the lithium kind.
  [/solid[-\s]?state|festk(ö|oe)rper|\ba?ssb\b/, 'lithium'],
];
