import type { ReceivedRefusal } from '#schemas/refusal.ts';
import type { CommandName } from '#schemas/validate.ts';
import type { CommandInputs } from './generated/graphql.ts';

/** What a command takes, but for the `commandId` it gets when it is kept. */
export type InputOf<Name extends CommandName> = Omit<CommandInputs[Name], 'commandId'>;

/** The name of a mutation with an input of it, in GraphQL's spelling: a misspelt field or value does not compile. */
export type Command<Name extends CommandName = CommandName> = {
  [Each in Name]: { name: Each; input: InputOf<Each> };
}[Name];

type KeptCommand<Name extends CommandName> = { [Each in Name]: { name: Each; input: CommandInputs[Each] } }[Name];

/**
 * A command that was kept on this device and not yet answered by the service.
 *
 * `waiting`: will be sent. `parked`: the service said no, a person decides. There is no state "sending": a page that dies
 * while sending must find the item waiting, and sending it again is harmless because `commandId` never changes.
 */
export type OutboxItem<Name extends CommandName = CommandName> = KeptCommand<Name> & {
  /** Order of keeping, given by the database. */
  sequence: number;
  commandId: string;
  /** Ids this command is about; while one of them has an unsent or parked command, later ones about it wait. */
  subjects: string[];
  /** Codes that were scanned while the service could not say what they stand for; replaced by ids before sending. */
  lookups: Lookup[];
  /** What it is, in a person's words, e.g. the battery's model and serial number. */
  title: string;
  /** Member or device it was recorded by; nobody else sends it. */
  owner: string;
  keptAt: string;
  state: 'waiting' | 'parked';
  refusal?: ReceivedRefusal;
  /** How often the service broke down over exactly this command. */
  faults: number;
};

export interface Lookup {
  /** Where the id belongs in `input`, e.g. `['items', 0]`. */
  path: (string | number)[];
  code: string;
  /** What it has to lead to. */
  kind: 'Battery' | 'Vehicle' | 'Component';
}

/** A command the service has recorded. The last hundred are kept to be looked at. */
export interface SentItem {
  commandId: string;
  name: CommandName;
  title: string;
  subjects: string[];
  keptAt: string;
  sentAt: string;
  commit: number;
}

/** What a screen hands to the outbox. */
export type NewCommand<Name extends CommandName = CommandName> = Command<Name> & {
  subjects: string[];
  /** In `input` an id that is still to be looked up is empty. */
  lookups?: Lookup[];
  title: string;
};

/** An item with another input for the same command. */
export function withInput(item: OutboxItem, input: Command['input'], commandId: string): OutboxItem {
  // The compiler does not follow that the input is one of this name's.
  return { ...item, commandId, input: { ...input, commandId } } as OutboxItem;
}

/** The first item that may go now: in order, not parked, not behind an earlier one about the same thing, and one's own. */
export function nextToSend(items: readonly OutboxItem[], owner: string): OutboxItem | undefined {
  const held = new Set<string>();
  for (const item of items) {
    const free =
      item.state === 'waiting' && item.owner === owner && !item.subjects.some((subject) => held.has(subject));
    if (free) return item;
    for (const subject of item.subjects) held.add(subject);
  }
  return undefined;
}

/** Whether an item waits only because an earlier one about the same thing was refused. */
export function isHeldUp(items: readonly OutboxItem[], item: OutboxItem): boolean {
  const held = new Set<string>();
  for (const earlier of items) {
    if (earlier.sequence === item.sequence)
      return item.state === 'waiting' && item.subjects.some((subject) => held.has(subject));
    const stands = earlier.state === 'parked' || earlier.subjects.some((subject) => held.has(subject));
    if (stands) for (const subject of earlier.subjects) held.add(subject);
  }
  return false;
}

/** `input` with each looked-up id put in its place. */
export function withIds<Input extends object>(
  input: Input,
  found: readonly { path: Lookup['path']; id: string }[],
): Input {
  const copy = structuredClone(input);
  for (const { path, id } of found) {
    const parent = path.slice(0, -1).reduce<unknown>((place, step) => Reflect.get(Object(place), step), copy);
    Reflect.set(Object(parent), path.at(-1) ?? '', id);
  }
  return copy;
}
