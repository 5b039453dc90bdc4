import type { Material, Passport } from '../generated/types.ts';
import type { Category } from './data-points.ts';

/** When a conditional data point has to be filled. */
export interface Condition {
  text: { de: string; en: string };
  /** Whether it is met; undefined where the passport cannot tell and the operator has to judge. */
  isMet(passport: Passport, category: Category): boolean | undefined;
}

/** The condition of a point that the guidance calls conditional for a category. */
export function conditionOf(number: number): Condition {
  return conditions.get(number) ?? named('sofern zutreffend', 'where applicable');
}

/** A value that is given shows that its neighbours can be given too; that it is missing shows nothing. */
function given(...paths: string[]): Condition['isMet'] {
  const steps = paths.map((path) => path.split('.') as [keyof Passport, string]);
  return (passport) => steps.some(([section, name]) => read(passport, section, name) !== undefined) || undefined;
}

function named(de: string, en: string, isMet: Condition['isMet'] = () => undefined): Condition {
  return { text: { de, en }, isMet };
}

const inCycles = named(
  'wenn die Lebensdauer in Zyklen angegeben werden kann',
  'where the lifetime can be expressed in cycles',
  given('performance.expectedLifetimeCycles'),
);
const inUse = (de: string, en: string, isMet?: Condition['isMet']) =>
  named(`sobald ${de} aufgezeichnet werden`, `once ${en} are recorded`, isMet);

/** Annex VII Part A is about stationary storage and light means of transport; for other industrial batteries it sets nothing. */
const storageOnly: Condition['isMet'] = (_, category) => (category === 'industrial' ? false : undefined);
const storage = (de: string, en: string) =>
  named(`bei stationären Speichern${de}`, `for stationary storage${en}`, storageOnly);

const pair = (path: string) =>
  named(
    'sofern zutreffend; gefordert, sobald der zugehörige Wert angegeben ist',
    'where applicable; asked for once the value beside it is given',
    given(`performance.${path}`),
  );

const conditions: ReadonlyMap<number, Condition> = new Map([
  [
    31,
    named(
      'wenn die Lebensdauer in Zyklen angegeben werden kann',
      'where the lifetime can be expressed in cycles',
      given('performance.cycleLifeTest', 'performance.cRate', 'performance.expectedCycles'),
    ),
  ],
  [32, inCycles],
  [35, named('wenn eine Handelsgarantie gegeben wird', 'where a commercial warranty is given')],
  [36, inCycles],
  [37, inCycles],
  [39, inCycles],
  [
    41,
    named(
      'bei mehr als 0,002 % Cadmium oder 0,004 % Blei',
      'with more than 0.002 % cadmium or 0.004 % lead',
      holdsHeavyMetal,
    ),
  ],
  [51, pair('capacityFade')],
  [52, pair('measuredCapacity')],
  [53, pair('powerFade')],
  [54, pair('measuredPower')],
  [55, pair('resistanceIncrease')],
  [56, pair('internalResistance')],
  [57, pair('efficiencyFade')],
  [58, pair('roundTripEfficiency')],
  [
    59,
    named(
      'sofern zutreffend; nicht bei Verwendungen ohne Zyklen',
      'where applicable; not for uses without cycles',
      given('performance.expectedLifetimeCycles'),
    ),
  ],
  [62, storage('', '')],
  [63, storage(', wenn möglich', ', where possible')],
  [64, storage(', wenn möglich', ', where possible')],
  [65, storage('', '')],
  [66, storage(', wenn möglich', ', where possible')],
  [68, inUse('Zyklen', 'cycles', given('performance.energyThroughput', 'performance.capacityThroughput'))],
  [69, named('wenn es schädigende Ereignisse gab', 'where there were negative events')],
  [70, inUse('Betriebsbedingungen', 'operating conditions')],
  [71, named('sobald der Ladezustand aufgezeichnet wird', 'once the state of charge is recorded')],
]);

/** 2023/1542 Art. 13(5); CAS numbers of the metals themselves, in percent by mass. */
const marked = [
  { cas: '7440-43-9', name: /cadmium/i, above: 0.002, chemistry: /ni-?cd|nickel[ -]?cadmium/i },
  { cas: '7439-92-1', name: /^(lead|blei)$/i, above: 0.004, chemistry: /^pb\b|lead[ -]?acid|blei/i },
];

function holdsHeavyMetal({ general, materials }: Passport): boolean | undefined {
  if (!materials) return undefined;
  const { cathode = [], anode = [], electrolyte = [], composition = [] } = materials;
  const parts = [...cathode, ...anode, ...electrolyte, ...composition];
  const chemistry = `${materials.chemistry ?? ''}`;
  const found = marked.some(
    (metal) =>
      metal.chemistry.test(chemistry) ||
      parts.some(
        (part) =>
          (part.casNumber === metal.cas || metal.name.test(part.name)) && shareOf(part, general.massKg) > metal.above,
      ),
  );
  return found || undefined;
}

/** In percent of the battery, also where only its mass is told, as in AAS and Battery Pass. */
function shareOf({ sharePercent, massKg }: Material, batteryKg: number | undefined): number {
  if (sharePercent !== undefined) return sharePercent;
  return massKg !== undefined && batteryKg ? (massKg / batteryKg) * 100 : 0;
}

function read(passport: Passport, section: keyof Passport, name: string): unknown {
  return (passport[section] as Record<string, unknown> | undefined)?.[name];
}
