import { properties, type ShapeField, shapeFields } from '#schemas/passport.ts';
import { composed, type Document } from '#web-kit/document.ts';

type SectionAnswer = { battery: { section: Record<string, unknown> | null } | null };

/**
 * Asks for one section with every property the schema knows, shapes opened up. Built from the annotations, so a property
 * added to the schema is on the screen without a word typed here.
 */
export function sectionDocument(section: string): Document<SectionAnswer, { id: string }> {
  const fields = properties.filter((property) => property.section === section).map(selectionOf);
  return composed(
    `query WorkshopSection($id: ID!) { battery(id: $id) { section: ${section} { ${fields.join(' ')} } } }`,
  );
}

function selectionOf({ name, shape }: Pick<ShapeField, 'name' | 'shape'>): string {
  if (shape === undefined) return name;
  return `${name} { ${shape === 'LocalText' ? 'de en' : fieldsOf(shape)} }`;
}

const fieldsOf = (shape: string): string => (shapeFields[shape] ?? []).map(selectionOf).join(' ');
