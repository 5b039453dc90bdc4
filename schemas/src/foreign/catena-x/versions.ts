import type { CatenaXKind, CatenaXModel } from './read.ts';

/** Names of the versions; the newest of a model goes by the name of the model. */
export type CatenaXFormat =
  | CatenaXModel
  | 'catena-x-battery-pass-6.0'
  | 'catena-x-battery-pass-5'
  | 'catena-x-battery-pass-4'
  | 'catena-x-battery-pass-3'
  | 'catena-x-dpp-6'
  | 'catena-x-dpp-5';

const titles: Record<CatenaXModel, string> = {
  'catena-x-battery-pass': 'Catena-X battery_pass',
  'catena-x-dpp': 'Catena-X digital_product_passport',
};

/** The versions, newest first; 3 and 4 have been withdrawn by their makers. */
export const catenaXFormats: readonly { name: CatenaXFormat; title: string; kind: CatenaXKind }[] = [
  version('catena-x-battery-pass', 'catena-x-battery-pass', '6.1.0'),
  version('catena-x-battery-pass-6.0', 'catena-x-battery-pass', '6.0.0'),
  version('catena-x-battery-pass-5', 'catena-x-battery-pass', '5.0.0'),
  version('catena-x-battery-pass-4', 'catena-x-battery-pass', '4.0.0'),
  version('catena-x-battery-pass-3', 'catena-x-battery-pass', '3.0.1'),
  version('catena-x-dpp', 'catena-x-dpp', '7.0.0'),
  version('catena-x-dpp-6', 'catena-x-dpp', '6.1.0'),
  version('catena-x-dpp-5', 'catena-x-dpp', '5.0.0'),
];

function version(name: CatenaXFormat, model: CatenaXModel, number: string) {
  return { name, title: titles[model], kind: { model, version: number } };
}
