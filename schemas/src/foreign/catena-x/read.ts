import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { type Place, placeAt, rootOf } from '../lines/foreign-document.ts';
import { believed, type Found } from '../lines/found.ts';
import { type Mapped, mapped, moved } from '../lines/mapping.ts';
import { withoutPassport } from '../lines/not-one-battery.ts';
import { plainText } from '../lines/plain-text.ts';
import type { TwoWayMapping } from '../lines/two-way.ts';

/** A passport of Catena-X in our sections, whatever it came wrapped up in; `inside` is the passport itself. */
export function mappedCatenaX(document: object, { value, pointer }: Place, mapping: TwoWayMapping): Mapped {
  const read = mappedInside(value as object, mapping);
  if (pointer === '') return read;
  const around = mapped(document, [], /^(@context|type)$/).kept;
  delete around[`/${pointer.split('/')[1]}`];
  const there = moved(read, (at) => pointer + at);
  return { ...there, kept: { ...around, ...there.kept } };
}

/** What was read, as far as it is believed. Catena-X knows more categories than those that have passports. */
export function believedOfCatenaX(read: Mapped, version: string, language: Language): Found | Refusal {
  // Words of others stand here too, until it is checked.
  const category = plainText(read.part.general?.category);
  if (!['SLI', 'portable', 'incorporated'].includes(category)) return believed(read, language, version);
  return withoutPassport(category, read.origins.get('general.category') ?? '');
}

function mappedInside(document: object, { lines, rest }: TwoWayMapping): Mapped {
  // Names such as `type` and `id` are facts here, not scaffolding.
  const byLines = mapped(document, lines, /^$/);
  const read = rest ? rest.read(byLines, document) : byLines;
  for (const to of asked) {
    const line = lines.find((each) => each.must && (each.to === to || each.to === `${to}.name`));
    if (line && !read.origins.has(line.to)) read.origins.set(line.to, nearest(document, line.from));
  }
  return read;
}

/** What every passport of ours has; where it is missing, a refusal points at the place it should have stood. */
const asked = ['general.uniqueIdentifier', 'general.category', 'general.manufacturer', 'general.modelIdentifier'];

/** JSON Pointer of the innermost place on the way to a path that is there. */
function nearest(document: object, path: string): string {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const place = placeAt(rootOf(document), steps.slice(0, length).join('.'));
    if (place) return place.pointer;
  }
  return '';
}
