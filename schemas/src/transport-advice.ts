import { type ChemistryFamily, familyOf } from './chemistry-family.ts';
import { wasteCode } from './waste-codes.ts';

export interface TransportAdvice {
  unNumber: string;
  specialProvisions: string[];
  packingInstruction: string;
  /** Text on the package. */
  marking: string;
  /** European List of Waste, with an asterisk when hazardous; undefined when the battery is no waste. */
  wasteCode?: string;
  reason: string;
}

/** What a look at the battery has found; `unknown` when nobody has looked. */
export type SafetyCondition = 'intact' | 'damaged' | 'critical' | 'unknown';

export interface Goods {
  condition: SafetyCondition;
  /** Short name as in the passport, e.g. Li-NMC; unknown chemistries are taken for lithium ion. */
  chemistry?: string | undefined;
  waste: boolean;
  massKg?: number | undefined;
}

type Language = 'de' | 'en';

/**
 * How a battery has to be packed and marked for the road by its condition (ADR 2025 special provisions 376 and 377).
 * What nobody has assessed travels as damaged: SP 376 counts what cannot be diagnosed before carriage. Advice, not a
 * classification: the packing firm answers for that.
 */
export function transportAdvice(goods: Goods, on: string, language: Language): TransportAdvice {
  const family = familyOf(goods.chemistry);
  const code = goods.waste ? wasteCode(family, on) : undefined;
  const route =
    family === 'lithium' || family === 'sodium' ? adr376(goods, family, language) : otherClass(goods, family, language);
  return { ...route, ...(code && { wasteCode: code }) };
}

function adr376(goods: Goods, family: 'lithium' | 'sodium', language: Language): TransportAdvice {
  const unNumber = family === 'lithium' ? 'UN 3480' : 'UN 3551';
  const words = texts[language];
  // Packagings of ADR chapter 6.1 end at 400 kg; above, the instructions for large packagings apply.
  const large = (goods.massKg ?? 0) > 400;
  switch (goods.condition) {
    case 'critical':
      return {
        unNumber,
        specialProvisions: ['SP 376'],
        packingInstruction: large ? 'LP906' : 'P911',
        marking: words.damaged[family],
        reason: words.critical,
      };
    case 'damaged':
    case 'unknown':
      return {
        unNumber,
        specialProvisions: ['SP 376'],
        packingInstruction: large ? 'LP904' : 'P908',
        marking: words.damaged[family],
        reason: goods.condition === 'damaged' ? words.defective : words.unknown,
      };
    case 'intact':
      if (goods.waste) {
        return {
          unNumber,
          specialProvisions: ['SP 377'],
          packingInstruction: 'P909',
          marking: words.waste[family],
          reason: words.intactWaste,
        };
      }
      return {
        unNumber,
        specialProvisions: ['SP 230'],
        packingInstruction: large ? 'LP903' : 'P903',
        marking: `${unNumber} · ${words.label}`,
        reason: words.intact,
      };
  }
}

/** Lead, nickel and the rest have entries of their own, with no provision for damaged ones like SP 376. */
function otherClass(goods: Goods, family: ChemistryFamily, language: Language): TransportAdvice {
  const words = texts[language];
  const [unNumber, provisions, packing] = {
    lead: ['UN 2794', ['SP 598'], 'P801'],
    nickelCadmium: ['UN 2795', ['SP 598'], 'P801'],
    nickelMetalHydride: ['UN 3496', ['SP 117'], '–'],
    sodiumSulphur: ['UN 3292', ['SP 239'], 'P408'],
    sodiumNickelChloride: ['UN 3292', ['SP 239'], 'P408'],
    zinc: ['–', [], '–'],
    alkaline: ['–', [], '–'],
    lithium: ['UN 3480', [], 'P903'],
    sodium: ['UN 3551', [], 'P903'],
  }[family] as [string, string[], string];
  const damaged = goods.condition !== 'intact';
  return {
    unNumber,
    specialProvisions: provisions,
    packingInstruction: packing,
    marking: unNumber,
    reason: damaged ? words.otherDamaged : words.other,
  };
}

const texts = {
  de: {
    damaged: {
      lithium: 'BESCHÄDIGTE/DEFEKTE LITHIUM-IONEN-BATTERIEN',
      sodium: 'BESCHÄDIGTE/DEFEKTE NATRIUM-IONEN-BATTERIEN',
    },
    waste: {
      lithium: 'LITHIUMBATTERIEN ZUR ENTSORGUNG/ZUM RECYCLING',
      sodium: 'NATRIUMBATTERIEN ZUR ENTSORGUNG/ZUM RECYCLING',
    },
    label: 'Gefahrzettel 9A',
    critical: 'Die Batterie kann gefährlich reagieren: nur im Spezialbehälter oder nach Festlegung der BAM befördern.',
    defective: 'Die Batterie ist beschädigt oder defekt: einzeln und ausgepolstert verpacken.',
    unknown: 'Niemand hat den Zustand beurteilt: Was nicht beurteilt ist, gilt als beschädigt.',
    intactWaste: 'Unbeschädigte Altbatterie auf dem Weg zur Verwertung: Pole gegen Kurzschluss sichern.',
    intact: 'Keine Anzeichen von Schäden: feste Verpackung, Pole gegen Kurzschluss sichern.',
    other: 'Für diese Zellchemie gelten eigene Vorschriften; Pole sichern und aufrecht befördern.',
    otherDamaged:
      'Für diese Zellchemie gelten eigene Vorschriften; auslaufsicher verpacken und die Gefahrgutbeauftragte fragen.',
  },
  en: {
    damaged: { lithium: 'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES', sodium: 'DAMAGED/DEFECTIVE SODIUM-ION BATTERIES' },
    waste: { lithium: 'LITHIUM BATTERIES FOR DISPOSAL/RECYCLING', sodium: 'SODIUM BATTERIES FOR DISPOSAL/RECYCLING' },
    label: 'label 9A',
    critical: 'The battery may react dangerously: only in a special container or as the competent authority decides.',
    defective: 'The battery is damaged or defective: pack it alone and cushioned.',
    unknown: 'Nobody has assessed its condition: what is not assessed counts as damaged.',
    intactWaste: 'Undamaged waste battery on its way to recovery: protect the terminals against short circuits.',
    intact: 'No sign of damage: strong packaging, terminals protected against short circuits.',
    other: 'This chemistry has rules of its own; protect the terminals and carry it upright.',
    otherDamaged: 'This chemistry has rules of its own; pack it leak-proof and ask the dangerous goods adviser.',
  },
} as const;
