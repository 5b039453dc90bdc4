import { batteryLabel, type LabelContent, labelSvg } from '#schemas/label/label.ts';
import type { BatteryRecord, ComponentRecord } from './records.ts';
import { number } from './texts/format.ts';
import { language, word } from './texts/language.ts';
import { w } from './texts/words.ts';

/** A label as an address for `<img>` or a download; made on the device, so it needs neither network nor sign-in. */
export function labelPicture(content: LabelContent): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(labelSvg(content))}`;
}

/** What a battery's label says, with a warning unless it was found intact. */
export function labelOfBattery(battery: BatteryRecord): LabelContent {
  const { safety } = battery;
  const warning =
    safety.condition === 'INTACT'
      ? undefined
      : `${word(w().condition, safety.condition)} · ${safety.transport.packingInstruction}`;
  const known = { ...battery, nominalVoltageV: safety.nominalVoltageV, maximumVoltageV: safety.maximumVoltageV };
  return batteryLabel(known, language.value, warning);
}

/** What a component's label says. */
export function labelOfComponent(component: ComponentRecord): LabelContent {
  const facts = [word(w().component, component.kind), component.partNumber ?? '', number(component.massKg, 'kg')];
  return {
    kind: 'component',
    id: component.id,
    qrCode: component.qrCode,
    title: component.title,
    facts: facts.filter((fact) => fact !== ''),
    language: language.value,
  };
}
