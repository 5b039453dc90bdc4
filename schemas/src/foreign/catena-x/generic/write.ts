import type { Passport } from '../../../passport.ts';
import type { WriteContext, Written } from '../../lines/draft.ts';
import { writeLines } from '../../lines/two-way.ts';
import { type GenericVersion, genericMappings } from './versions.ts';

/** Writes a passport in that version. */
export function genericWriter(version: GenericVersion) {
  return (passport: Partial<Passport>, context: WriteContext): Written =>
    writeLines(genericMappings[version], passport, context);
}
