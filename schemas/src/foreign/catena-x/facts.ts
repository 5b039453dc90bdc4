import { formats } from '../../checks/formats.ts';
import type { LabelMeaning, PartNumber, Party, Warranty } from '../../generated/types.ts';
import { categoryOf } from '../lines/battery-terms.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import type { Writing } from '../lines/two-way.ts';
import { uuidIn } from '../lines/uuid.ts';
import type { Identify } from './materials.ts';
import { businessPartner, documentMembers, sentence } from './values.ts';

/** A unique identifier that is a web address or URN; a code of another kind stays where it is. */
export function identifier(at: Place, used: Used): string | undefined {
  const text = read.text(at, new Set());
  if (!text || !formats['identifier-uri']?.(text)) return undefined;
  used.add(at.pointer);
  return text;
}

/** An identifier of the form `urn:uuid:…`. */
export function uuid(at: Place, used: Used): string | undefined {
  const found = typeof at.value === 'string' ? uuidIn(at.value) : undefined;
  if (found) used.add(at.pointer);
  return found;
}

/** Categories without a passport (Art. 77(1)) keep their foreign word, so that the refusal names it. */
export function category(at: Place, used: Used): string | undefined {
  const word = read.text(at, used);
  return word === undefined ? undefined : (categories[word] ?? categoryOf(word) ?? word);
}

const categories: Record<string, string> = { EV: 'ev', LMT: 'lmt', industrial: 'industrial' };

/** The foreign word for a category of ours. */
export function categoryWord(ours: string): string {
  return ours === 'ev' || ours === 'lmt' ? ours.toUpperCase() : 'industrial';
}

/** The format's list of categories does not tell stationary batteries apart; a classification by the Regulation does. */
export const stationaryClass = {
  classificationStandard: 'Regulation (EU) 2023/1542',
  classificationID: 'stationary battery energy storage system',
  classificationDescription: 'Article 3(1), point (15)',
};

/** Whether the classifications say it is stationary storage. */
export function stationary(identification: Place, used: Used): string | undefined {
  const classes = placeAt(identification, 'identification.classification');
  const found = (classes ? elementsOf(classes) : []).find(
    (each) =>
      placeAt(each, 'classificationStandard')?.value === stationaryClass.classificationStandard &&
      placeAt(each, 'classificationID')?.value === stationaryClass.classificationID,
  );
  if (!found) return undefined;
  useMembers(found, /^classification(Standard|ID|Description)$/, used);
  used.add(`${identification.pointer}/category`);
  return 'stationary';
}

/** The short name of a chemistry has 60 characters; longer ones stay where they are. */
export function chemistry(at: Place, used: Used): string | undefined {
  const text = read.text(at, new Set());
  if (!text) return undefined;
  if (text.length <= 60) used.add(at.pointer);
  return text.slice(0, 60);
}

/** The value of the entry with that key in a list of keys and values. */
export function keyed(key: string): read.Read<string> {
  return (place, used) => {
    const found = elementsOf(place).find(
      (each) => plainText(placeAt(each, 'key')?.value).toLowerCase() === key.toLowerCase(),
    );
    const value = found && read.fieldOf(found, 'value', read.text, used)?.slice(0, 100);
    if (found && value) used.add(`${found.pointer}/key`);
    return value || undefined;
  };
}

/** The one entry of such a list. */
export function keyedEntry(key: string): (value: string) => object[] {
  return (value) => [{ key, value }];
}

/** A GTIN of eight to fourteen digits, filled up to fourteen. */
export function gtin(place: Place, used: Used): string | undefined {
  const touched: Used = new Set();
  const digits = keyed('GTIN')(place, touched)?.padStart(14, '0');
  if (!digits || !formats.gtin?.(digits)) return undefined;
  for (const pointer of touched) used.add(pointer);
  return digits;
}

/** Who is known by number only goes by that number until somebody says the name. */
export function partner(at: Place, used: Used): Party | undefined {
  const businessPartnerNumber = businessPartner('BPNL')(at, used);
  return businessPartnerNumber ? { name: businessPartnerNumber, businessPartnerNumber } : undefined;
}

/** A legal entity's number, also where it stands as the firm's identifier. */
export function partnerNumber({ businessPartnerNumber, identifier }: Party): string | undefined {
  return [businessPartnerNumber, identifier].find((each) => /^BPNL[0-9A-Za-z]{12}$/.test(each ?? ''));
}

/** A place of ours has a country, which a number alone does not say; it stays where it is. */
export function nowhere(): undefined {
  return undefined;
}

/** The plant by its number: ours, or the one that came with the document and is no place of ours yet. */
export function plantOf({ may, context }: Writing): object[] {
  const facility = may('general.manufacturingPlace.businessPartnerNumber');
  const kept = context.kept?.['/operation/manufacturer/facility'];
  if (facility !== undefined) return [{ facility }];
  return Array.isArray(kept) ? kept : [];
}

/** A component with its number. */
export function sparePart(at: Place, used: Used): PartNumber | undefined {
  const component = read.fieldOf(at, 'nameAtManufacturer', read.text, used);
  if (!component) return undefined;
  return read.compact({ component, partNumber: read.fieldOf(at, 'manufacturerPartId', read.text, used) });
}

const monthsIn: Record<string, number> = { 'unit:month': 1, 'unit:year': 12 };

/** Whole months; days, cycles and hours of operation stay where they are. */
export function warranty(at: Place, used: Used): Warranty | undefined {
  const value = read.fieldOf(at, 'lifeValue', read.whole, new Set()) ?? 0;
  const months = (monthsIn[plainText(placeAt(at, 'lifeUnit')?.value)] ?? 0) * value;
  if (!Number.isInteger(months) || months < 1 || months > 600) return undefined;
  useMembers(at, /^life(Value|Unit)$/, used);
  return { months };
}

/** How long a warranty lasts: as given, or from when the battery went into service until it ends. */
export function warrantyMonths({ months, until }: Warranty, { may }: Writing): number | undefined {
  const from = may('general.putIntoServiceOn') ?? may('general.manufacturedOn');
  return months ?? (until && from ? monthsBetween(from, until) : undefined);
}

/** A warranty in months, counted where only its end is known. */
export function warrantyWritten(warranty: Warranty, writing: Writing): object | undefined {
  const counted = warrantyMonths(warranty, writing);
  return counted === undefined ? undefined : { lifeValue: counted, lifeUnit: 'unit:month' };
}

function monthsBetween(from: string, until: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(until) - count(from);
}

/** The number of a declaration. */
export function withDocument(at: Place, used: Used): string | undefined {
  return read.text(at, used);
}

/** What a fire is fought with. */
export function agents(place: Place, used: Used): string[] | undefined {
  const found = elementsOf(place).flatMap((each) => read.fieldOf(each, 'media', read.text, used) ?? []);
  return found.length > 0 ? found : undefined;
}

/** The classes of fire those are for, each once. */
export function fireClasses(place: Place, used: Used): string[] | undefined {
  const found = new Set<string>();
  for (const each of elementsOf(place)) {
    const text = placeAt(each, 'fireClass');
    const letters = plainText(text?.value ?? '')
      .split(/[^A-Za-z]+/)
      .filter((letter) => /^[ABCDF]$/.test(letter));
    if (text && letters.length > 0) used.add(text.pointer);
    for (const letter of letters) found.add(letter);
  }
  return found.size > 0 ? [...found].sort() : undefined;
}

const spoken = /^text\/plain; ?lang=([a-z]{2})$/;

/** What labels mean, in words: one document per label and language. */
export function writeLabelMeanings(meanings: readonly LabelMeaning[]): object[] {
  return meanings.flatMap(({ label, meaning }) =>
    Object.entries(meaning ?? {}).map(([language, text]) => ({
      ...sentence(label.slice(0, 100), text),
      contentType: `text/plain; lang=${language}`,
    })),
  );
}

/** The meanings of labels as `writeLabelMeanings` writes them. */
export function labelMeanings(place: Place, used: Used): LabelMeaning[] | undefined {
  const found = new Map<string, LabelMeaning>();
  for (const each of elementsOf(place)) {
    const language = spoken.exec(plainText(placeAt(each, 'contentType')?.value))?.[1];
    const label = read.fieldOf(each, 'header', read.text, new Set());
    const text = read.fieldOf(each, 'content', read.text, new Set());
    if (!language || !label || !text) continue;
    useMembers(each, documentMembers, used);
    found.set(label, { label, meaning: { ...found.get(label)?.meaning, [language]: text } });
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

/** Since 6.0.0 names and numbers of a material stand in one list … */
export function inOneList(member: string): Identify {
  return (numbers) => ({ [member]: numbers });
}

/** … before, the name stood apart, with a kind of its own, and the list knew numbers only. */
export function namedApart(nameMember: string, listMember: string): Identify {
  return (numbers) => ({
    [nameMember]: { name: numbers[0]?.name, type: 'IUPAC' },
    [listMember]: numbers.filter(({ type }) => type !== 'IUPAC').map(({ id, type }) => ({ id, type })),
  });
}
