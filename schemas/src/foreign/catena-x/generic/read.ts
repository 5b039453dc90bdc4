import type { Language } from '../../../checks/explain-words.ts';
import { type Refusal, refusal } from '../../../refusal.ts';
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
  return isBattery ? believedOfCatenaX(read, version, language) : notABattery(read);
}

/** The generic passport is about products of every kind. */
function notABattery({ origins }: Mapped): Refusal {
  return refusal('NOT_A_BATTERY', { path: origins.get('general.category') ?? '', source: '2023/1542 Art. 77(1)' });
}
