import { formats } from '../../checks/formats.ts';
import type { DocumentLink, Measurement, NegativeEvent } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import type { Writing } from '../lines/two-way.ts';

/** A document as Catena-X lists it: `header` is its title, `contentType` "URL" or a media type. */
export interface ForeignDocument {
  contentType: string;
  header: string;
  content: string;
}

/** What a document in a list consists of. */
export const documentMembers = /^(contentType|type|header|content)$/;

const mediaTypePattern = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/;

/** The documents of a list that have an address; what is said in words stays where it is. */
export const documents: read.Read<DocumentLink[]> = read.list(documentLink);

/** The first document with an address. */
export function firstDocument(place: Place, used: Used): DocumentLink | undefined {
  for (const each of elementsOf(place)) {
    const found = documentLink(each, used);
    if (found) return found;
  }
  return undefined;
}

function documentLink(at: Place, used: Used): DocumentLink | undefined {
  const link = read.fieldOf(at, 'content|fileLocation', read.link, used);
  if (!link) return undefined;
  const title = read.fieldOf(at, 'header|title', read.text, used)?.slice(0, 200);
  const kind = placeAt(at, 'contentType|type');
  const mediaType = mediaTypePattern.test(plainText(kind?.value)) ? (kind?.value as string) : undefined;
  if (kind && (mediaType || kind.value === 'URL')) used.add(kind.pointer);
  return read.compact({ ...link, title, mediaType });
}

export function writeDocument({ url, title, mediaType }: DocumentLink): ForeignDocument {
  return { contentType: mediaType ?? 'URL', header: title?.slice(0, 100) ?? '', content: url };
}

export function writeDocuments(links: readonly DocumentLink[]): ForeignDocument[] {
  return links.map(writeDocument);
}

/** A sentence where the format has a list of documents. */
export function sentence(header: string, content: string): ForeignDocument {
  return { contentType: 'text/plain', header, content };
}

/** The sentence of a list of documents under that header, as `sentence` writes it. */
export function sentenceUnder(header: string): read.Read<string> {
  return (place, used) => {
    const found = elementsOf(place).find(
      // "Other" is what version 4 of the battery passport has for all that is no link.
      (each) =>
        ['text/plain', 'Other'].includes(plainText(placeAt(each, 'contentType|type')?.value)) &&
        placeAt(each, 'header')?.value === header,
    );
    const words = found && read.fieldOf(found, 'content', read.text, used);
    if (found && words) useMembers(found, documentMembers, used);
    return words;
  };
}

/** `{ value, time }`; bare numbers and days instead of moments are known flaws of published samples. */
export function record(unit: string): read.Read<Measurement> {
  return (at, used) => {
    if (typeof at.value !== 'object') return read.measurement(unit)(at, used);
    const value = read.fieldOf(at, 'value', read.number, used);
    if (value === undefined) return undefined;
    return read.compact({ value, unit, measuredAt: read.fieldOf(at, 'time', read.moment, used) });
  };
}

export function writeRecord({ value, measuredAt }: Measurement, { context }: Writing): object {
  return { value, time: measuredAt ?? context.updatedAt };
}

/** A plain number for one of ours with a unit. */
export function count(unit: string): read.Read<Measurement> {
  return read.measurement(unit);
}

export function writeCount({ value }: Measurement): number {
  return value;
}

/** The month of a day; the first is how a month is written where a day is asked for. */
export const month: read.Read<string> = (at, used) => {
  const found = read.month(at, used);
  if (found && /-01$/.test(plainText(at.value))) used.add(at.pointer);
  return found && formats['year-month']?.(found) ? found : undefined;
};

export function writeMonth(value: string): string {
  return `${value}-01`;
}

/** Day of a time, as most dates of Catena-X are. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

const perCent: Record<string, number> = {
  'unit:percent': 1,
  'unit:partPerThousand': 0.1,
  'unit:partPerMillion': 1e-4,
  'unit:partPerBillionUs': 1e-7,
  'unit:partPerTrillionUs': 1e-10,
};

/** A concentration in per cent by mass; by volume is something else and stays where it is. */
export function concentration(at: Place, unitName: string, used: Used): number | undefined {
  const unit = placeAt(at, unitName);
  const value = placeAt(at, 'concentration');
  const factor = perCent[plainText(unit?.value)];
  const read_ = value && factor !== undefined ? read.number(value, used) : undefined;
  if (read_ === undefined || factor === undefined) return undefined;
  used.add(unit?.pointer ?? '');
  return Number((read_ * factor).toPrecision(12));
}

/** Factor to gram-free units of ours: kilogram and millimetre and litre. */
const factors: Record<string, Record<string, number>> = {
  kg: {
    'unit:gram': 0.001,
    'unit:kilogram': 1,
    'unit:tonneMetricTon': 1000,
    'unit:tonUsOrShortTonUkorus': 907.18474,
    'unit:ounceAvoirdupois': 0.028349523125,
    'unit:pound': 0.45359237,
  },
  mm: {
    'unit:millimetre': 1,
    'unit:centimetre': 10,
    'unit:metre': 1000,
    'unit:kilometre': 1e6,
    'unit:inch': 25.4,
    'unit:foot': 304.8,
    'unit:yard': 914.4,
  },
  l: {
    'unit:cubicMetre': 1000,
    'unit:litre': 1,
    'unit:millilitre': 0.001,
    'unit:cubicCentimetre': 0.001,
    'unit:cubicInch': 0.016387064,
    'unit:cubicFoot': 28.316846592,
    'unit:cubicYard': 764.554857984,
    'unit:hectolitre': 100,
  },
};

/** `{ value, unit }` in our unit. */
export function size(unit: 'kg' | 'mm' | 'l'): read.Read<number> {
  return (at, used) => {
    const given = placeAt(at, 'unit');
    const factor = factors[unit]?.[plainText(given?.value)];
    const value = read.fieldOf(at, 'value', read.number, new Set());
    if (factor === undefined || value === undefined) return undefined;
    useMembers(at, /^(value|unit)$/, used);
    return Number((value * factor).toPrecision(12));
  };
}

export function writeSize(unit: string): (value: number) => object {
  return (value) => ({ value, unit });
}

/** A business partner number of a legal entity (BPNL) or an address (BPNA). */
export function businessPartner(kind: 'BPNL' | 'BPNA'): read.Read<string> {
  return (at, used) => {
    if (typeof at.value !== 'string' || !new RegExp(`^${kind}[0-9A-Za-z]{12}$`).test(at.value)) return undefined;
    used.add(at.pointer);
    return at.value;
  };
}

/** Accidents and the like: a document with its title, or words; the day stands before the words of the header. */
export function negativeEvent(at: Place, used: Used): NegativeEvent | undefined {
  const content = placeAt(at, 'content');
  const [, occurredOn, said] = /^(\d{4}-\d{2}-\d{2})? ?(.*)$/.exec(plainText(placeAt(at, 'header')?.value ?? '')) ?? [];
  const document = documentLink(at, used);
  const words = document ? said : content && read.text(content, used);
  if (!document && !words) return undefined;
  useMembers(at, documentMembers, used);
  const { title: _, ...link } = document ?? { url: '' };
  return read.compact({
    occurredOn: occurredOn && formats['calendar-date']?.(occurredOn) ? occurredOn : undefined,
    description: words?.slice(0, 2000) || undefined,
    document: document && link,
  });
}

export function writeNegativeEvent({ occurredOn = '', description, kind, document }: NegativeEvent): ForeignDocument {
  const words = description ?? kind ?? '';
  if (!document) return sentence(occurredOn, words);
  return { ...writeDocument(document), header: `${occurredOn} ${words}`.trim().slice(0, 100) };
}
