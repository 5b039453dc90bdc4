import type { TwoWayMapping } from '../../lines/two-way.ts';
import { batteryPassMapping } from './lines.ts';
import { batteryPass3 } from './lines-3.ts';
import { batteryPass4 } from './lines-4.ts';

/** The versions, newest first; 3 and 4 have been withdrawn by their makers. */
export const batteryPassMappings = {
  '6.1.0': batteryPassMapping('6.1.0'),
  '6.0.0': batteryPassMapping('6.0.0'),
  '5.0.0': batteryPassMapping('5.0.0'),
  '4.0.0': batteryPass4(),
  '3.0.1': batteryPass3,
} as const satisfies Record<string, TwoWayMapping>;

/** A version of the aspect model. */
export type BatteryPassVersion = keyof typeof batteryPassMappings;
