import type { TwoWayMapping } from '../../lines/two-way.ts';
import { genericMapping } from './lines.ts';

/** The versions, newest first; 6.0.0 is read by the lines of 6.1.0 and not written. */
export const genericMappings = {
  '7.0.0': genericMapping('7.0.0'),
  '6.1.0': genericMapping('6.1.0'),
  '6.0.0': genericMapping('6.0.0'),
  '5.0.0': genericMapping('5.0.0'),
} as const satisfies Record<string, TwoWayMapping>;

/** A version of the generic passport. */
export type GenericVersion = keyof typeof genericMappings;
