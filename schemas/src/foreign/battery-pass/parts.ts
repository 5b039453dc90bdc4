import { joinByMember } from '../lines/join-by-member.ts';
import type { PartsOf } from '../lines/parts.ts';
import { aspectOf, aspectsIn } from './aspects.ts';
import { aspects } from './terms.ts';

/** Aspects of Battery Pass, each published as a document of its own. */
export const batteryPassParts: PartsOf = {
  partsIn(document) {
    const inside = aspectsIn(document).map(([, name]) => name);
    if (inside.length > 0) return { names: inside, isSingle: false };
    const aspect = aspectOf(document);
    return aspect && { names: [aspect], isSingle: true };
  },
  areEnough: ({ names, isSingle }) => !isSingle && names.includes('GeneralProductInformation'),
  naming: 'GeneralProductInformation',
  join: (parts) => joinByMember(parts, aspects),
  formatWords: ['io\\.batterypass\\.'],
  partWords: [
    'general([ _-]?product)?([ _-]?info(rmation)?)?',
    '(supply[ _-]?chain[ _-]?)?due[ _-]?diligence',
    '(product[ _-]?)?carbon[ _-]?footprint([ _-]?for[ _-]?batteries)?',
    'materials?([ _-]?composition)?',
    'performance([ _-]?and[ _-]?durability)?',
    'circularity',
    'label(s|l?ing)?',
  ],
};
