import type { LocalText } from '#schemas/passport.ts';
import { localised } from '#schemas/passport.ts';
import { type TransportAdvice, transportAdvice } from '#schemas/transport-advice.ts';
import type { Battery } from '../state/battery.ts';
import { type Assessment, notAssessed } from '../state/condition.ts';
import type { PassportView } from './passport-view.ts';

export interface BatterySafety {
  condition: Assessment['condition'];
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
  transport: TransportAdvice;
}

/** Above it, direct current is high voltage in vehicles (UN Regulation No. 100; DGUV 209-093). */
const highVoltageV = 60;

/**
 * What keeps people alive: from the visible part of the passport and, for who has a legitimate interest, the condition
 * found last. Whoever may not see the condition is told to treat the battery as one nobody has looked at.
 */
export function safetyOf(
  battery: Battery,
  { visible }: PassportView,
  asked: { interest: boolean; on: string; language: 'de' | 'en' },
): BatterySafety {
  const { symbols, materials, circularity, performance, general } = visible;
  const assessment = asked.interest ? battery.assessment : notAssessed;
  const voltage = performance?.maximumVoltageV ?? performance?.nominalVoltageV;
  const said = (texts: LocalText[] | undefined) => (texts ?? []).map((text) => localised(text, asked.language));
  const goods = {
    condition: assessment.condition,
    chemistry: materials?.chemistry,
    waste: asked.interest && battery.status === 'waste',
    // What it weighed when it was taken out says that it was.
    massKg: (asked.interest ? battery.removal?.massKg : undefined) ?? general?.massKg,
  };
  return {
    ...assessment,
    chemistry: materials?.chemistry,
    nominalVoltageV: performance?.nominalVoltageV,
    maximumVoltageV: performance?.maximumVoltageV,
    // An electric vehicle battery of unknown voltage is taken for a dangerous one.
    highVoltage: voltage === undefined ? battery.category !== 'lmt' : voltage > highVoltageV,
    extinguishingAgents: symbols?.extinguishingAgents ?? [],
    removalSteps: said(circularity?.removalSteps),
    tools: said(circularity?.removalTools),
    warnings: [...said(circularity?.removalWarnings), ...said(circularity?.safetyMeasures)],
    removalManual: circularity?.removalManuals?.[0]?.url,
    transport: transportAdvice(goods, asked.on, asked.language),
  };
}
