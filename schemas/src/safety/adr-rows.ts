import type { AdrEditionId } from './adr-editions.ts';
import type { UnNumber } from './adr-entries.ts';
import type { ChemistryFamily } from './chemistry.ts';
import type { TravelState } from './terms.ts';

/** Where goods are bound, as far as packing depends on it. `waste`: waste that is used on or kept, neither recycled nor disposed of. */
export type Bound = 'goods' | 'waste' | 'recycling' | 'disposal';

/** Which words go onto the package beside the label. */
export type MarkKind = 'damaged' | 'recycling' | 'disposal';

/** What has to be known or confirmed so that a line holds. */
export type AdviceQuestion =
  | 'chemistry'
  | 'purpose'
  | 'mass'
  | 'typeTested'
  | 'lithiumMetalAnode'
  | 'securedForSp598'
  | 'testedForSp238'
  | 'cold'
  | 'electrolyte';

/** What was confirmed by who packs. */
export type Proof = 'testedForSp238' | 'shortCircuitedForSp400' | 'notHazardousElectrolyte';

export interface AdrRow {
  id: string;
  families: readonly Exclude<ChemistryFamily, 'unknown'>[];
  states: readonly TravelState[];
  bound: readonly Bound[];
  /** Holds only with this proof; such lines stand before the ones without. */
  proof?: Proof;
  /** Absent where the number follows from family and form; null where ADR does not apply. */
  unNumber?: UnNumber | null;
  provisions: readonly string[];
  packing: string;
  /** Above 400 kg net, where the packagings of chapter 6.1 end. */
  largePacking?: string;
  /** Absent where there are no words beside the label. */
  mark?: MarkKind | 'asBound';
  /** 1.1.3.6.2; absent where the goods do not count. */
  category?: 0 | 2 | 3 | 4;
  asks: readonly AdviceQuestion[];
  source: string;
  /** Read (A), careful secondary source (B), own reading or memory (C). */
  sureness: 'A' | 'B' | 'C';
}

const class9 = ['lithium', 'lithiumMetal', 'sodium'] as const;
const any = ['intact', 'damaged', 'critical'] as const;
const harmed = ['damaged', 'critical'] as const;
const everywhere = ['goods', 'waste', 'recycling', 'disposal'] as const;
const notRecycled = ['goods', 'waste', 'disposal'] as const;

/** The first that fits. */
const rows2025: readonly AdrRow[] = [
  {
    id: '12a',
    families: ['sodium'],
    states: ['intact'],
    bound: everywhere,
    proof: 'shortCircuitedForSp400',
    unNumber: null,
    provisions: ['SP 400'],
    packing: '–',
    asks: [],
    source: 'ADR 3.3.1 SP 400',
    sureness: 'A',
  },
  {
    id: '1',
    families: class9,
    states: ['intact'],
    bound: ['goods'],
    provisions: ['SP 230', 'SP 348'],
    packing: 'P903',
    largePacking: 'LP903',
    category: 2,
    asks: [],
    source: 'ADR 3.3.1 SP 230, 348; 4.1.4.1 P903; 4.1.4.3 LP903',
    sureness: 'B',
  },
  {
    id: '2',
    families: class9,
    states: ['intact'],
    bound: ['recycling', 'disposal'],
    provisions: ['SP 377'],
    packing: 'P909',
    mark: 'asBound',
    category: 2,
    asks: [],
    source: 'ADR 3.3.1 SP 377; 4.1.4.1 P909',
    sureness: 'B',
  },
  {
    // SP 377 is for disposal and recycling alone; waste on its way to a second life is packed like what is none.
    id: '2a',
    families: class9,
    states: ['intact'],
    bound: ['waste'],
    provisions: ['SP 230', 'SP 348'],
    packing: 'P903',
    largePacking: 'LP903',
    category: 2,
    asks: [],
    source: 'ADR 3.3.1 SP 230, 377; 4.1.4.1 P903',
    sureness: 'C',
  },
  {
    id: '3',
    families: class9,
    states: ['damaged'],
    bound: everywhere,
    provisions: ['SP 376'],
    packing: 'P908',
    largePacking: 'LP904',
    mark: 'damaged',
    category: 2,
    asks: [],
    source: 'ADR 3.3.1 SP 376; 4.1.4.1 P908; 4.1.4.3 LP904',
    sureness: 'A',
  },
  {
    id: '4',
    families: class9,
    states: ['critical'],
    bound: everywhere,
    provisions: ['SP 376', 'SP 677'],
    packing: 'P911',
    largePacking: 'LP906',
    mark: 'damaged',
    category: 0,
    asks: [],
    source: 'ADR 3.3.1 SP 376, 677; 4.1.4.1 P911; 4.1.4.3 LP906; 1.1.3.6.2',
    sureness: 'C',
  },
  {
    id: '13',
    families: ['sodiumAqueous'],
    states: any,
    bound: everywhere,
    unNumber: 'UN 2795',
    provisions: [],
    packing: 'P801',
    category: 3,
    asks: [],
    source: 'ADR Table A UN 2795; 4.1.4.1 P801',
    sureness: 'C',
  },
  {
    // UN 3496 is for the sea; by road the entry says that it is not subject.
    id: '14',
    families: ['nickelMetalHydride'],
    states: any,
    bound: everywhere,
    unNumber: null,
    provisions: [],
    packing: '–',
    asks: [],
    source: 'ADR Table A UN 3496',
    sureness: 'B',
  },
  {
    id: '15',
    families: ['lead', 'leadSealed'],
    states: ['intact'],
    bound: ['recycling'],
    unNumber: null,
    provisions: ['SP 598'],
    packing: '–',
    asks: ['securedForSp598'],
    source: 'ADR 3.3.1 SP 598 (b)',
    sureness: 'A',
  },
  {
    id: '15a',
    families: ['lead'],
    states: ['intact'],
    bound: notRecycled,
    unNumber: 'UN 2794',
    provisions: [],
    packing: 'P801',
    category: 3,
    asks: [],
    source: 'ADR Table A UN 2794; 3.3.1 SP 598',
    sureness: 'C',
  },
  {
    id: '16',
    families: ['lead', 'leadSealed'],
    states: harmed,
    bound: everywhere,
    unNumber: 'UN 2794',
    provisions: [],
    packing: 'P801(a)',
    category: 3,
    asks: [],
    source: 'ADR Table A UN 2794; 4.1.4.1 P801',
    sureness: 'C',
  },
  {
    id: '17',
    families: ['leadSealed'],
    states: ['intact'],
    bound: notRecycled,
    proof: 'testedForSp238',
    unNumber: null,
    provisions: ['SP 238'],
    packing: '–',
    asks: [],
    source: 'ADR 3.3.1 SP 238 (b)',
    sureness: 'C',
  },
  {
    id: '17a',
    families: ['leadSealed'],
    states: ['intact'],
    bound: notRecycled,
    unNumber: 'UN 2800',
    provisions: ['SP 238'],
    packing: 'P003',
    category: 3,
    asks: ['testedForSp238'],
    source: 'ADR Table A UN 2800; 3.3.1 SP 238',
    sureness: 'C',
  },
  {
    id: '18',
    families: ['nickelCadmium'],
    states: ['intact'],
    bound: ['recycling'],
    unNumber: null,
    provisions: ['SP 598'],
    packing: '–',
    asks: ['securedForSp598'],
    source: 'ADR 3.3.1 SP 598 (b)',
    sureness: 'C',
  },
  {
    id: '18a',
    families: ['nickelCadmium'],
    states: ['intact'],
    bound: notRecycled,
    unNumber: 'UN 2795',
    provisions: [],
    packing: 'P801',
    category: 3,
    asks: [],
    source: 'ADR Table A UN 2795; 3.3.1 SP 598',
    sureness: 'C',
  },
  {
    id: '18b',
    families: ['nickelCadmium'],
    states: harmed,
    bound: everywhere,
    unNumber: 'UN 2795',
    provisions: [],
    packing: 'P801(a)',
    category: 3,
    asks: [],
    source: 'ADR Table A UN 2795; 4.1.4.1 P801',
    sureness: 'C',
  },
  {
    id: '19',
    families: ['sodiumNickelChloride', 'sodiumSulphur'],
    states: any,
    bound: everywhere,
    unNumber: 'UN 3292',
    provisions: ['SP 239'],
    packing: 'P408',
    category: 2,
    asks: ['cold'],
    source: 'ADR Table A UN 3292; 3.3.1 SP 239; 4.1.4.1 P408',
    sureness: 'C',
  },
  {
    id: '0',
    families: ['zinc', 'alkaline'],
    states: any,
    bound: everywhere,
    unNumber: null,
    provisions: [],
    packing: '–',
    asks: [],
    source: 'ADR 2.2.8, 2.2.9: no entry for dry cells of this kind',
    sureness: 'C',
  },
];

/** The lines of each edition. The changes of 2027 were not to be found, so its lines are still those of 2025. */
export const adrRows: Readonly<Record<AdrEditionId, readonly AdrRow[]>> = {
  'adr-2025': rows2025,
  'adr-2027': rows2025,
};
