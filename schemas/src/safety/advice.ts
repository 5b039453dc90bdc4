import type { DispatchAdvice, ItemAdvice } from '../generated/types.ts';
import type { HandoffPurpose } from '../handoff-rules.ts';
import { dayOf, nationalLists, nationalWasteCode, wasteCode } from '../waste-codes.ts';
import { type AdrEdition, adrEditions, editionOn } from './adr-editions.ts';
import { adrEntry, numbersOf, type UnNumber } from './adr-entries.ts';
import { adrMark } from './adr-marks.ts';
import { type AdrRow, type AdviceQuestion, adrRows, type Bound, type Proof } from './adr-rows.ts';
import { type ChemistryFamily, familyForTransport, familyOf, maySolidState } from './chemistry.ts';
import { documentLine, tunnel } from './document-line.ts';
import type { Doubt } from './doubts.ts';
import { loadPoints, pointsOf } from './points.ts';
import { type FoundCondition, type GoodsKind, type TravelState, travelState } from './terms.ts';

/** What has to be known of a thing to say how it travels. */
export interface RoadGoods {
  kind: GoodsKind;
  condition: FoundCondition;
  /** As the passport or the type plate says; whatever is not understood travels as lithium ion. */
  chemistry?: string | undefined;
  /** What it is handed over for; without it waste is taken to go where waste goes, to recycling. */
  purpose?: HandoffPurpose | 'disposal' | undefined;
  /** Whether it is, or is handed over as, waste: on the way and not only after it arrived. */
  waste: boolean;
  massKg?: number | undefined;
  massSource?: ItemAdvice['massSource'] | undefined;
  /** What who packs has confirmed. */
  proofs?: readonly Proof[] | undefined;
}

/**
 * How a thing travels by road on a day (YYYY-MM-DD or an RFC 3339 time), as a plain object that can be kept: it names its
 * edition's line, what is still to be asked and what is not certain about it. Advice, not a classification: who packs
 * answers for that.
 * @returns nothing where there are no cells, or where the condition can not be seen and so nobody here can pack it
 */
export function roadAdvice(
  goods: RoadGoods,
  on: string,
  editions: readonly AdrEdition[] = adrEditions,
): ItemAdvice | undefined {
  const state = travelState(goods.condition);
  if (goods.kind === 'otherPart' || state === undefined) return undefined;
  const edition = editionOn(dayOf(on), editions);
  const family = familyOf(goods.chemistry);
  const row = rowFor(adrRows[edition.id], goods, family, state);
  const code = goods.waste ? codesOf(goods, family, on) : {};
  return {
    row: row.id,
    travelsAs: state,
    provisions: [...row.provisions],
    packing: (goods.massKg ?? 0) > mostPackedKg && row.largePacking ? row.largePacking : row.packing,
    ...entryOf(row, goods, family),
    ...(goods.massKg !== undefined && { massKg: goods.massKg }),
    ...(goods.massSource && { massSource: goods.massSource }),
    waste: goods.waste,
    ...code,
    asks: asksOf(row, goods, family),
    doubts: doubtsOf(row, edition, code.nationalWasteCode !== undefined),
    source: row.source,
  };
}

/** The advice for everything in a load together, as it is kept in the entry of its dispatch. */
export function dispatchAdvice(
  load: readonly { id: string; goods: RoadGoods }[],
  on: string,
  editions: readonly AdrEdition[] = adrEditions,
): DispatchAdvice {
  const items = load.flatMap(({ id, goods }) => {
    const advice = roadAdvice(goods, on, editions);
    return advice ? [{ item: id, ...advice }] : [];
  });
  const { points, exempt } = loadPoints(items);
  return { edition: editionOn(dayOf(on), editions).id, items, points, exempt };
}

/** Packagings of ADR chapter 6.1 end there; above, the instructions for large packagings apply. */
const mostPackedKg = 400;

function rowFor(rows: readonly AdrRow[], goods: RoadGoods, family: ChemistryFamily, state: TravelState): AdrRow {
  const travelling = familyForTransport(family);
  const bound = boundFor(goods);
  const row = rows.find(
    ({ families, states, bound: ways, proof }) =>
      families.includes(travelling) &&
      states.includes(state) &&
      ways.includes(bound) &&
      (proof === undefined || goods.proofs?.includes(proof)),
  );
  if (!row) throw new Error(`No line of ADR for ${travelling}, ${state}, ${bound}.`);
  return row;
}

function boundFor({ purpose, waste }: RoadGoods): Bound {
  if (purpose === 'recycling' || purpose === 'disposal') return purpose;
  if (!waste) return 'goods';
  return purpose === undefined ? 'recycling' : 'waste';
}

function entryOf(row: AdrRow, goods: RoadGoods, family: ChemistryFamily) {
  const unNumber = row.unNumber === undefined ? numberOf(familyForTransport(family), goods.kind) : row.unNumber;
  if (unNumber === null) return { subject: false };
  const entry = adrEntry(unNumber);
  const mark = adrMark(row.mark, familyForTransport(family), boundFor(goods));
  const points = pointsOf({ category: row.category, massKg: goods.massKg });
  return {
    subject: true,
    unNumber,
    name: entry.name,
    class: entry.class,
    label: entry.label,
    ...(mark && { mark }),
    ...(row.category !== undefined && { category: row.category }),
    tunnel,
    ...(points !== undefined && { points }),
    line: documentLine({ unNumber, entry, provisions: row.provisions, category: row.category, waste: goods.waste }),
  };
}

function numberOf(family: Exclude<ChemistryFamily, 'unknown'>, kind: GoodsKind): UnNumber {
  const form = kind === 'partWithCells' ? 'inEquipment' : 'alone';
  if (family === 'lithium' || family === 'lithiumMetal' || family === 'sodium') return numbersOf[family][form];
  throw new Error(`A line of ADR for ${family} names no UN number.`);
}

function codesOf({ proofs }: RoadGoods, family: ChemistryFamily, on: string) {
  const code = wasteCode(family, on);
  const german = nationalLists.find(({ jurisdiction }) => jurisdiction === 'DE');
  const national = german && nationalWasteCode(family, on, german);
  // Only who can prove that there is nothing hazardous in it may use the code without an asterisk.
  const proven = code === '16 06 10*' && proofs?.includes('notHazardousElectrolyte') ? '16 06 12' : code;
  return { ...(proven && { wasteCode: proven }), ...(national && { nationalWasteCode: national }) };
}

function asksOf(row: AdrRow, goods: RoadGoods, family: ChemistryFamily): AdviceQuestion[] {
  const asks = new Set<AdviceQuestion>(row.asks);
  if (family === 'unknown') asks.add('chemistry');
  if (goods.waste && goods.purpose === undefined) asks.add('purpose');
  if (goods.massKg === undefined && row.largePacking) asks.add('mass');
  // A module out of an opened pack is another type than the pack that was tested (2.2.9.1.7.1); recycling does not ask.
  if (goods.kind === 'module' && boundFor(goods) !== 'recycling' && row.states.includes('intact'))
    asks.add('typeTested');
  if (family === 'lithium' && maySolidState(goods.chemistry)) asks.add('lithiumMetalAnode');
  if (goods.waste && (family === 'sodium' || family === 'sodiumAqueous')) asks.add('electrolyte');
  return [...asks];
}

function doubtsOf(row: AdrRow, { checkedOn }: AdrEdition, twoWasteCodes: boolean): Doubt[] {
  return [
    ...(checkedOn ? [] : (['EDITION_NOT_READ'] as const)),
    ...(row.unNumber === null ? [] : (['NAMES_NOT_COMPARED'] as const)),
    ...(row.category === 0 ? (['CATEGORY_ZERO_WORDING'] as const) : []),
    ...(row.sureness === 'C' && row.category !== 0 ? (['OWN_READING'] as const) : []),
    ...(twoWasteCodes ? (['NATIONAL_WASTE_LIST'] as const) : []),
  ];
}
