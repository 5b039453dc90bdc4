import type { SafetyCondition } from './assessment.ts';
import type { ItemAdvice } from './generated/types.ts';
import type { HandoffPurpose } from './handoff-rules.ts';
import { roadAdvice } from './safety/advice.ts';
import { familyForTransport, familyOf } from './safety/chemistry.ts';
import { type FoundCondition, foundCondition, type GoodsKind } from './safety/terms.ts';

export type { SafetyCondition } from './assessment.ts';

export interface TransportAdvice {
  /** A dash where ADR does not apply. */
  unNumber: string;
  specialProvisions: string[];
  packingInstruction: string;
  /** Text on the package. */
  marking: string;
  /** European List of Waste, with an asterisk when hazardous; undefined when the battery is no waste. */
  wasteCode?: string;
  reason: string;
}

export interface Goods {
  /** `unknown` when nobody has looked; `withheld` when whoever asks can not see it. */
  condition: SafetyCondition | 'withheld';
  /** Short name as in the passport, e.g. Li-NMC; unknown chemistries are taken for lithium ion. */
  chemistry?: string | undefined;
  waste: boolean;
  massKg?: number | undefined;
  purpose?: HandoffPurpose | undefined;
  kind?: GoodsKind | undefined;
}

type Language = 'de' | 'en';

/** The advice of `safety/advice.ts` in one language, as screens and labels show it. */
export function transportAdvice(goods: Goods, on: string, language: Language): TransportAdvice {
  const condition = goods.condition === 'withheld' ? 'withheld' : foundCondition(goods.condition);
  const advice = roadAdvice({ ...goods, kind: goods.kind ?? 'battery', condition }, on);
  if (!advice) return notSeen(language);
  return {
    unNumber: advice.unNumber ?? '–',
    specialProvisions: advice.provisions,
    packingInstruction: advice.packing,
    marking: advice.mark?.[language] ?? labelled(advice.unNumber, advice.label, language),
    ...(advice.wasteCode && { wasteCode: advice.wasteCode }),
    reason: reasonFor(goods, condition, advice, language),
  };
}

function notSeen(language: Language): TransportAdvice {
  const none = '–';
  const reason = texts[language].withheld;
  return { unNumber: none, specialProvisions: [], packingInstruction: none, marking: none, reason };
}

function labelled(unNumber: string | undefined, label: string | undefined, language: Language): string {
  return unNumber && label ? `${unNumber} · ${texts[language].label} ${label}` : '–';
}

function reasonFor(goods: Goods, condition: FoundCondition, { subject, packing }: ItemAdvice, language: Language) {
  const words = texts[language];
  if (!subject) return words.notSubject;
  if (!isClass9(goods.chemistry)) return condition === 'intact' ? words.other : words.otherDamaged;
  switch (condition) {
    case 'critical':
      return words.critical;
    case 'damaged':
      return words.defective;
    case 'intact':
      return packing === 'P909' ? words.intactWaste : words.intact;
    default:
      return words.unknown;
  }
}

function isClass9(chemistry: string | undefined): boolean {
  return ['lithium', 'lithiumMetal', 'sodium'].includes(familyForTransport(familyOf(chemistry)));
}

const texts = {
  de: {
    label: 'Gefahrzettel',
    critical: 'Die Batterie kann gefährlich reagieren: nur im Spezialbehälter oder nach Festlegung der BAM befördern.',
    defective: 'Die Batterie ist beschädigt oder defekt: einzeln und ausgepolstert verpacken.',
    unknown: 'Niemand hat den Zustand beurteilt: Was nicht beurteilt ist, gilt als beschädigt.',
    withheld: 'Der Zustand ist für Sie nicht sichtbar. Die Verpackung gibt an, wer die Batterie in Händen hat.',
    intactWaste: 'Unbeschädigte Altbatterie auf dem Weg zur Verwertung: Pole gegen Kurzschluss sichern.',
    intact: 'Keine Anzeichen von Schäden: feste Verpackung, Pole gegen Kurzschluss sichern.',
    notSubject:
      'Auf der Straße kein Gefahrgut, solange sie dicht, sauber und gegen Kurzschluss und Umfallen gesichert ist.',
    other: 'Für diese Zellchemie gelten eigene Vorschriften; Pole sichern und aufrecht befördern.',
    otherDamaged:
      'Für diese Zellchemie gelten eigene Vorschriften; auslaufsicher verpacken und die Gefahrgutbeauftragte fragen.',
  },
  en: {
    label: 'label',
    critical: 'The battery may react dangerously: only in a special container or as the competent authority decides.',
    defective: 'The battery is damaged or defective: pack it alone and cushioned.',
    unknown: 'Nobody has assessed its condition: what is not assessed counts as damaged.',
    withheld: 'Its condition is not for you to see. Whoever has the battery in hands says how it is packed.',
    intactWaste: 'Undamaged waste battery on its way to recovery: protect the terminals against short circuits.',
    intact: 'No sign of damage: strong packaging, terminals protected against short circuits.',
    notSubject:
      'No dangerous goods by road as long as it is tight, clean and secured against short circuits and falling over.',
    other: 'This chemistry has rules of its own; protect the terminals and carry it upright.',
    otherDamaged: 'This chemistry has rules of its own; pack it leak-proof and ask the dangerous goods adviser.',
  },
} as const;
