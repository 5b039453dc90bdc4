import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { placeAt, rootOf } from './foreign-document.ts';
import { believed, type Found } from './found.ts';
import { type Line, mapped } from './mapping.ts';
import { withPlacesOfMissing } from './missing-places.ts';
import { categoryRefusal, granularityRefusal } from './not-one-battery.ts';
import { withOwnSections } from './own-sections.ts';

/** What has to be known of a format to read its documents by a walk over lines. */
export interface Walk {
  lines: readonly Line[];
  /** Where a document says whether it is about one battery, a batch or a model. */
  granularity: string;
  /** Where the format has room for our own words, as JSON Pointer. */
  ownRoom?: string;
}

/** Reads a document of which everything stands where the lines say. */
export function readByLines(document: object, walk: Walk, language: Language): Found | Refusal {
  const { lines, granularity, ownRoom } = walk;
  const odd = granularityRefusal(document, granularity) ?? categoryRefusal(document, lines);
  if (odd) return odd;
  const read = withPlacesOfMissing(mapped(document, lines), document, lines);
  if (ownRoom === undefined) return believed(read, language);
  const own = placeAt(rootOf(document), ownRoom.slice(1).replaceAll('/', '.'))?.value;
  return believed(withOwnSections(read, own, ownRoom), language);
}
