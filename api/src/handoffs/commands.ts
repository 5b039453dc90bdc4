import type {
  AcceptHandoff,
  DispatchHandoff,
  OfferHandoff,
  ReceiveHandoff,
  RefuseHandoff,
  WithdrawHandoff,
} from '#schemas/generated/types.ts';
import type { Acting } from '../asking/acting.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Organisation } from '../organisations/organisation.ts';
import {
  decideAcceptHandoff,
  decideDispatchHandoff,
  decideReceiveHandoff,
  decideRefuseHandoff,
  decideWithdrawHandoff,
} from './decide.ts';
import { decideOfferHandoff } from './decide-offer.ts';
import type { Handoff, ItemRef } from './handoff.ts';
import { type Item, itemOf } from './item.ts';

/** `id` is the handoff's new one and `day` the day of the offer, taken before, as deciding may run again. */
export async function offerHandoff(
  reader: Reader,
  command: OfferHandoff,
  acting: Acting,
  { id, day }: { id: string; day: string },
): Promise<Decision> {
  const receiver = await reader.subject<Organisation>('organisation', command.receiver);
  if (!receiver) return refuse('ORGANISATION_UNKNOWN', { organisation: command.receiver, path: '/receiver' });
  const items: Item[] = [];
  for (const [index, itemId] of command.items.entries()) {
    const item = await findItem(reader, itemId);
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

export async function dispatchHandoff(reader: Reader, command: DispatchHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(reader, command.handoff);
  return handoff
    ? decideDispatchHandoff(handoff, await itemsOf(reader, handoff), command, acting)
    : unknownHandoff(command.handoff);
}

export async function receiveHandoff(reader: Reader, command: ReceiveHandoff, acting: Acting): Promise<Decision> {
  const handoff = await findHandoff(reader, command.handoff);
  return handoff
    ? decideReceiveHandoff(handoff, await itemsOf(reader, handoff), command, acting)
    : unknownHandoff(command.handoff);
}

async function findHandoff(reader: Reader, id: string): Promise<Handoff | undefined> {
  return (await reader.subject<Handoff>('handoff', id))?.state;
}

async function findItem(reader: Reader, id: string): Promise<Item | undefined> {
  const view = (await reader.subject('battery', id)) ?? (await reader.subject('component', id));
  return view && itemOf(view);
}

async function itemsOf(reader: Reader, handoff: Handoff): Promise<Item[]> {
  const views = await Promise.all(handoff.items.map(({ kind, id }: ItemRef) => reader.subject(kind, id)));
  return views.flatMap((view) => (view && itemOf(view)) ?? []);
}

function unknownHandoff(handoff: string): Decision {
  return refuse('HANDOFF_UNKNOWN', { handoff, path: '/handoff' });
}
