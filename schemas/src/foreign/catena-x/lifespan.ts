import type { Warranty } from '../../generated/types.ts';
import { elementsOf, placeAt, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';

/** The entry of a list of life spans of that unit and kind. */
export function lifetimeIn(unit: string, kind = 'technical lifetime'): read.Read<number> {
  return (place, used) => {
    const found = elementsOf(place).find(
      (each) => placeAt(each, 'lifeUnit|unit')?.value === unit && placeAt(each, 'lifeType|key')?.value === kind,
    );
    const value = found && read.fieldOf(found, 'lifeValue|value', read.whole, used);
    if (found && value !== undefined) useMembers(found, /^(value|unit|key|life(Value|Unit|Type))$/, used);
    return value;
  };
}

/** A guaranteed life in whole months or years; days, cycles and hours of operation stay where they are. */
export const guaranteedMonths: read.Read<Warranty> = (place, used) => {
  const months = lifetimeIn('unit:month', 'guaranteed lifetime')(place, used);
  const years = months === undefined ? lifetimeIn('unit:year', 'guaranteed lifetime')(place, used) : undefined;
  const found = months ?? (years === undefined ? undefined : years * 12);
  return found && found > 0 && found <= 600 ? { months: found } : undefined;
};
