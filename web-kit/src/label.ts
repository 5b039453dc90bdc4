import { batteryLabel, componentLabel } from '#schemas/label/contents.ts';
import { type LabelContent, labelSvg } from '#schemas/label/label.ts';
import type { BatteryRecord, ComponentRecord } from './records.ts';
import { camelCase } from './spelling.ts';
import { language } from './texts/language.ts';

/** A label as an address for `<img>` or a download; made on the device, so it needs neither network nor sign-in. */
export function labelPicture(content: LabelContent): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(labelSvg(content))}`;
}

/** What a battery's label says, with a warning unless it was found intact. */
export function labelOfBattery(battery: BatteryRecord): LabelContent {
  const { safety, general, symbols, ...known } = battery;
  const label = {
    ...known,
    manufacturer: general?.manufacturer?.tradeName ?? battery.manufacturer,
    nominalVoltageV: safety.nominalVoltageV,
    maximumVoltageV: safety.maximumVoltageV,
    heavyMetals: symbols?.heavyMetals,
    // What whoever holds the device may not see cannot be warned of, as on the labels the service makes for them.
    found: safety.conditionWithheld
      ? undefined
      : {
          condition: camelCase(safety.condition),
          packingInstruction: safety.transport.packingInstruction,
        },
  };
  return batteryLabel(label, language.value);
}

/** What a component's label says. */
export function labelOfComponent(component: ComponentRecord): LabelContent {
  const kind = camelCase(component.kind);
  return componentLabel({ ...component, kind }, language.value);
}
