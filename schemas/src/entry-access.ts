/**
 * Who may learn something that an entry of the ledger says, `x-access` in the JSON Schemas of events:
 * `everybody`; `interest`, who has a legitimate interest (2023/1542 Annex XIII point 4); `insiders`, who has or had to do with
 * the thing, and who supervises them; `vehicle`, of these only who has or had the vehicle, because a number that leads to its
 * last holder is personal data (CJEU C-319/22); `passport`, sections of a passport, each property by its own `x-access`.
 */
export type EntryAudience = 'everybody' | 'interest' | 'insiders' | 'vehicle' | 'passport';

/** Who may read entries of one type. What an event's schema does not say is for insiders. */
export interface EntryAccess {
  /** Who may know that it happened. */
  entry: 'everybody' | 'interest' | 'insiders';
  /** Who may know which firm acted. */
  actor: 'everybody' | 'interest' | 'insiders';
  /** Who may read which field; one that is missing here is for insiders. */
  fields: Readonly<Record<string, EntryAudience>>;
}
