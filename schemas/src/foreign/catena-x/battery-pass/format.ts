import type { Form, PassportFormat } from '../../lines/format.ts';
import { unwrapped } from '../document.ts';
import { batteryPassVersionOf, readBatteryPass } from './read.ts';
import { type BatteryPassVersion, batteryPassMappings } from './versions.ts';
import { batteryPassWriter } from './write.ts';

/** The aspect model of Catena-X for passports of batteries. */
export const catenaXBatteryPass: PassportFormat = {
  name: 'catena-x-battery-pass',
  title: { de: 'Catena-X battery_pass', en: 'Catena-X battery_pass' },
  recognise(document) {
    const inside = unwrapped(document);
    const version = batteryPassVersionOf(inside);
    return version && ((language) => readBatteryPass(document, inside, version, language));
  },
  forms: [
    form('catena-x-battery-pass', '6.1.0'),
    form('catena-x-battery-pass-6.0', '6.0.0'),
    form('catena-x-battery-pass-5', '5.0.0'),
    form('catena-x-battery-pass-4', '4.0.0'),
    form('catena-x-battery-pass-3', '3.0.1'),
  ],
};

/** The newest goes by the name of the model. */
function form(name: string, version: BatteryPassVersion): Form {
  const { lines } = batteryPassMappings[version];
  const write = batteryPassWriter(version);
  return { name, title: 'Catena-X battery_pass', versions: [version], lines, write, givesBack: true };
}
