import { valueRules } from '#schemas/generated/value-rules.ts';
import { type PropertyAnnotation, properties, shapeFields } from '#schemas/passport.ts';

/** A place in the passport for a document. */
export interface DocumentPlace {
  /** Path of the link itself, e.g. `symbols.declarationOfConformity.document`. */
  path: string;
  property: PropertyAnnotation;
}

/** All places for documents that need nothing else beside the document, in the order of the sections. */
export const documentPlaces: readonly DocumentPlace[] = properties.flatMap((property) => placesIn(property));

function placesIn(property: PropertyAnnotation): DocumentPlace[] {
  const { path, shape, list } = property;
  if (shape === 'DocumentLink') return [{ path, property }];
  const fields = shapeFields[shape ?? ''] ?? [];
  const needsMore = fields.some(({ name }) => valueRules[`${shape}.${name}`]?.required);
  if (list || needsMore) return [];
  return fields
    .filter((field) => field.shape === 'DocumentLink' && !field.list)
    .map(({ name }) => ({ path: `${path}.${name}`, property }));
}
