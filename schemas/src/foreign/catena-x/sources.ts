import type { DocumentLink } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used, useMembers } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, type TwoWayLine } from '../lines/two-way.ts';
import { writeDocument } from './values.ts';

/**
 * Documents of ours for which the format has no place but its list of further sources: our path, the category of the
 * format's list, and the header they are known again by.
 */
const sources: readonly (readonly [string, string, string, 'one' | 'many'])[] = [
  ['symbols.separateCollection', 'Product Images and Videos', 'Separate collection symbol', 'one'],
  ['symbols.carbonFootprintLabel', 'Environmental Impact', 'Carbon footprint label', 'one'],
  ['symbols.instructionsForUse', 'User Manuals and Guides', 'Instructions for use', 'many'],
  ['carbonFootprint.study', 'Environmental Impact', 'Carbon footprint study', 'one'],
  ['dueDiligence.policy', 'Supply Chain Information', 'Due diligence policy', 'one'],
  ['circularity.collectionAndTreatment', 'End of Life', 'Collection and treatment', 'many'],
  ['circularity.safeHandling', 'Safety Information', 'Safe handling of waste batteries', 'many'],
];

/** What the link to the passport itself is called among the sources, where its identifier is no UUID. */
export const passportHeader = 'Digital product passport';

/** Lines for the list of sources; `kindName` is what the version calls the kind of content. */
export function sourceLines(kindName: 'type' | 'contentType'): TwoWayLine[] {
  return sources.map(([to, category, header, number]) =>
    number === 'many'
      ? both<DocumentLink[]>(to, 'sources', linksUnder(header), (links) =>
          links.map((link) => sourceOf(link, category, header, kindName)),
        )
      : both<DocumentLink | { shown: boolean; image?: DocumentLink }>(to, 'sources', oneUnder(header, to), (value) => {
          const link = 'url' in value ? value : value.image;
          return link && [sourceOf(link, category, header, kindName)];
        }),
  );
}

/** One entry of the list of sources. */
export function sourceOf(link: DocumentLink, category: string, header: string, kindName: string): object {
  const { contentType, content } = writeDocument(link);
  return { header, category, [kindName]: contentType, content };
}

/** The address of the first source under that header. */
export function addressUnder(header: string): read.Read<string> {
  return (place, used) => linksUnder(header)(place, used)?.[0]?.url;
}

function linksUnder(header: string) {
  return (place: Place, used: Used): DocumentLink[] | undefined => {
    const found = elementsOf(place).filter((each) => placeAt(each, 'header')?.value === header);
    const links = found.flatMap((each) => {
      const link = read.fieldOf(each, 'content', read.link, used);
      if (!link) return [];
      useMembers(each, /^(header|category|type|contentType|content)$/, used);
      const kind = plainText(placeAt(each, 'type|contentType')?.value);
      return [/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(kind) ? { ...link, mediaType: kind } : link];
    });
    return links.length > 0 ? links : undefined;
  };
}

function oneUnder(header: string, to: string) {
  return (place: Place, used: Used): object | undefined => {
    const link = linksUnder(header)(place, used)?.[0];
    return link && to === 'symbols.separateCollection' ? { shown: true, image: link } : link;
  };
}
