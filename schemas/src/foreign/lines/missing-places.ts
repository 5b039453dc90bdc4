import { placeAt, rootOf } from './foreign-document.ts';
import type { Line, Mapped } from './mapping.ts';

/**
 * What was read, with where each property that is not there should stand: below the nearest part of the document that is. So a
 * refusal of something missing points into the document too.
 */
export function withPlacesOfMissing(read: Mapped, document: object, lines: readonly Line[]): Mapped {
  const origins = new Map(read.origins);
  for (const { to, from } of lines) {
    const [section = ''] = to.split('.');
    if (!origins.has(section)) origins.set(section, '');
    if (!origins.has(to)) origins.set(to, placeOf(from, document));
  }
  return { ...read, origins };
}

function placeOf(from: string, document: object): string {
  const steps = from.split('.');
  for (let length = steps.length; length >= 0; length--) {
    const found = length === 0 ? rootOf(document) : placeAt(rootOf(document), steps.slice(0, length).join('.'));
    if (!found) continue;
    const [next] = steps[length]?.split('|') ?? [];
    const isObject = typeof found.value === 'object' && found.value !== null && !Array.isArray(found.value);
    return next !== undefined && isObject ? `${found.pointer}/${next}` : found.pointer;
  }
  return '';
}
