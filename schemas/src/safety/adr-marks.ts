import type { RoadName } from './adr-entries.ts';
import type { AdrRow, Bound, MarkKind } from './adr-rows.ts';
import type { ChemistryFamily } from './chemistry.ts';

type Marked = 'lithium' | 'lithiumMetal' | 'sodium';

/** Words on the package: one of the two of P909, by where the goods are bound, never both (ADR 3.3.1 SP 377). */
export function adrMark(kind: AdrRow['mark'], family: ChemistryFamily, bound: Bound): RoadName | undefined {
  if (kind === undefined || !isMarked(family)) return undefined;
  const onWay = bound === 'disposal' ? 'disposal' : 'recycling';
  return marks[kind === 'asBound' ? onWay : kind][family];
}

function isMarked(family: ChemistryFamily): family is Marked {
  return family === 'lithium' || family === 'lithiumMetal' || family === 'sodium';
}

/** Letters of at least 12 mm (SP 376, 377 with 5.2.1). The French ones are from memory. */
const marks: Readonly<Record<MarkKind, Record<Marked, RoadName>>> = {
  damaged: {
    lithium: {
      de: 'BESCHÄDIGTE/DEFEKTE LITHIUM-IONEN-BATTERIEN',
      en: 'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES',
      fr: 'PILES AU LITHIUM IONIQUE ENDOMMAGÉES/DÉFECTUEUSES',
    },
    lithiumMetal: {
      de: 'BESCHÄDIGTE/DEFEKTE LITHIUM-METALL-BATTERIEN',
      en: 'DAMAGED/DEFECTIVE LITHIUM METAL BATTERIES',
      fr: 'PILES AU LITHIUM MÉTAL ENDOMMAGÉES/DÉFECTUEUSES',
    },
    sodium: {
      de: 'BESCHÄDIGTE/DEFEKTE NATRIUM-IONEN-BATTERIEN',
      en: 'DAMAGED/DEFECTIVE SODIUM-ION BATTERIES',
      fr: 'ACCUMULATEURS AU SODIUM IONIQUE ENDOMMAGÉS/DÉFECTUEUX',
    },
  },
  recycling: {
    lithium: {
      de: 'LITHIUMBATTERIEN ZUM RECYCLING',
      en: 'LITHIUM BATTERIES FOR RECYCLING',
      fr: 'PILES AU LITHIUM POUR RECYCLAGE',
    },
    lithiumMetal: {
      de: 'LITHIUMBATTERIEN ZUM RECYCLING',
      en: 'LITHIUM BATTERIES FOR RECYCLING',
      fr: 'PILES AU LITHIUM POUR RECYCLAGE',
    },
    sodium: {
      de: 'NATRIUM-IONEN-BATTERIEN ZUM RECYCLING',
      en: 'SODIUM ION BATTERIES FOR RECYCLING',
      fr: 'ACCUMULATEURS AU SODIUM IONIQUE POUR RECYCLAGE',
    },
  },
  disposal: {
    lithium: {
      de: 'LITHIUMBATTERIEN ZUR ENTSORGUNG',
      en: 'LITHIUM BATTERIES FOR DISPOSAL',
      fr: 'PILES AU LITHIUM POUR ÉLIMINATION',
    },
    lithiumMetal: {
      de: 'LITHIUMBATTERIEN ZUR ENTSORGUNG',
      en: 'LITHIUM BATTERIES FOR DISPOSAL',
      fr: 'PILES AU LITHIUM POUR ÉLIMINATION',
    },
    sodium: {
      de: 'NATRIUM-IONEN-BATTERIEN ZUR ENTSORGUNG',
      en: 'SODIUM ION BATTERIES FOR DISPOSAL',
      fr: 'ACCUMULATEURS AU SODIUM IONIQUE POUR ÉLIMINATION',
    },
  },
};
