import type { OfferHandoff } from '#schemas/generated/types.ts';
import { canDo, forbiddenRoute, isWastePurpose } from '#schemas/handoff-rules.ts';
import { isId } from '#schemas/id.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../asking/acting.ts';
import type { Item } from '../asking/item.ts';
import { accept, type Decision } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { defaultHandoffRules, type HandoffRules } from './rules.ts';
import { type HandoffPurpose, handoffNumber } from './state/handoff.ts';

export interface Offer {
  items: Item[];
  receiver: Organisation;
  idTaken: boolean;
  /** Day of the offer, YYYY-MM-DD; decides which rules hold. */
  day: string;
}

/** Why this firm may not offer this thing to anybody; undefined when it may. */
export function whyNotOffered(item: Item, acting: Acting): Refusal | undefined {
  return firstRefusal(
    () => (item.ended ? ceased : undefined),
    () => (item.consumed ? consumed : undefined),
    () => (item.builtIn ? notRemoved : undefined),
    () => (item.custodian === acting.organisation ? undefined : notHeld),
    () => (item.openHandoff ? inOtherHandoff : undefined),
  );
}

/** Offers things to another firm. A thing is in one open handoff at most, so they are reserved in the same commit. */
export function decideOfferHandoff(
  offer: Offer,
  command: Body<OfferHandoff>,
  acting: Acting,
  id: string,
  rules: HandoffRules = defaultHandoffRules,
): Decision {
  const refusal = firstRefusal(
    () => whyBadId(id, offer.idTaken),
    () => whyNotAll(offer.items, acting),
    () => whyNotTo(offer.receiver, command.purpose, acting, rules),
    () => whyNotAsWaste(offer.items, command),
  );
  if (refusal) return refused(refusal);
  const waste = command.waste ?? (isWastePurpose(command.purpose) || offer.items.some((item) => item.waste));
  const route = waste ? whyNotThere(offer, acting, rules) : undefined;
  if (route) return refused(route);
  const offered: NewEntry = {
    kind: 'handoff',
    id,
    type: 'HandoffOffered',
    data: {
      number: handoffNumber(id),
      sender: acting.organisation,
      receiver: offer.receiver.id,
      items: offer.items.map((item) => item.ref),
      purpose: command.purpose,
      waste,
      ...(command.note && { note: command.note }),
    },
  };
  return accept(offered, ...offer.items.map((item) => reserved(item, id, offer.receiver.id)));
}

function whyBadId(id: string, taken: boolean): Refusal | undefined {
  if (!isId(id))
    return {
      code: 'ID_INVALID',
      message: 'The id is not one of ours: 14 characters, the last one checks.',
      path: '/id',
    };
  return taken ? { code: 'ID_TAKEN', message: 'Something else already has this id.', path: '/id' } : undefined;
}

function whyNotAll(items: Item[], acting: Acting): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const refusal = seen.has(item.ref.id) ? twice : whyNotOffered(item, acting);
    if (refusal) return { ...refusal, path: `/items/${index}` };
    seen.add(item.ref.id);
  }
  return undefined;
}

function whyNotTo(
  receiver: Organisation,
  purpose: HandoffPurpose,
  acting: Acting,
  rules: HandoffRules,
): Refusal | undefined {
  if (receiver.id === acting.organisation) {
    return { code: 'RECEIVER_IS_SENDER', message: 'You can not hand something over to yourself.', path: '/receiver' };
  }
  if (canDo(purpose, receiver.roles, rules)) return undefined;
  return {
    code: 'RECEIVER_ROLE',
    message: 'This firm is not registered for what the goods are meant for.',
    path: '/receiver',
  };
}

function whyNotAsWaste(items: Item[], { purpose, waste }: Body<OfferHandoff>): Refusal | undefined {
  if (waste === false && items.some((item) => item.waste)) {
    return {
      code: 'STAYS_WASTE',
      message: 'A waste battery is handed over as waste.',
      path: '/waste',
      source: '2023/1542 Art. 77(7)',
    };
  }
  if (waste === false && isWastePurpose(purpose)) {
    return {
      code: 'PURPOSE_NEEDS_WASTE',
      message: 'For this purpose the goods are handed over as waste.',
      path: '/waste',
      source: '2023/1542 Art. 3(30)',
    };
  }
  // The line between repurposing and preparation for it is whether the battery is waste.
  if (purpose === 'repurposing' && (waste === true || items.some((item) => item.waste))) {
    return {
      code: 'PURPOSE_NEEDS_NO_WASTE',
      message: 'A waste battery is prepared for repurposing; repurposing is for batteries that are not waste.',
      path: '/purpose',
      source: '2023/1542 Art. 3(31)',
    };
  }
  return undefined;
}

function whyNotThere({ items, receiver, day }: Offer, acting: Acting, rules: HandoffRules): Refusal | undefined {
  const categories = items.map(({ category }) => category);
  const route = forbiddenRoute({ senderRoles: acting.roles, receiverRoles: receiver.roles, categories, day }, rules);
  return route && { ...wrongWay, path: '/receiver', source: route.source };
}

function reserved(item: Item, handoff: string, receiver: string): NewEntry {
  return { ...item.ref, type: 'ItemReserved', data: { handoff, receiver } };
}

const ceased: Refusal = {
  code: 'PASSPORT_CEASED',
  message: 'This battery was recycled; its passport has ended.',
  source: '2023/1542 Art. 77(8)',
};
const consumed: Refusal = {
  code: 'CONSUMED',
  message: 'Nothing is left of this battery; it went into others.',
  source: '2023/1542 Art. 77(7)',
};
const notRemoved: Refusal = {
  code: 'NOT_REMOVED',
  message: 'This battery is still built in; register its removal first.',
};
const notHeld: Refusal = { code: 'NOT_IN_YOUR_HANDS', message: 'Your firm does not have this in its hands.' };
const inOtherHandoff: Refusal = { code: 'IN_OTHER_HANDOFF', message: 'This is already part of an open handoff.' };
const wrongWay = {
  code: 'WASTE_ROUTE',
  message: 'Waste batteries of a dismantler go to a producer responsibility organisation or a selected waste operator.',
};
const twice: Refusal = { code: 'ITEM_TWICE', message: 'This is named twice.' };
