import type { CatenaXKind, CatenaXModel } from './catena-x.ts';

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

/** The versions, newest first; those their makers have withdrawn are only read. */
export const catenaXFormats: readonly { name: CatenaXFormat; title: string; kind: CatenaXKind; isWritten: boolean }[] =
  [
    written('catena-x-battery-pass', 'catena-x-battery-pass', '6.1.0'),
    written('catena-x-battery-pass-6.0', 'catena-x-battery-pass', '6.0.0'),
    written('catena-x-battery-pass-5', 'catena-x-battery-pass', '5.0.0'),
    { ...written('catena-x-battery-pass-4', 'catena-x-battery-pass', '4.0.0'), isWritten: false },
    { ...written('catena-x-battery-pass-3', 'catena-x-battery-pass', '3.0.1'), isWritten: false },
    written('catena-x-dpp', 'catena-x-dpp', '7.0.0'),
    written('catena-x-dpp-6', 'catena-x-dpp', '6.1.0'),
    written('catena-x-dpp-5', 'catena-x-dpp', '5.0.0'),
  ];

function written(name: CatenaXFormat, model: CatenaXModel, version: string) {
  return { name, title: titles[model], kind: { model, version }, isWritten: true };
}
