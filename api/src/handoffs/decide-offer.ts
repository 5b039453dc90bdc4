import type { OfferHandoff } from '#schemas/generated/types.ts';
import { canDo, forbiddenRoute, isWastePurpose } from '#schemas/handoff-rules.ts';
import { isId } from '#schemas/id.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
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
  if (!isId(id)) return refusal('ID_INVALID', { id, path: '/id' });
  return taken ? refusal('ID_TAKEN', { id, path: '/id' }) : undefined;
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
    return refusal('RECEIVER_IS_SENDER', { path: '/receiver' });
  }
  if (canDo(purpose, receiver.roles, rules)) return undefined;
  return refusal('RECEIVER_ROLE', { path: '/receiver' });
}

function whyNotAsWaste(items: Item[], { purpose, waste }: Body<OfferHandoff>): Refusal | undefined {
  if (waste === false && items.some((item) => item.waste)) {
    return refusal('STAYS_WASTE', { path: '/waste', source: '2023/1542 Art. 77(7)' });
  }
  if (waste === false && isWastePurpose(purpose)) {
    return refusal('PURPOSE_NEEDS_WASTE', { path: '/waste', source: '2023/1542 Art. 3(30)' });
  }
  // The line between repurposing and preparation for it is whether the battery is waste.
  if (purpose === 'repurposing' && (waste === true || items.some((item) => item.waste))) {
    return refusal('PURPOSE_NEEDS_NO_WASTE', { path: '/purpose', source: '2023/1542 Art. 3(31)' });
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

const ceased = refusal('PASSPORT_CEASED', { source: '2023/1542 Art. 77(8)' });
const consumed = refusal('CONSUMED', { source: '2023/1542 Art. 77(7)' });
const notRemoved = refusal('NOT_REMOVED');
const notHeld = refusal('NOT_IN_YOUR_HANDS');
const inOtherHandoff = refusal('IN_OTHER_HANDOFF');
const wrongWay = refusal('WASTE_ROUTE');
const twice = refusal('ITEM_TWICE');
