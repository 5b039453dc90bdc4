import { aas } from './aas/format.ts';
import { batteryPass } from './battery-pass/format.ts';
import { batteryPassReady } from './battery-pass-ready/format.ts';
import { catenaXBatteryPass } from './catena-x/battery-pass/format.ts';
import { catenaXGeneric } from './catena-x/generic/format.ts';
import { en18223 } from './en-18223/format.ts';
import { epcis } from './epcis/format.ts';
import { kreispass } from './kreispass/format.ts';
import type { Form, HistoryFormat, PassportFormat } from './lines/format.ts';
import { openEpcis } from './openepcis/format.ts';
import { untpEvents } from './untp/events/format.ts';
import { untp } from './untp/format.ts';

/**
 * Every format of battery passports, in the order in which a document is asked whether it is one of it: the first that says yes
 * reads it. Three places are not free, and a test holds them: EN 18223 around our sections comes before ours, Catena-X in a
 * credential before UNTP, and last Battery Pass, whose single aspects are told by two or three names that others have, too.
 */
export const passportFormats: readonly PassportFormat[] = [
  en18223,
  kreispass,
  aas,
  catenaXBatteryPass,
  catenaXGeneric,
  untp,
  batteryPassReady,
  openEpcis,
  batteryPass,
];

/** Every format of histories, likewise. */
export const historyFormats: readonly HistoryFormat[] = [epcis, untpEvents];

/** Every version and spelling of the formats of passports. */
export const foreignFormats: readonly Form[] = passportFormats.flatMap(({ forms }) => forms);
