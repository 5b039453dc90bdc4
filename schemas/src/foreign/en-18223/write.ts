import type { Passport } from '../../passport.ts';
import { draftOf, incomplete, pruned, type WriteContext, type Written } from '../lines/draft.ts';
import { dictionary } from '../lines/own-sections.ts';
import { elementsOfObject } from './elements.ts';

/**
 * A passport as EN 18223 JSON in the compressed form: the envelope, then the data elements by name. The names are those of
 * our sections; `contentSpecificationIds` says in which dictionary they are explained.
 */
export function writeEn18223(passport: Partial<Passport>, context: WriteContext): Written {
  const made = envelope(passport, context);
  return 'code' in made ? made : { document: { ...made, ...pruned(passport) }, omitted: [] };
}

/** The same in the expanded form, where each element says itself what kind of element it is. */
export function writeEn18223Expanded(passport: Partial<Passport>, context: WriteContext): Written {
  const made = envelope(passport, context);
  if ('code' in made) return made;
  return { document: { ...made, elements: elementsOfObject(pruned(passport)) }, omitted: [] };
}

function envelope(passport: Partial<Passport>, { updatedAt }: WriteContext) {
  const draft = draftOf(passport);
  const { need, may } = draft;
  const made = {
    digitalProductPassportId: need('general.passportIdentifier'),
    uniqueProductIdentifier: need('general.uniqueIdentifier'),
    granularity: 'item',
    dppSchemaVersion: 'EN 18223:2026',
    dppStatus: 'active',
    lastUpdated: updatedAt,
    economicOperatorId: need('general.operator.identifier'),
    facilityId: may('general.manufacturingPlace.identifier'),
    contentSpecificationIds: [dictionary],
  };
  return draft.missing.length > 0 ? incomplete('EN 18223', draft.missing) : pruned(made);
}
