/**
 * A word of a passport in the reader's language, if it is one of those below; anything else as its author wrote it. The
 * schema leaves agents, substances and places to free text in one language, and whoever stands before a fire has to
 * understand what to fight it with (2023/1542 Annex VI Part A (9)).
 */
export function knownTerm(text: string, language: string): string {
  const found = byWord.get(text.trim().toLowerCase());
  return (language === 'de' ? found?.de : language === 'en' ? found?.en : undefined) ?? text;
}

type Term = readonly [de: string, en: string];

const extinguishing: readonly Term[] = [
  ['Wasser', 'Water'],
  ['Viel Wasser', 'Plenty of water'],
  ['Wasser in großer Menge', 'Water in large quantities'],
  ['Wasser in großer Menge (mehrere Stunden kühlen)', 'Water in large quantities (cool for several hours)'],
  ['Wasser mit Gelbildner', 'Water with a gel former'],
  ['Wassernebel', 'Water mist'],
  ['Schaum', 'Foam'],
  ['Löschpulver', 'Extinguishing powder'],
  ['ABC-Pulver', 'ABC powder'],
  ['Metallbrandpulver', 'Class D powder'],
  ['Trockener Sand', 'Dry sand'],
  ['Kohlendioxid', 'Carbon dioxide'],
];

const substances: readonly Term[] = [
  ['Aluminium', 'Aluminium'],
  ['Blei', 'Lead'],
  ['Cadmium', 'Cadmium'],
  ['Eisen', 'Iron'],
  ['Flusssäure', 'Hydrofluoric acid'],
  ['Graphit', 'Graphite'],
  ['Kobalt', 'Cobalt'],
  ['Kupfer', 'Copper'],
  ['Lithium', 'Lithium'],
  ['Mangan', 'Manganese'],
  ['Nickel', 'Nickel'],
  ['Phosphor', 'Phosphorus'],
  ['Quecksilber', 'Mercury'],
  ['Schwefelsäure', 'Sulphuric acid'],
  ['Silizium', 'Silicon'],
  ['Stahl', 'Steel'],
  ['Zink', 'Zinc'],
  ['Ethylencarbonat', 'Ethylene carbonate'],
  ['Ethylmethylcarbonat', 'Ethyl methyl carbonate'],
  ['Dimethylcarbonat', 'Dimethyl carbonate'],
  ['Lithiumhexafluorophosphat', 'Lithium hexafluorophosphate'],
  ['Lithium-Eisenphosphat', 'Lithium iron phosphate'],
  ['Lithium-Mangan-Oxid', 'Lithium manganese oxide'],
  ['Lithium-Nickel-Mangan-Cobalt-Oxid', 'Lithium nickel manganese cobalt oxide'],
  ['Lithium-Nickel-Cobalt-Aluminium-Oxid', 'Lithium nickel cobalt aluminium oxide'],
];

const partsAndPlaces: readonly Term[] = [
  ['Anode', 'Anode'],
  ['Kathode', 'Cathode'],
  ['Elektrolyt', 'Electrolyte'],
  ['Ableiterfolie der Anode', 'Current collector of the anode'],
  ['Ableiterfolie der Kathode', 'Current collector of the cathode'],
  ['Gehäuse', 'Housing'],
  ['Schraube', 'Screw'],
  ['Außensechskant 16 mm', 'Hexagon socket 16 mm'],
  ['Batteriemanagement', 'Battery management'],
  ['Servicetrennstecker', 'Service disconnect'],
  ['Durchgestrichene Mülltonne', 'Crossed-out wheeled bin'],
  ['Warnzeichen Hochvolt', 'High-voltage warning sign'],
];

const methods: readonly Term[] = [
  ['Diagnosegerät über OBD', 'Diagnostic tool over OBD'],
  ['Batteriemanagement, Fernabfrage', 'Battery management, remote query'],
];

const byWord: ReadonlyMap<string, { de: string; en: string }> = new Map(
  [...extinguishing, ...substances, ...partsAndPlaces, ...methods].flatMap(([de, en]) => {
    const term = { de, en };
    return [
      [de.toLowerCase(), term],
      [en.toLowerCase(), term],
    ] as const;
  }),
);
