import type {
  AcceptHandoff,
  DispatchHandoff,
  OfferHandoff,
  ReceiveHandoff,
  RefuseHandoff,
  WithdrawHandoff,
} from '#schemas/generated/types.ts';
import type { Acting } from '../asking/acting.ts';
import type { Item, ItemRef } from '../asking/item.ts';
import type { Register } from '../asking/register.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import {
  decideAcceptHandoff,
  decideDispatchHandoff,
  decideReceiveHandoff,
  decideRefuseHandoff,
  decideWithdrawHandoff,
} from './decide.ts';
import { decideOfferHandoff } from './decide-offer.ts';
import type { Handoff } from './state/handoff.ts';

/** What decides about things of any kind: the state as of the head, and what each kind says of itself. */
interface Looking {
  reader: Reader;
  subjects: Register;
}

/** `id` is the handoff's new one and `day` the day of the offer, taken before, as deciding may run again. */
export async function offerHandoff(
  { reader, subjects }: Looking,
  command: OfferHandoff,
  acting: Acting,
  { id, day }: { id: string; day: string },
): Promise<Decision> {
  const receiver = await reader.subject<Organisation>('organisation', command.receiver);
  if (!receiver) return refuse('ORGANISATION_UNKNOWN', { organisation: command.receiver, path: '/receiver' });
  const items: Item[] = [];
  for (const [index, itemId] of command.items.entries()) {
    const item = await findItem({ reader, subjects }, itemId);
    if (!item) return refuse('ITEM_UNKNOWN', { item: itemId, path: `/items/${index}` });
    items.push(item);
  }
  const idTaken = command.id ? (await reader.findByKey(`id:${id}`)) !== undefined : false;
  return decideOfferHandoff({ items, receiver: receiver.state, idTaken, day }, command, acting, id);
}

export async function acceptHandoff(reader: Reader, command: AcceptHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(reader, command.handoff);
  return handoff ? decideAcceptHandoff(handoff, command, acting) : unknownHandoff(command.handoff);
}

export async function refuseHandoff(reader: Reader, command: RefuseHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(reader, command.handoff);
  return handoff ? decideRefuseHandoff(handoff, command, acting) : unknownHandoff(command.handoff);
}

export async function withdrawHandoff(reader: Reader, command: WithdrawHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(reader, command.handoff);
  return handoff ? decideWithdrawHandoff(handoff, command, acting) : unknownHandoff(command.handoff);
}

export async function dispatchHandoff(looking: Looking, command: DispatchHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(looking.reader, command.handoff);
  return handoff
    ? decideDispatchHandoff(handoff, await itemsOf(looking, handoff), command, acting)
    : unknownHandoff(command.handoff);
}

export async function receiveHandoff(looking: Looking, command: ReceiveHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(looking.reader, command.handoff);
  return handoff
    ? decideReceiveHandoff(handoff, await itemsOf(looking, handoff), command, acting)
    : unknownHandoff(command.handoff);
}

async function findHandoff(reader: Reader, id: string): Promise<Handoff | undefined> {
  return (await reader.subject<Handoff>('handoff', id))?.state;
}

async function findItem({ reader, subjects }: Looking, id: string): Promise<Item | undefined> {
  const found = await reader.findByKey(`id:${id}`);
  const view = found && (await reader.subject(found.kind, found.id));
  return view && subjects.of(view.kind).item(view.state);
}

async function itemsOf({ reader, subjects }: Looking, { items }: Handoff): Promise<Item[]> {
  const views = await Promise.all(items.map(({ kind, id }: ItemRef) => reader.subject(kind, id)));
  return views.flatMap((view) => (view && subjects.of(view.kind).item(view.state)) ?? []);
}

function unknownHandoff(handoff: string): Decision {
  return refuse('HANDOFF_UNKNOWN', { handoff, path: '/handoff' });
}
