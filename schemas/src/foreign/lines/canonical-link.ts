import { parseDigitalLink } from '../../gs1/digital-link.ts';
import { elementsOfEpcUrn } from '../../gs1/epc-urn.ts';
import { gs1Keys } from '../../gs1/keys.ts';

/**
 * The one spelling of a GS1 identifier, CBV 2.0 §8.9: an EPC URN as the Digital Link it stands for, a Digital Link on GS1's
 * own host with the key and what makes it one unit, nothing else. Anything that is neither stays as it is.
 */
export function canonicalLink(uri: string): string {
  const elements = /^urn:epc:/i.test(uri) ? elementsOfEpcUrn(uri) : elementsOfLink(uri);
  const [key] = elements ? gs1Keys(elements) : [];
  return key === undefined ? uri : `https://id.gs1.org/${key.slice('gs1:'.length)}`;
}

function elementsOfLink(uri: string) {
  if (!/^https?:\/\/.*\/\d{2,4}\//i.test(uri)) return undefined;
  const link = parseDigitalLink(uri, { shortGtins: true, unknownAttributes: true });
  return 'code' in link ? undefined : link.path;
}
