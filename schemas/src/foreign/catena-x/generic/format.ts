import type { Form, PassportFormat } from '../../lines/format.ts';
import { unwrapped } from '../document.ts';
import { genericVersionOf, readGeneric } from './read.ts';
import { type GenericVersion, genericMappings } from './versions.ts';
import { genericWriter } from './write.ts';

/** The aspect model of Catena-X for passports of any product, of which those of batteries are read and written. */
export const catenaXGeneric: PassportFormat = {
  name: 'catena-x-dpp',
  title: { de: 'Catena-X digital_product_passport', en: 'Catena-X digital_product_passport' },
  recognise(document) {
    const inside = unwrapped(document);
    const version = genericVersionOf(inside);
    return version && ((language) => readGeneric(document, inside, version, language));
  },
  forms: [form('catena-x-dpp', '7.0.0'), form('catena-x-dpp-6', '6.1.0'), form('catena-x-dpp-5', '5.0.0')],
};

/** The newest goes by the name of the model. */
function form(name: string, version: GenericVersion): Form {
  const { lines } = genericMappings[version];
  const write = genericWriter(version);
  return { name, title: 'Catena-X digital_product_passport', versions: [version], lines, write, givesBack: true };
}
