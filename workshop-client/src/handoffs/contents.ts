import type { BatteryLine, ComponentLine } from '../documents/fragments.ts';
import { shortName } from '../rows/short-name.ts';

type Item = Omit<BatteryLine, 'safety'> | ComponentLine;

/** `VW ID.3 58 kWh + 2`, short enough for a card. */
export function contentsOf(items: readonly Item[]): string {
  const [first, ...others] = items;
  if (!first) return '';
  const name = first.__typename === 'Component' ? first.title : shortName(first);
  return others.length > 0 ? `${name} + ${others.length}` : name;
}

/** Sum of the known masses; undefined when one is unknown. */
export function massOf(items: readonly Item[]): number | undefined {
  let sum = 0;
  for (const item of items) {
    const mass = item.__typename === 'Component' ? item.componentMassKg : item.massKg;
    if (mass === null) return undefined;
    sum += mass;
  }
  return items.length > 0 ? sum : undefined;
}
