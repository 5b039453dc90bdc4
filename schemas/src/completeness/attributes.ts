import type { Access } from '../property-annotation.ts';

/** The facts of one attribute of the data attribute long list v1.2, on which DIN DKE SPEC 99100:2025-02 rests. */
export interface Attribute {
  number: number;
  /** Clause of DIN DKE SPEC 99100 that describes it. */
  clause: string;
  unit?: string;
  access: Access;
  change: 'static' | 'dynamic';
  level: 'model' | 'item';
}

/** One line each: number, clause, unit or –, access, change and level (S static, D dynamic; M model, I item). */
const lines = `
  1 6.1.2.1 – pub SI
  2 6.1.2.2 – pub SI
  3 6.1.2.3 – pub SI
  4 6.1.2.4 – pub SM
  5 6.1.3.1 – pub SM
  6 6.1.3.2 – pub SI
  7 6.1.3.3 – pli SI
  8 6.1.3.4 – pub SM
  9 6.1.3.5 – pub SM
  10 6.1.3.6 kg pub SM
  11 6.1.3.7 – pli DI
  12 6.2.2 – pub SM
  13 6.2.3 – pub SM
  14 6.2.4 – pub SM
  15 6.2.5 – pub SI
  16 6.2.6 – pub SM
  17 6.2.7 – pub SM
  18 6.2.8 – auth SM
  19 6.3.2 kg CO₂e/kWh pub SM
  20 6.3.3 % pub SM
  21 6.3.4 % pub SM
  22 6.3.5 % pub SM
  23 6.3.6 % pub SM
  24 6.3.7 – pub SM
  25 6.3.8 – pub SM
  26 6.3.9 – pub SM
  27 6.3.10 t CO₂e pub SM
  28 6.4.2 – pub SM
  29 6.4.3 – pub SM
  30 6.4.4 – pub SM
  31 6.5.2 – pub SM
  32 6.5.3 – pub SM
  33 6.5.4 – pli-com SM
  34 6.5.5 – pub SM
  35 6.5.6 – pub SM
  36 6.6.1.2 – pli-com SM
  37 6.6.1.3 – pli-com SM
  38 6.6.1.4 – pli-com SM
  39 6.6.1.5 – pli-com SM
  40 6.6.2.3 % pub SM
  41 6.6.2.4 % pub SM
  42 6.6.2.5 % pub SM
  43 6.6.2.6 % pub SM
  44 6.6.2.7 % pub SM
  45 6.6.2.8 % pub SM
  46 6.6.2.9 % pub SM
  47 6.6.2.10 % pub SM
  48 6.6.2.11 % pub SM
  49 6.6.3.2 – pub SM
  50 6.6.3.3 – pub SM
  51 6.6.3.4 – pub SM
  52 6.7.2.2 Ah pub SM
  53 6.7.2.3 Ah pli DI
  54 6.7.2.4 % pli SM
  55 6.7.2.5 kWh pub SM
  56 6.7.2.6 kWh pli DI
  57 6.7.2.7 % pli DI
  58 6.7.2.8 % pli DI
  59 6.7.2.9 V pub SM
  60 6.7.2.10 V pub SM
  61 6.7.2.11 V pub SM
  62 6.7.3.2 W pub SM
  63 6.7.3.3 W pli DI
  64 6.7.3.4 % pli SM
  65 6.7.3.5 W pub SM
  66 6.7.3.6 W/Wh pub SM
  67 6.7.4.2 % pub SM
  68 6.7.4.3 % pub SM
  69 6.7.4.4 % pli DI
  70 6.7.4.5 % pli SM
  71 6.7.4.6 %/month pli SM
  72 6.7.4.7 %/month pli DI
  73 6.7.4.8 % pli DI
  74 6.7.5.2 Ω pub SM
  75 6.7.5.3 % pli SM
  76 6.7.6.2 years pli SM
  77 6.7.6.3 cycles pub SM
  78 6.7.6.4 cycles pli DI
  79 6.7.6.5 – pub SM
  80 6.7.6.6 A/Ah pub SM
  81 6.7.6.7 kWh pli DI
  82 6.7.6.8 Ah pli DI
  83 6.7.6.9 % pub SM
  84 6.7.7.2 °C pli DI
  85 6.7.7.3 °C pub SM
  86 6.7.7.4 °C pub SM
  87 6.7.7.5 min pli DI
  88 6.7.7.6 min pli DI
  89 6.7.7.7 min pli DI
  90 6.7.7.8 min pli DI
  91 6.7.8.2 events pli DI
  92 6.7.8.3 events pli DI
  93 6.7.8.4 – pli DI`;

/** All 93, in order. Titles and descriptions are those of our own properties (annotation `x-attribute`). */
export const attributes: readonly Attribute[] = lines.trim().split('\n').map(attribute);

function attribute(line: string): Attribute {
  const [, number, clause = '', unit, access, change, level] =
    /^(\d+) (\S+) (.+) (\S+) (.)(.)$/.exec(line.trim()) ?? [];
  return {
    number: Number(number),
    clause,
    ...(unit !== '–' && { unit: unit as string }),
    access: access as Access,
    change: change === 'D' ? 'dynamic' : 'static',
    level: level === 'I' ? 'item' : 'model',
  };
}

/** Attributes without a property of their own, and why. */
export const attributesElsewhere: ReadonlyMap<number, string> = new Map([
  [26, 'Repeats who made which battery where; that stands in the sections general and symbols and is not said twice.'],
]);

/** Data points without a property of their own, and why. */
export const dataPointsElsewhere: ReadonlyMap<number, string> = new Map([
  [16, 'The guidance asks not to fill it: it sums up points 12, 13 and 15.'],
]);

const measuredLater = 'Annex XIII 4(a) wants it for the single battery and anew at every change of status.';
const perKwh = 'Given in kg CO₂e/kWh; the percentage is that over the value of the whole life cycle.';

/** Where unit, change or level of our property differ from the long list, and why. */
export const attributeDepartures: ReadonlyMap<number, string> = new Map([
  [15, 'What puts out a fire depends on the design and is the same for all units of a model.'],
  [20, perKwh],
  [21, perKwh],
  [22, perKwh],
  [23, perKwh],
  [27, 'In kilograms, like every other mass here; a small battery has less than a tonne.'],
  [54, measuredLater],
  [64, measuredLater],
  [70, measuredLater],
  [75, measuredLater],
  [76, measuredLater],
]);
