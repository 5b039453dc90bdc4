import type { ChemistryFamily } from './chemistry.ts';
import { familyInSight, isHighVoltage, type SafetySight } from './sight.ts';

/** How soon it has to be read. */
export type Urgency = 'now' | 'first' | 'also';

export type SentenceCode = keyof typeof sentences;

/** One thing to know before touching a battery. */
export interface SafetySentence {
  code: SentenceCode;
  urgency: Urgency;
  text: string;
  source: string;
}

/**
 * What to say to who stands before a battery, the most urgent first; made of nothing but what that viewer may see. Not
 * seeing a condition never sounds better than a condition that nobody has assessed.
 */
export function safetySentences(sight: SafetySight, language: 'de' | 'en'): SafetySentence[] {
  const codes = [...conditionSays(sight), ...isolationSays(sight), ...voltageSays(sight), ...chemistrySays(sight)];
  const made = codes.map((code) => sentence(code, language));
  const agents = sight.extinguishingAgents;
  if (typeof agents === 'object') {
    const { text, ...rest } = sentence('EXTINGUISH_WITH', language);
    made.push({ ...rest, text: text.replace('{agents}', agents.value.join(', ')) });
  }
  return made.toSorted((one, other) => urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency));
}

const urgencies: readonly Urgency[] = ['now', 'first', 'also'];

function conditionSays({ condition }: SafetySight): SentenceCode[] {
  switch (condition) {
    case 'critical':
      return ['CONDITION_CRITICAL'];
    case 'damaged':
      return ['CONDITION_DAMAGED'];
    case 'notAssessed':
      return ['CONDITION_NOT_ASSESSED'];
    case 'withheld':
      return ['CONDITION_WITHHELD'];
    case 'intact':
      return [];
  }
}

function isolationSays(sight: SafetySight): SentenceCode[] {
  if (!isHighVoltage(sight)) return [];
  if (sight.isolation === 'withheld') return [];
  if (sight.isolation === 'unknown') return ['ISOLATION_NOT_MEASURED'];
  return sight.isolation.value === 'fault' ? ['ISOLATION_FAULT'] : [];
}

function voltageSays(sight: SafetySight): SentenceCode[] {
  if (!isHighVoltage(sight)) return [];
  return [typeof sight.voltageV === 'object' ? 'HIGH_VOLTAGE' : 'VOLTAGE_UNKNOWN'];
}

function chemistrySays(sight: SafetySight): SentenceCode[] {
  return [ofFamily[familyInSight(sight)]];
}

const ofFamily: Readonly<Record<ChemistryFamily, SentenceCode>> = {
  lithium: 'CELLS_BURN',
  lithiumMetal: 'CELLS_BURN',
  sodium: 'CELLS_BURN',
  sodiumAqueous: 'ALKALI',
  sodiumNickelChloride: 'HOT_SODIUM',
  sodiumSulphur: 'HOT_SODIUM',
  nickelMetalHydride: 'ALKALI',
  nickelCadmium: 'ALKALI',
  lead: 'ACID',
  leadSealed: 'ACID',
  zinc: 'ALKALI',
  alkaline: 'ALKALI',
  unknown: 'CHEMISTRY_UNKNOWN',
};

function sentence(code: SentenceCode, language: 'de' | 'en'): SafetySentence {
  const { urgency, source, ...texts } = sentences[code];
  return { code, urgency, text: texts[language], source };
}

const sentences = {
  CONDITION_CRITICAL: {
    urgency: 'now',
    de: 'Kritisch: kann brennen oder Gas abgeben. 15 m Abstand, nicht bewegen, 112 rufen, wenn es raucht, zischt oder riecht.',
    en: 'Critical: it may burn or give off gas. Stay 15 m away, do not move it, call 112 if it smokes, hisses or smells.',
    source: 'ADR SP 376',
  },
  CONDITION_DAMAGED: {
    urgency: 'first',
    de: 'Beschädigt: nicht öffnen, nicht stapeln, im Freien und getrennt von anderem abstellen, auf Wärme achten.',
    en: 'Damaged: do not open or stack it; keep it outside and apart, and watch for heat.',
    source: 'ADR SP 376',
  },
  CONDITION_NOT_ASSESSED: {
    urgency: 'first',
    de: 'Noch niemand hat nachgesehen: wie eine beschädigte Batterie behandeln.',
    en: 'Nobody has looked at it yet: treat it as a damaged battery.',
    source: 'ADR SP 376',
  },
  CONDITION_WITHHELD: {
    urgency: 'first',
    de: 'Der Zustand ist für Sie nicht sichtbar: mit einer beschädigten Batterie rechnen und nicht bewegen. Raucht, zischt oder riecht sie: 15 m Abstand, 112.',
    en: 'Its condition is not for you to see: expect a damaged battery and do not move it. If it smokes, hisses or smells: stay 15 m away, call 112.',
    source: '2023/1542 Annex XIII 4(d); ADR SP 376',
  },
  ISOLATION_FAULT: {
    urgency: 'now',
    de: 'Isolationsfehler: Das Gehäuse kann unter Spannung stehen. Nicht berühren.',
    en: 'Isolation fault: the housing may carry voltage. Do not touch it.',
    source: 'UN Regulation No. 100; DGUV 209-093',
  },
  ISOLATION_NOT_MEASURED: {
    urgency: 'first',
    de: 'Die Isolation ist nicht gemessen: vor dem Anfassen messen.',
    en: 'Isolation was not measured: measure before you touch it.',
    source: 'DGUV 209-093',
  },
  HIGH_VOLTAGE: {
    urgency: 'first',
    de: 'Hochvolt über 60 V: nur mit Hochvolt-Qualifikation.',
    en: 'High voltage above 60 V: only with high-voltage qualification.',
    source: 'UN Regulation No. 100; DGUV 209-093',
  },
  VOLTAGE_UNKNOWN: {
    urgency: 'first',
    de: 'Die Spannung ist nicht bekannt: wie Hochvolt behandeln.',
    en: 'Its voltage is not known: treat it as high voltage.',
    source: 'UN Regulation No. 100; DGUV 209-093',
  },
  CELLS_BURN: {
    urgency: 'also',
    de: 'Die Zellen können sich selbst entzünden, auch Tage nach einem Schaden, und geben dabei giftiges Gas ab.',
    en: 'The cells can catch fire by themselves, even days after a damage, and give off poisonous gas.',
    source: 'ADR 2.2.9.1.7',
  },
  ACID: {
    urgency: 'also',
    de: 'Enthält Säure: Schutzbrille und Handschuhe tragen, aufrecht halten; beim Laden entsteht Knallgas.',
    en: 'It contains acid: wear goggles and gloves, keep it upright; charging gives off explosive gas.',
    source: 'ADR 2.2.8',
  },
  ALKALI: {
    urgency: 'also',
    de: 'Enthält Lauge: Schutzbrille und Handschuhe tragen.',
    en: 'It contains alkali: wear goggles and gloves.',
    source: 'ADR 2.2.8',
  },
  HOT_SODIUM: {
    urgency: 'also',
    de: 'Enthält flüssiges oder festes Natrium: nie mit Wasser in Berührung bringen; kann sehr heiß sein.',
    en: 'It contains sodium: never bring it together with water; it may be very hot.',
    source: 'ADR 2.2.43',
  },
  CHEMISTRY_UNKNOWN: {
    urgency: 'also',
    de: 'Die Zellchemie ist nicht bekannt: mit Lithium rechnen, also mit Brand und giftigem Gas.',
    en: 'Its chemistry is not known: expect lithium, that is fire and poisonous gas.',
    source: 'ADR 2.2.9.1.7',
  },
  EXTINGUISH_WITH: {
    urgency: 'also',
    de: 'Löschmittel: {agents}.',
    en: 'To be extinguished with: {agents}.',
    source: '2023/1542 Annex VI Part A (9)',
  },
} as const satisfies Record<string, { urgency: Urgency; de: string; en: string; source: string }>;
