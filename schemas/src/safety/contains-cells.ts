import type { ComponentRegistered } from '../generated/types.ts';
import type { GoodsKind } from './terms.ts';

/** The kinds a part is recorded as. */
export type PartKind = ComponentRegistered['kind'];

/**
 * Whether there are cells in it. Then it is a battery for safety, packing, waste routes and for what has to come out first,
 * whatever it was recorded as (2023/1542 Art. 3(1)(1), (3): packs and modules are batteries or made of them).
 */
export function containsCells(kind: GoodsKind | PartKind, title = ''): boolean {
  const goods = goodsKindOf(kind, title);
  return goods !== 'otherPart';
}

/** What a part is to the law by its kind and, where that is `other` or a device, by what its title says. */
export function goodsKindOf(kind: GoodsKind | PartKind, title = ''): GoodsKind {
  switch (kind) {
    case 'battery':
    case 'module':
    case 'partWithCells':
    case 'otherPart':
      return kind;
    case 'batteryModule':
      return 'module';
    case 'other':
      return namesBattery(title) ? 'battery' : 'otherPart';
    case 'controlUnit':
    case 'charger':
    case 'dashboard':
      return namesBattery(title) ? 'partWithCells' : 'otherPart';
    default:
      return 'otherPart';
  }
}

/** In what category waste is routed: a module or part with cells out of a vehicle as the traction battery it comes from. */
export function routeCategory(
  kind: GoodsKind | PartKind,
  category: string | undefined,
  title = '',
): string | undefined {
  return category ?? (containsCells(kind, title) ? 'ev' : undefined);
}

/** A title that names a battery, and not only what holds, covers or connects one. */
function namesBattery(title: string): boolean {
  const words = title.toLowerCase().replaceAll(around, ' ');
  return battery.test(words);
}

const battery =
  /batter|akku|accu|zell(e|en|pack|modul)|\bcells?\b|(hv|hochvolt|energie|strom)[-\s]?speicher|(modul|pack)\w*.*\b\d+ ?(v|kwh|ah)\b|\bpile\b/;

/** Parts that have the word battery in their name and no cell inside. */
const around =
  /(batter(ie|y)|akku)[-\s]?(kabel\w*|klemmen?|halter\w*|träger|traeger|deckel|abdeckung|management\w*|ladegerät|charger|cables?|clamps?|tray|cover|bracket|holder|terminals?)\b/g;
