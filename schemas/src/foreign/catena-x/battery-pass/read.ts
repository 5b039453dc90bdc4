import type { Language } from '../../../checks/explain-words.ts';
import type { Refusal } from '../../../refusal.ts';
import { type Place, placeAt } from '../../lines/foreign-document.ts';
import type { Found } from '../../lines/found.ts';
import { believedOfCatenaX, mappedCatenaX } from '../read.ts';
import { type BatteryPassVersion, batteryPassMappings } from './versions.ts';

/** Which version a passport is, by what is in it; the model carries none before 6.1.0. Nothing when it is none of them. */
export function batteryPassVersionOf(inside: Place): BatteryPassVersion | undefined {
  const has = (path: string) => placeAt(inside, path) !== undefined;
  if (has('electrochemicalProperties|cellChemistry') && has('batteryIdentification')) return '3.0.1';
  if (has('chemicalMaterial') && has('identification.localIdentifier|typeId|idDmc')) return '4.0.0';
  const isSince5 =
    has('identification.identification') && (has('identification.chemistry|idDmc') || has('performance.rated|dynamic'));
  if (!isSince5) return undefined;
  if (has('specVersion')) return '6.1.0';
  const isFive =
    has('handling.spareParts') || has('materials.composition.name') || !(has('commercial') || has('handling.content'));
  return isFive ? '5.0.0' : '6.0.0';
}

/** Reads a passport of that version; `inside` is where it stands in the document. */
export function readBatteryPass(
  document: object,
  inside: Place,
  version: BatteryPassVersion,
  language: Language,
): Found | Refusal {
  return believedOfCatenaX(mappedCatenaX(document, inside, batteryPassMappings[version]), version, language);
}
