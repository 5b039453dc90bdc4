import type { Passport } from '../../../passport.ts';
import type { WriteContext, Written } from '../../lines/draft.ts';
import { writeLines } from '../../lines/two-way.ts';
import { type BatteryPassVersion, batteryPassMappings } from './versions.ts';

/** Writes a passport in that version. */
export function batteryPassWriter(version: BatteryPassVersion) {
  return (passport: Partial<Passport>, context: WriteContext): Written =>
    writeLines(batteryPassMappings[version], passport, version === '4.0.0' ? withoutSides(context) : context);
}

/** In 4.0.0 a place is `left` or `right` and never half of either, so what was kept of one side goes back into none. */
function withoutSides({ kept = {}, ...context }: WriteContext): WriteContext {
  const whole = Object.entries(kept).filter(
    ([pointer, value]) => !hasSides(pointer) && !hasSides(JSON.stringify(value)),
  );
  return { ...context, kept: Object.fromEntries(whole) };
}

function hasSides(text: string): boolean {
  return /[/"](left|right)([/"]|$)/.test(text);
}
