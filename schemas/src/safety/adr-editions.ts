/** Editions of the agreement on dangerous goods by road. */
export type AdrEditionId = 'adr-2025' | 'adr-2027';

export interface AdrEdition {
  id: AdrEditionId;
  /** First and last day on which goods may travel by it. */
  from: string;
  until?: string;
  source: string;
  /** Day the tables were last held against its text; absent while nobody has read it. */
  checkedOn?: string;
}

/** Newest last. A new edition is applied at the earliest from its first day and by everybody after the transition (1.6.1.1). */
export const adrEditions: readonly AdrEdition[] = [
  { id: 'adr-2025', from: '2025-01-01', until: '2027-06-30', source: 'ADR 2025', checkedOn: '2026-12-01' },
  { id: 'adr-2027', from: '2027-01-01', source: 'ADR 2027' },
];

/** Every edition by which goods may travel on a day; more than one while a new one is being brought in. */
export function editionsOn(day: string, editions: readonly AdrEdition[] = adrEditions): AdrEdition[] {
  return editions.filter(({ from, until }) => from <= day && (until === undefined || day <= until));
}

/**
 * The edition an advice is made by: the newest allowed one whose text was held against the tables. Only where none of them
 * was is it the newest there is, and the answer says that nobody has checked it.
 */
export function editionOn(day: string, editions: readonly AdrEdition[] = adrEditions): AdrEdition {
  const allowed = editionsOn(day, editions);
  const edition = allowed.findLast(({ checkedOn }) => checkedOn) ?? allowed.at(-1) ?? editions[0];
  if (!edition) throw new Error('There is no edition of ADR.');
  return edition;
}
