import { formats } from '../../checks/formats.ts';
import type { Party, PartyAddress, PartyContact } from '../../generated/types.ts';
import { countryCode } from '../lines/country-code.ts';
import { type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';

/** A postal address in parts, each with a kind of its own. */
export function address(at: Place, used: Used): PartyAddress | undefined {
  const country = read.fieldOf(at, 'country.shortName', country_, used);
  if (!country) return undefined;
  const street = read.fieldOf(at, 'thoroughfare.value', read.text, used);
  const number = read.fieldOf(at, 'thoroughfare.number', read.text, used);
  for (const part of ['thoroughfare', 'locality', 'postCode']) takeKind(at, part, used);
  return read.compact({
    street: [street, number].filter(Boolean).join(' ') || undefined,
    postalCode: read.fieldOf(at, 'postCode.value', read.text, used)?.slice(0, 20),
    city: read.fieldOf(at, 'locality.value', read.text, used)?.slice(0, 100),
    country,
  });
}

/** The kinds of parts that our own writing gives say nothing more. */
function takeKind(at: Place, part: string, used: Used): void {
  const kind = placeAt(at, `${part}.technicalKey`);
  if (kind && ['STREET', 'CITY', 'REGULAR'].includes(plainText(kind.value))) used.add(kind.pointer);
}

/** "DE", "DE-SN" or a country's name; a region stays where it is. */
function country_({ value, pointer }: Place, used: Used): string | undefined {
  if (typeof value !== 'string') return undefined;
  const code = countryCode(/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(value) ? value.slice(0, 2) : value);
  if (code && !value.includes('-')) used.add(pointer);
  return code;
}

export function writeAddress({ street = '', postalCode = '', city = '', country }: PartyAddress): object {
  // The number is a part of its own: what follows the last blank, if a figure begins it.
  const [, name = street, number = ''] = /^(.*\S)\s+(\d\S*)$/.exec(street) ?? [];
  return {
    thoroughfare: { technicalKey: 'STREET', value: name, number },
    locality: { technicalKey: 'CITY', value: city },
    postCode: { technicalKey: 'REGULAR', value: postalCode },
    country: { shortName: country },
  };
}

/** Whether the format's pattern for postcodes, small letters and figures, lets this one through. */
export function hasWritablePostcode({ postalCode = '' }: PartyAddress): boolean {
  return /^[a-z0-9][a-z0-9\- ]{0,10}$/.test(postalCode);
}

export function contact(at: Place, used: Used): PartyContact | undefined {
  const email = read.fieldOf(at, 'email', read.text, new Set());
  const telephone = read.fieldOf(at, 'phoneNumber', read.text, new Set());
  const isEmail = email !== undefined && formats.email?.(email);
  const isTelephone = telephone !== undefined && /^\+?[0-9 ()/.-]{3,40}$/.test(telephone);
  if (isEmail) used.add(`${at.pointer}/email`);
  if (isTelephone) used.add(`${at.pointer}/phoneNumber`);
  return read.filled({
    email: isEmail ? email : undefined,
    telephone: isTelephone ? telephone : undefined,
    website: read.fieldOf(at, 'website', read.link, used)?.url,
  });
}

export function writeContact({ email, telephone, website }: PartyContact = {}): object {
  return {
    website,
    email:
      email && /^[a-zA-Z0-9.!#$%&?*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/.test(email) ? email : undefined,
    phoneNumber: telephone && /^[+]?[0-9 ]+$/.test(telephone) ? telephone : undefined,
  };
}

/** A firm with members called `…Identification`, `…Names`, `…Address` and `…Contact`. */
export function firm(prefix: string) {
  return (at: Place, used: Used): Party | undefined => {
    const identifier = read.fieldOf(at, `${prefix}Identification`, read.text, used);
    const name = read.fieldOf(at, `${prefix}Names`, read.text, used) ?? identifier;
    if (!name) return undefined;
    const isPartner = /^BPNL[0-9A-Za-z]{12}$/.test(identifier ?? '');
    return read.compact({
      name,
      identifier: isPartner ? undefined : identifier,
      businessPartnerNumber: isPartner ? identifier : undefined,
      address: read.fieldOf(at, `${prefix}Address`, address, used),
      contact: read.fieldOf(at, `${prefix}Contact`, contact, used),
    });
  };
}

export function writeFirm(prefix: string) {
  return ({ name, businessPartnerNumber, identifier, address, contact }: Party): object | undefined => {
    const id = businessPartnerNumber ?? identifier;
    if (id === undefined || !address || !hasWritablePostcode(address)) return undefined;
    return {
      [`${prefix}Identification`]: id,
      [`${prefix}Names`]: [name],
      [`${prefix}Address`]: writeAddress(address),
      [`${prefix}Contact`]: writeContact(contact),
    };
  };
}
