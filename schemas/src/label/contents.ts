import type { SafetyCondition } from '../assessment.ts';
import type { ComponentRegistered } from '../generated/types.ts';
import { parseDigitalLink } from '../gs1/digital-link.ts';
import { bracketed } from '../gs1/element-string.ts';
import { componentNames } from '../texts/component-names.ts';
import { conditionNames } from '../texts/condition-names.ts';
import type { LabelContent } from './label.ts';
import { labelWords } from './label-words.ts';

type Language = LabelContent['language'];

/** What is known of a battery for its label, as service and clients have it; numbers in the unit of their name. */
export interface LabelledBattery {
  id: string;
  /** What the QR code holds, a link of ours. */
  qrCode: string;
  model?: string | null | undefined;
  manufacturer?: string | null | undefined;
  serialNumber?: string | null | undefined;
  chemistry?: string | null | undefined;
  massKg?: number | null | undefined;
  nominalVoltageV?: number | null | undefined;
  maximumVoltageV?: number | null | undefined;
  nominalEnergyKwh?: number | null | undefined;
  heavyMetals?: readonly string[] | null | undefined;
  /** How it was found, where whoever asks may know; absent, the label warns of nothing. */
  found?: { condition: SafetyCondition; packingInstruction: string } | undefined;
  /** `generalInformation`, where the whole passport is at hand. */
  general?: readonly string[] | undefined;
}

/**
 * What the label of a battery says. It warns of any condition but intact: what nobody has assessed counts as damaged (ADR
 * special provision 376).
 */
export function batteryLabel(battery: LabelledBattery, language: Language): LabelContent {
  const words = labelWords[language];
  const voltage = battery.maximumVoltageV ?? battery.nominalVoltageV;
  const elements = parseDigitalLink(battery.qrCode);
  const warning = battery.found && warningOf(battery.found, language);
  return {
    kind: 'battery',
    id: battery.id,
    qrCode: battery.qrCode,
    ...(!('code' in elements) && { identifier: bracketed(elements.path) }),
    title: battery.model || words.battery,
    facts: lines(
      [battery.chemistry, amount(battery.nominalVoltageV, 'V', language)],
      [amount(battery.nominalEnergyKwh, 'kWh', language), amount(battery.massKg, 'kg', language)],
      [named(words.serial, battery.serialNumber)],
      [battery.manufacturer],
    ),
    heavyMetals: battery.heavyMetals ?? [],
    // ECE R100: above 60 V direct current a part is high-voltage.
    highVoltage: typeof voltage === 'number' && voltage > 60,
    ...(battery.general && { general: battery.general }),
    ...(warning && { warning }),
    language,
  };
}

/** What is known of a component for its label. */
export interface LabelledComponent {
  id: string;
  /** What the QR code holds, a link of ours. */
  qrCode: string;
  kind: ComponentRegistered['kind'];
  title: string;
  partNumber?: string | null | undefined;
  serialNumber?: string | null | undefined;
  massKg?: number | null | undefined;
}

/** What the label of a component says. */
export function componentLabel(component: LabelledComponent, language: Language): LabelContent {
  const { id, qrCode, title, kind, partNumber, serialNumber, massKg } = component;
  const words = labelWords[language];
  return {
    kind: 'component',
    id,
    qrCode,
    title,
    facts: lines(
      [componentNames[language][kind], amount(massKg, 'kg', language)],
      [named(words.serial, serialNumber)],
      [named(words.part, partNumber)],
    ),
    language,
  };
}

function warningOf({ condition, packingInstruction }: NonNullable<LabelledBattery['found']>, language: Language) {
  if (condition === 'intact') return undefined;
  // Some chemistries have no packing instruction of their own, which is written as a dash.
  const packing = packingInstruction === '–' ? undefined : packingInstruction;
  return lines([conditionNames[language][condition], packing])[0];
}

/** Each line of what is known for it; one of which nothing is known is left out. */
function lines(...all: (string | null | undefined)[][]): string[] {
  return all.map((facts) => facts.filter(Boolean).join(' · ')).filter((line) => line !== '');
}

function named(name: string, value: string | null | undefined): string | undefined {
  return value ? `${name} ${value}` : undefined;
}

function amount(value: number | null | undefined, unit: string, language: Language): string | undefined {
  if (typeof value !== 'number') return undefined;
  return `${value.toLocaleString(language, { maximumFractionDigits: 2 })} ${unit}`;
}
