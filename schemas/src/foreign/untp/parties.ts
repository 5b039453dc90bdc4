import { isGln } from '../../checks/formats.ts';
import type { Place as MadeAt, Party, PartyAddress } from '../../generated/types.ts';
import { elementsOf, placeAt } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';

/** An identifier of a firm or place as the URI UNTP asks for: a GLN as GS1 link, a URI as it is, others in our own names. */
export function uriOf(identifier: string, key: '414' | '417'): string {
  if (isGln(identifier)) return `https://id.gs1.org/${key}/${identifier}`;
  if (/^[a-z][a-z0-9+.-]*:[!#-;=?-Z[\]_a-z~]+$/i.test(identifier)) return identifier;
  return ownUrn + encodeURIComponent(identifier);
}

const ownUrn = 'urn:kreispass:identifier:';

/** The identifier of a product as it was, whatever URI was made of it. */
export const productIdentifier: read.Read<string> = (place, used) => {
  const uri = read.text(place, used);
  return uri?.startsWith(ownUrn) ? decoded(uri.slice(ownUrn.length)) : uri;
};

/** The identifier such a URI was made from. */
const identifier: read.Read<string> = (place, used) => {
  const uri = read.text(place, used);
  if (uri?.startsWith(ownUrn)) return decoded(uri.slice(ownUrn.length));
  return /^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})$/.exec(uri ?? '')?.[1] ?? uri;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A party as UNTP has it; nothing without an identifier, which is mandatory. */
export function partyOf({ identifier, name, address, contact, tradeName }: Party): object | undefined {
  if (identifier === undefined) return undefined;
  return {
    type: ['Party'],
    id: uriOf(identifier, '417'),
    name,
    description: tradeName,
    registrationCountry: address && { countryCode: address.country },
    partyAddress: addressOf(address),
    organisationWebsite: contact?.website,
  };
}

/** All of an address or nothing; of the region, which our addresses do not have, the empty text it allows. */
function addressOf(address: PartyAddress | undefined): object | undefined {
  if (!address?.street || !address.postalCode || !address.city) return undefined;
  return {
    streetAddress: address.street,
    postalCode: address.postalCode,
    addressLocality: address.city,
    addressRegion: '',
    addressCountry: { countryCode: address.country },
  };
}

/** The party with that role among `relatedParty`. */
export function partyIn(role: RegExp): read.Read<Party> {
  return (place, used) => {
    const found = elementsOf(place).find((each) => role.test(plainText(placeAt(each, 'role')?.value)));
    const party = found && read.fieldOf(found, 'party', anyParty, used);
    if (found && party) used.add(`${found.pointer}/role`);
    return party;
  };
}

/** A party or an issuer. */
export const anyParty: read.Read<Party> = (place, used) => {
  const name = read.fieldOf(place, 'name', read.text, used);
  if (!name) return undefined;
  const website = read.fieldOf(place, 'organisationWebsite', read.link, used)?.url;
  return read.compact({
    name,
    tradeName: read.fieldOf(place, 'description', read.text, used),
    identifier: read.fieldOf(place, 'id', identifier, used),
    address: read.fieldOf(place, 'partyAddress', read.address, used),
    contact: website === undefined ? undefined : { website },
  });
};

/** Where it was made: a facility with the country, which UNTP tells beside it. */
export const madeAt: read.Read<MadeAt> = (subject, used) => {
  const country = read.fieldOf(subject, 'countryOfProduction.countryCode', read.text, used);
  if (!country || !/^[A-Z]{2}$/.test(country)) return undefined;
  return read.compact({
    name: read.fieldOf(subject, 'producedAtFacility.name', read.text, used),
    identifier: read.fieldOf(subject, 'producedAtFacility.id', identifier, used),
    address: { country },
  });
};
