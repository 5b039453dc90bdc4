import type { LocalText } from '#schemas/passport.ts';
import { localised } from '#schemas/passport.ts';
import { type SafetySentence, safetySentences } from '#schemas/safety/safety-sentences.ts';
import { isHighVoltage, type SafetyFacts, sightOf } from '#schemas/safety/sight.ts';
import { type TransportAdvice, transportAdvice } from '#schemas/transport-advice.ts';
import type { Battery } from '../state/battery.ts';
import { type Assessment, notAssessed } from '../state/condition.ts';
import type { PassportView } from './passport-view.ts';

export interface BatterySafety {
  condition: Assessment['condition'];
  conditionWithheld: boolean;
  flags: Assessment['flags'];
  isolation: Assessment['isolation'];
  assessedAt?: string | undefined;
  chemistry?: string | undefined;
  nominalVoltageV?: number | undefined;
  maximumVoltageV?: number | undefined;
  highVoltage: boolean;
  extinguishingAgents: string[];
  removalSteps: string[];
  tools: string[];
  warnings: string[];
  removalManual?: string | undefined;
  sentences: SafetySentence[];
  transport: TransportAdvice;
}

interface Asked {
  interest: boolean;
  on: string;
  language: 'de' | 'en';
}

/**
 * What keeps people alive: from the visible part of the passport and, for who has a legitimate interest, the condition
 * found last. Whoever may not see the condition is told so, and to expect damage; how to pack it says who can see it.
 */
export function safetyOf(battery: Battery, view: PassportView, asked: Asked): BatterySafety {
  const { circularity } = view.visible;
  const facts = factsOf(battery, view);
  const sight = sightOf(facts, asked.interest);
  const said = (texts: LocalText[] | undefined) => (texts ?? []).map((text) => localised(text, asked.language));
  return {
    ...(asked.interest ? battery.assessment : notAssessed),
    conditionWithheld: sight.condition === 'withheld',
    chemistry: facts.chemistry,
    nominalVoltageV: facts.nominalVoltageV,
    maximumVoltageV: facts.maximumVoltageV,
    highVoltage: isHighVoltage(sight),
    extinguishingAgents: [...(facts.extinguishingAgents ?? [])],
    removalSteps: said(circularity?.removalSteps),
    tools: said(circularity?.removalTools),
    warnings: [...said(circularity?.removalWarnings), ...said(circularity?.safetyMeasures)],
    removalManual: circularity?.removalManuals?.[0]?.url,
    sentences: safetySentences(sight, asked.language),
    transport: transportOf(battery, view, asked),
  };
}

/** The category is public in every passport; the rest is what this viewer may see of it. */
function factsOf(battery: Battery, { visible: { symbols, materials, performance } }: PassportView): SafetyFacts {
  return {
    chemistry: materials?.chemistry,
    nominalVoltageV: performance?.nominalVoltageV,
    maximumVoltageV: performance?.maximumVoltageV,
    extinguishingAgents: symbols?.extinguishingAgents,
    category: battery.category,
    assessment: battery.assessment,
  };
}

function transportOf(battery: Battery, { visible }: PassportView, { interest, on, language }: Asked): TransportAdvice {
  const goods = {
    condition: interest ? battery.assessment.condition : ('withheld' as const),
    chemistry: visible.materials?.chemistry,
    waste: interest && battery.status === 'waste',
    // What it weighed when it was taken out says that it was.
    massKg: (interest ? battery.removal?.massKg : undefined) ?? visible.general?.massKg,
  };
  return transportAdvice(goods, on, language);
}
