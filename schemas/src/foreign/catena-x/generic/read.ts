import type { Language } from '../../../checks/explain-words.ts';
import type { Refusal } from '../../../refusal.ts';
import { type Place, placeAt } from '../../lines/foreign-document.ts';
import type { Found } from '../../lines/found.ts';
import type { Mapped } from '../../lines/mapping.ts';
import { believedOfCatenaX, mappedCatenaX } from '../read.ts';
import { type GenericVersion, genericMappings } from './versions.ts';

/** Which version a passport is, by what is in it. Nothing when it is none of them. */
export function genericVersionOf(inside: Place): GenericVersion | undefined {
  const has = (path: string) => placeAt(inside, path) !== undefined;
  if (!has('metadata.passportIdentifier|issueDate') || !has('identification.type|partTypeInformation'))
    return undefined;
  if (has('identification.partTypeInformation')) return '7.0.0';
  if (has('metadata.specVersion')) return '6.1.0';
  return has('metadata.language') ? '6.0.0' : '5.0.0';
}

/** Reads a passport of that version, if it is about a battery; `inside` is where it stands in the document. */
export function readGeneric(
  document: object,
  inside: Place,
  version: GenericVersion,
  language: Language,
): Found | Refusal {
  const read = mappedCatenaX(document, inside, genericMappings[version]);
  const isBattery = read.part.general?.category !== undefined;
  return isBattery ? believedOfCatenaX(read, version, language) : notABattery(read, language);
}

/** The generic passport is about products of every kind. */
function notABattery({ origins }: Mapped, language: Language): Refusal {
  const message = {
    de: 'Dieses Produkt ist keine Batterie, oder es steht hier nicht, von welcher Kategorie sie ist: Batterie für Elektrofahrzeuge oder leichte Verkehrsmittel, Industriebatterie, stationärer Speicher.',
    en: 'This product is no battery, or it is not said here of which category: of an electric vehicle or light means of transport, industrial, or stationary storage.',
  }[language];
  return {
    code: 'NOT_A_BATTERY',
    message,
    path: origins.get('general.category') ?? '',
    source: '2023/1542 Art. 77(1)',
  };
}
