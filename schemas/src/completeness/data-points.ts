import type { Passport } from '../generated/types.ts';

export type Category = Passport['general']['category'];

/** M mandatory, O optional, C conditional, P pending (not to be filled yet), – never to be filled. */
export type Duty = 'M' | 'O' | 'C' | 'P' | '–';

/** One point of the Commission's "Digital Batteries Passport – data points by category" (guidance, not law). */
export interface DataPoint {
  number: number;
  title: { de: string; en: string };
  /** Provision of 2023/1542. */
  source: string;
  /** The guidance has one column for industrial batteries; for stationary storage Annex VII Part A says more. */
  duty: Record<Category, Duty>;
  /** Passport paths that answer it: one of each inner list has to be there. Nothing where the record itself answers. */
  needs: readonly (readonly string[])[];
}

/** Duties are written for ev, lmt, industrial and, where it differs, stationary. Path lists are written `a|b & c`: a or b, and c. */
function point(number: number, source: string, duties: string, de: string, en: string, needs: string): DataPoint {
  const [ev, lmt, industrial, stationary = industrial] = duties.split(' ') as [Duty, Duty, Duty, Duty?];
  const paths = needs === '' ? [] : needs.split(' & ').map((group) => group.split('|'));
  return {
    number,
    title: { de, en },
    source: `2023/1542 ${source}`,
    duty: { ev, lmt, industrial, stationary },
    needs: paths,
  };
}

const A6 = 'Annex VI Part A';
const A13 = 'Annex XIII';

/** The 71 points in the wording of guidance 2.0; `revisions` says where 1.0 differed. */
export const dataPoints: readonly DataPoint[] = [
  point(1, 'Art. 77(3)', 'M M M', 'Eindeutige Kennung', 'Unique identifier', 'general.uniqueIdentifier'),
  point(
    2,
    'Art. 77(3)',
    'M M M',
    'Wer für den Pass verantwortlich ist',
    'Who is responsible for the passport',
    'general.operator',
  ),
  point(
    3,
    `${A6} (1)`,
    'M M M',
    'Name oder Marke des Herstellers',
    'Name or trade mark of the manufacturer',
    'general.manufacturer.name',
  ),
  point(
    4,
    `${A6} (1)`,
    'M M M',
    'Postanschrift des Herstellers',
    'Postal address of the manufacturer',
    'general.manufacturer.address',
  ),
  point(
    5,
    `${A6} (1)`,
    'O O O',
    'Internet- und E-Mail-Adresse des Herstellers',
    'Web and e-mail address of the manufacturer',
    'general.manufacturer.contact',
  ),
  point(6, `${A6} (2)`, 'M M M', 'Batteriekategorie', 'Battery category', 'general.category'),
  point(
    7,
    `${A6} (2)`,
    'M M M',
    'Modell und Serien- oder Chargennummer',
    'Model and serial or batch number',
    'general.modelIdentifier & general.serialNumber|general.batchNumber',
  ),
  point(8, `${A6} (3)`, 'M M M', 'Herstellungsort', 'Place of manufacture', 'general.manufacturingPlace'),
  point(9, `${A6} (4)`, 'M M M', 'Herstellungsdatum', 'Date of manufacture', 'general.manufacturedOn'),
  point(10, `${A6} (5)`, 'M M M', 'Masse', 'Weight', 'general.massKg'),
  point(11, `${A6} (6)`, 'M M M', 'Kapazität', 'Capacity', 'performance.ratedCapacityAh'),
  point(12, `${A6} (7)`, 'M M M', 'Zellchemie', 'Chemistry', 'materials.chemistry'),
  point(13, `${A6} (8)`, 'M M M', 'Gefahrstoffe', 'Hazardous substances', 'materials.hazardousSubstances'),
  point(14, `${A6} (9)`, 'M M M', 'Löschmittel', 'Extinguishing agent', 'symbols.extinguishingAgents'),
  point(15, `${A6} (10)`, 'M M M', 'Kritische Rohstoffe', 'Critical raw materials', 'materials.criticalRawMaterials'),
  point(
    16,
    `${A13} 1(b)`,
    '– – –',
    'Materialzusammensetzung (Zusammenfassung)',
    'Material composition (aggregate)',
    '',
  ),
  point(
    17,
    `${A13} 1(c)`,
    'P P P',
    'Erklärung zum CO₂-Fußabdruck',
    'Carbon footprint declaration',
    'carbonFootprint.declaration|carbonFootprint.perFunctionalUnitKgCo2ePerKwh',
  ),
  point(
    18,
    `${A13} 1(c)`,
    'P P P',
    'Kennzeichen CO₂-Fußabdruck',
    'Carbon footprint label',
    'symbols.carbonFootprintLabel|carbonFootprint.performanceClass',
  ),
  point(19, `${A13} 1(d)`, 'P P P', 'Verantwortungsvolle Beschaffung', 'Responsible sourcing', 'dueDiligence.report'),
  point(
    20,
    `${A13} 1(e)`,
    'P P P',
    'Rezyklatanteil Kobalt',
    'Recycled share of cobalt',
    'circularity.recycledContent.cobaltPercent|circularity.recycledContent.cobaltPreConsumerPercent|circularity.recycledContent.cobaltPostConsumerPercent',
  ),
  point(
    21,
    `${A13} 1(e)`,
    'P P P',
    'Rezyklatanteil Lithium',
    'Recycled share of lithium',
    'circularity.recycledContent.lithiumPercent|circularity.recycledContent.lithiumPreConsumerPercent|circularity.recycledContent.lithiumPostConsumerPercent',
  ),
  point(
    22,
    `${A13} 1(e)`,
    'P P P',
    'Rezyklatanteil Nickel',
    'Recycled share of nickel',
    'circularity.recycledContent.nickelPercent|circularity.recycledContent.nickelPreConsumerPercent|circularity.recycledContent.nickelPostConsumerPercent',
  ),
  point(
    23,
    `${A13} 1(e)`,
    'P P P',
    'Rezyklatanteil Blei',
    'Recycled share of lead',
    'circularity.recycledContent.leadPercent|circularity.recycledContent.leadPreConsumerPercent|circularity.recycledContent.leadPostConsumerPercent',
  ),
  point(
    24,
    `${A13} 1(f)`,
    'M M M',
    'Anteil erneuerbarer Inhalte',
    'Share of renewable content',
    'circularity.renewableSharePercent',
  ),
  point(25, `${A13} 1(g)`, '– – –', 'Bemessungskapazität (wie 11)', 'Rated capacity (same as 11)', ''),
  point(26, `${A13} 1(h)`, 'M M M', 'Mindestspannung', 'Minimum voltage', 'performance.minimumVoltageV'),
  point(27, `${A13} 1(h)`, 'M M M', 'Nennspannung', 'Nominal voltage', 'performance.nominalVoltageV'),
  point(28, `${A13} 1(h)`, 'M M M', 'Höchstspannung', 'Maximum voltage', 'performance.maximumVoltageV'),
  point(
    29,
    `${A13} 1(i)`,
    'M M M',
    'Ursprüngliche Leistung',
    'Original power capability',
    'performance.originalPowerW|performance.originalPowerByCharge',
  ),
  point(30, `${A13} 1(i)`, 'M M M', 'Leistungsgrenzen', 'Power limits', 'performance.maximumPowerW'),
  point(
    31,
    `${A13} 1(j)`,
    'M M C',
    'Erwartete Lebensdauer in Zyklen',
    'Expected lifetime in cycles',
    'performance.expectedLifetimeCycles',
  ),
  point(
    32,
    `${A13} 1(j)`,
    'M M C',
    'Referenzprüfung der Lebensdauer',
    'Reference test of the lifetime',
    'performance.cycleLifeTest',
  ),
  point(
    33,
    `${A13} 1(k)`,
    'M – –',
    'Schwelle der Erschöpfung',
    'Capacity threshold for exhaustion',
    'performance.exhaustionThresholdPercent',
  ),
  point(
    34,
    `${A13} 1(l)`,
    'M M M',
    'Temperaturbereich im Ruhezustand',
    'Temperature range when not in use',
    'performance.idleTemperatureRange',
  ),
  point(35, `${A13} 1(m)`, 'C C C', 'Garantiedauer', 'Warranty period', 'general.warranty'),
  point(
    36,
    `${A13} 1(n)`,
    'M M C',
    'Anfänglicher Wirkungsgrad',
    'Initial round-trip efficiency',
    'performance.initialEfficiencyPercent',
  ),
  point(
    37,
    `${A13} 1(n)`,
    'M M C',
    'Wirkungsgrad bei halber Lebensdauer',
    'Round-trip efficiency at 50 % of cycle life',
    'performance.halfLifeEfficiencyPercent',
  ),
  point(
    38,
    `${A13} 1(o)`,
    'M M M',
    'Innenwiderstand von Zelle und Pack',
    'Internal resistance of cell and pack',
    'performance.initialResistance',
  ),
  point(
    39,
    `${A13} 1(p)`,
    'M M C',
    'C-Rate der Lebensdauerprüfung',
    'C-rate of the cycle-life test',
    'performance.cRate',
  ),
  point(
    40,
    `${A13} 1(q)`,
    'M M M',
    'Symbol für getrennte Sammlung',
    'Separate collection symbol',
    'symbols.separateCollection',
  ),
  point(
    41,
    `${A13} 1(q)`,
    'C C C',
    'Symbole für Cadmium und Blei',
    'Symbols for cadmium and lead',
    'symbols.heavyMetals',
  ),
  point(
    42,
    `${A13} 1(r)`,
    'M M M',
    'EU-Konformitätserklärung',
    'EU declaration of conformity',
    'symbols.declarationOfConformity',
  ),
  point(
    43,
    `${A13} 1(s)`,
    'M M M',
    'Vermeidung und Bewirtschaftung von Abfall',
    'Prevention and management of waste',
    'circularity.wastePrevention & circularity.separateCollection & circularity.collectionAndTreatment & circularity.safeHandling & symbols.labelMeanings & materials.substanceImpact',
  ),
  point(44, `${A13} 1(t)`, 'P P P', 'Gebrauchsanleitung', 'Instructions for use', 'symbols.instructionsForUse'),
  point(
    45,
    `${A13} 2(a)`,
    'M M M',
    'Ausführliche Zusammensetzung',
    'Detailed composition',
    'materials.cathode|materials.composition & materials.anode|materials.composition & materials.electrolyte|materials.composition',
  ),
  point(46, `${A13} 2(b)`, 'M M M', 'Teilenummern', 'Part numbers', 'circularity.partNumbers'),
  point(
    47,
    `${A13} 2(b)`,
    'M M M',
    'Bezugsquellen für Ersatzteile',
    'Sources of spare parts',
    'circularity.spareSources',
  ),
  point(
    48,
    `${A13} 2(c)`,
    'M M M',
    'Angaben zum Zerlegen',
    'Dismantling information',
    'circularity.removalManuals|circularity.removalSteps & circularity.disassemblyManuals',
  ),
  point(
    49,
    `${A13} 2(d)`,
    'M M M',
    'Sicherheitsmaßnahmen',
    'Safety measures',
    'circularity.safetyMeasures|circularity.safetyDocuments',
  ),
  point(50, `${A13} 3`, 'M M M', 'Prüfberichte', 'Test reports', 'symbols.testReports'),
  point(51, `${A13} 4(a)`, 'M M C', 'Kapazität', 'Rated capacity', 'performance.measuredCapacity'),
  point(52, `${A13} 4(a)`, 'M M C', 'Kapazitätsverlust', 'Capacity fade', 'performance.capacityFade'),
  point(53, `${A13} 4(a)`, 'M M C', 'Leistung', 'Power', 'performance.measuredPower'),
  point(54, `${A13} 4(a)`, 'M M C', 'Leistungsverlust', 'Power fade', 'performance.powerFade'),
  point(55, `${A13} 4(a)`, 'M M C', 'Innenwiderstand', 'Internal resistance', 'performance.internalResistance'),
  point(
    56,
    `${A13} 4(a)`,
    'M M C',
    'Anstieg des Innenwiderstands',
    'Increase of internal resistance',
    'performance.resistanceIncrease',
  ),
  point(57, `${A13} 4(a)`, 'C C C', 'Wirkungsgrad', 'Round-trip efficiency', 'performance.roundTripEfficiency'),
  point(
    58,
    `${A13} 4(a)`,
    'C C C',
    'Verlust an Wirkungsgrad',
    'Fade of round-trip efficiency',
    'performance.efficiencyFade',
  ),
  point(
    59,
    `${A13} 4(a)`,
    'M M C',
    'Erwartete Lebensdauer in Zyklen (Einzelwert)',
    'Expected lifetime in cycles (this unit)',
    'performance.expectedCycles',
  ),
  point(
    60,
    `${A13} 4(a)`,
    'M M C',
    'Erwartete Lebensdauer in Jahren',
    'Expected lifetime in years',
    'performance.expectedYears',
  ),
  point(
    61,
    `${A13} 4(b)`,
    'M – –',
    'Zertifizierter Energiezustand (SOCE)',
    'State of certified energy (SOCE)',
    'performance.stateOfCertifiedEnergy',
  ),
  point(62, `${A13} 4(b)`, '– M C M', 'Verbleibende Kapazität', 'Remaining capacity', 'performance.remainingCapacity'),
  point(
    63,
    `${A13} 4(b)`,
    '– M C',
    'Verbleibende Leistung',
    'Remaining power capability',
    'performance.remainingPower',
  ),
  point(
    64,
    `${A13} 4(b)`,
    '– M C',
    'Verbleibender Wirkungsgrad',
    'Remaining round-trip efficiency',
    'performance.remainingEfficiency',
  ),
  point(
    65,
    `${A13} 4(b)`,
    '– M C M',
    'Entwicklung der Selbstentladung',
    'Evolution of self-discharge',
    'performance.selfDischarge',
  ),
  point(66, `${A13} 4(b)`, '– M C', 'Ohmscher Widerstand', 'Ohmic resistance', 'performance.ohmicResistance'),
  point(67, `${A13} 4(c)`, 'M M M', 'Status', 'Status', ''),
  point(68, `${A13} 4(d)`, 'C C C', 'Lade- und Entladezyklen', 'Charging and discharging cycles', 'performance.cycles'),
  point(69, `${A13} 4(d)`, 'C C C', 'Schädigende Ereignisse', 'Negative events', 'performance.negativeEvents'),
  point(
    70,
    `${A13} 4(d)`,
    'C C C',
    'Betriebsbedingungen',
    'Operating conditions',
    'performance.operatingTemperature|performance.extremeHeat|performance.extremeCold|performance.chargingInHeat|performance.chargingInCold',
  ),
  point(71, `${A13} 4(d)`, 'C C C', 'Ladezustand', 'State of charge', 'performance.stateOfCharge'),
];

/** Version of the Commission's guidance and the day it was published. */
export type Guidance = '1.0' | '2.0';
export const guidances: Readonly<Record<Guidance, string>> = { '1.0': '2026-07-28', '2.0': '2026-08-21' };

/** Where guidance 1.0 said something else than 2.0: recycled shares were already mandatory. */
export const revisions: Readonly<Record<Guidance, ReadonlyMap<number, Duty>>> = {
  '1.0': new Map([
    [20, 'M'],
    [21, 'M'],
    [22, 'M'],
    [23, 'M'],
  ]),
  '2.0': new Map(),
};

/** Lists that answer even when empty: there are none. */
export const emptyAnswers: ReadonlySet<string> = new Set([
  'materials.hazardousSubstances',
  'materials.criticalRawMaterials',
  'symbols.heavyMetals',
  'performance.negativeEvents',
]);
