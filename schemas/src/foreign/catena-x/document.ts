import { elementsOf, escaped, type Place, placeAt, rootOf } from '../lines/foreign-document.ts';
import { plainText } from '../lines/plain-text.ts';

/**
 * The passport a credential of Tractus-X certifies, one under the URN of its model as in data of twins, one that the backend of
 * Tractus-X answers with, or the document itself.
 */
export function unwrapped(document: object): Place {
  const whole = rootOf(document);
  const urn = Object.keys(document).find((name) => models.test(name));
  const under = urn === undefined ? undefined : (document as Record<string, unknown>)[urn];
  const answered = models.test(plainText((document as { semanticId?: unknown }).semanticId));
  const inside =
    (urn === undefined ? undefined : alone({ value: under, pointer: `/${escaped(urn)}` })) ??
    (answered ? placeAt(whole, 'aspect') : undefined) ??
    placeAt(whole, 'credentialSubject.DigitalProductPassport|BatteryPass|BatteryPassport');
  return inside && typeof inside.value === 'object' && !Array.isArray(inside.value) ? inside : whole;
}

const models = /^urn:[bs]amm:io\.catenax\.(battery\.battery_pass|generic\.digital_product_passport):[\d.]+#\w+$/;

/** A list with one passport, or one passport; of several nobody knows which is meant. */
function alone(place: Place): Place | undefined {
  const all = elementsOf(place);
  return all.length === 1 ? all[0] : undefined;
}
