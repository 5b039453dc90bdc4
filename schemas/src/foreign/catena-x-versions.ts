import type { CatenaXKind } from './catena-x.ts';

/** Names of the versions that are written; the newest of a model goes by the name of the model. */
export type CatenaXFormat = 'catena-x-battery-pass' | 'catena-x-battery-pass-6.0' | 'catena-x-battery-pass-5';

/** The versions that are written, newest first. */
export const catenaXFormats: readonly { name: CatenaXFormat; title: string; kind: CatenaXKind }[] = [
  batteryPass('catena-x-battery-pass', '6.1.0'),
  batteryPass('catena-x-battery-pass-6.0', '6.0.0'),
  batteryPass('catena-x-battery-pass-5', '5.0.0'),
];

function batteryPass(name: CatenaXFormat, version: string) {
  return { name, title: 'Catena-X battery_pass', kind: { model: 'catena-x-battery-pass', version } as const };
}
