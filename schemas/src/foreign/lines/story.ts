import type { EventsOf } from '../../generated/entries.ts';
import type { Events } from '../../generated/types.ts';

/**
 * What a battery went through, as one asker may see it: the source of every format that tells events. Who writes such a
 * format never looks anywhere else, so nothing leaves that was withheld here.
 */
export interface Story {
  battery: { id: string; uniqueIdentifier: string };
  /** What happened to the battery, and when its handoffs were dispatched; oldest first. */
  entries: readonly ToldEntry[];
  /** Firms the entries name, by id. */
  firms: ReadonlyMap<string, ToldFirm>;
  /** Unique identifiers of other batteries the entries name, by id. */
  batteries: ReadonlyMap<string, string>;
  /** RFC 3339 time the story was last added to. */
  updatedAt: string;
}

/** One entry; `Withheld` stands for what the asker may not read. */
export interface ToldEntry {
  position: number;
  type: string;
  recordedAt: string;
  occurredAt: string;
  /** Id of the firm that acted; absent when it is withheld. */
  organisation?: string;
  /** What counts; of what was struck out what had been recorded. */
  data: object;
  /** That it was put right since; absent while it counts as it was recorded. */
  corrected?: ToldCorrection;
}

export interface ToldCorrection {
  /** RFC 3339 time at which the mistake was owned up to. */
  at: string;
  /** It did not happen. */
  struck: boolean;
  /** What had been recorded, of what counts otherwise now. */
  original?: { occurredAt: string; data: object };
}

export interface ToldFirm {
  name: string;
  gln?: string;
  country?: string;
}

/** What happens to a battery, and the dispatch of its handoffs. Whoever tells histories has to have a word on each. */
export type TellableEvent = EventsOf['battery'] | 'HandoffDispatched';

/** An entry's data by its type; fields may have been withheld. */
export function told<Type extends keyof Events>(entry: ToldEntry, _type: Type): Partial<Events[Type]> {
  return entry.data as Partial<Events[Type]>;
}

/** A URI of a firm: by its GLN, else in our own names. */
export function firmLink(story: Story, id: string): string {
  const gln = story.firms.get(id)?.gln;
  return gln ? `https://id.gs1.org/417/${gln}` : `urn:kreispass:organisation:${id}`;
}

/** A URI of where a firm works: its GLN as a place, else in our own names. */
export function placeLink(story: Story, id: string): string {
  const gln = story.firms.get(id)?.gln;
  return gln ? `https://id.gs1.org/414/${gln}` : `urn:kreispass:place:${id}`;
}

/** The unique identifier of this battery or another; a URI in our own names where it is not known. */
export function batteryLink(story: Story, id: string = story.battery.id): string {
  const known = id === story.battery.id ? story.battery.uniqueIdentifier : story.batteries.get(id);
  return known === undefined ? `urn:kreispass:battery:${id}` : encoded(known);
}

/** RFC 3986 §2: characters a URI may not have as they are; unique identifiers of ours may have them. */
function encoded(identifier: string): string {
  return identifier.toWellFormed().replace(/[^!-~]+|[{}|^`]/gu, encodeURIComponent);
}

/** A vehicle by its id, or by its VIN where no record of it is kept. */
export function vehicleLink({ vehicle, from }: { vehicle?: string; from?: string }): string | undefined {
  if (vehicle) return `urn:kreispass:vehicle:${vehicle}`;
  return from && `urn:kreispass:vin:${encodeURIComponent(from)}`;
}
