import { describe, expect, it } from 'vitest';
import { componentItem } from '#api/components/state/item.ts';
import {
  decideAcceptHandoff,
  decideDispatchHandoff,
  decideReceiveHandoff,
  decideRefuseHandoff,
  decideWithdrawHandoff,
  openSteps,
} from '#api/handoffs/decide.ts';
import { decideOfferHandoff, type Offer } from '#api/handoffs/decide-offer.ts';
import { sealedFields, stillRequired } from '#api/handoffs/sealing.ts';
import { batteryItem } from '#api/passports/state/item.ts';
import { aFirm, as, ids } from './firms.ts';
import {
  aBattery,
  aComponent,
  accepted,
  aHandoff,
  aRemovedBattery,
  declaredWaste,
  dispatched,
  entriesOf,
  evolved,
  refusalOf,
  reserved,
} from './given.ts';

function anOffer(change: Partial<Offer> = {}): Offer {
  return {
    items: [batteryItem(aRemovedBattery())],
    receiver: aFirm('recycler'),
    idTaken: false,
    day: '2026-11-20',
    ...change,
  };
}
const recycling = { purpose: 'recycling' } as const;

describe('An offer', () => {
  it('reserves its things in the same commit', () => {
    const items = [batteryItem(aRemovedBattery()), componentItem(aComponent())];
    const entries = entriesOf(decideOfferHandoff(anOffer({ items }), recycling, as('dismantler'), ids.handoff));
    expect(entries.map(({ kind, type }) => `${kind} ${type}`)).toEqual([
      'handoff HandoffOffered',
      'battery ItemReserved',
      'component ItemReserved',
    ]);
    expect(entries[0]?.data).toMatchObject({
      number: 'DFY5-NE5W',
      sender: ids.dismantler,
      receiver: ids.recycler,
      waste: true,
    });
  });

  it('names the thing that stands against it', () => {
    const items = [componentItem(aComponent()), batteryItem(aRemovedBattery({}, reserved(ids.otherHandoff)))];
    const decision = decideOfferHandoff(anOffer({ items }), recycling, as('dismantler'), ids.handoff);
    expect(refusalOf(decision)).toMatchObject({ code: 'IN_OTHER_HANDOFF', path: '/items/1' });
  });

  it('is refused for a battery that is still built in, and for one in other hands', () => {
    const builtIn = decideOfferHandoff(
      anOffer({ items: [batteryItem(aBattery())] }),
      recycling,
      as('dismantler'),
      ids.handoff,
    );
    expect(refusalOf(builtIn)).toMatchObject({ code: 'NOT_REMOVED', path: '/items/0' });
    const notMine = decideOfferHandoff(anOffer(), recycling, as('workshop'), ids.handoff);
    expect(refusalOf(notMine)).toMatchObject({ code: 'NOT_IN_YOUR_HANDS', path: '/items/0' });
  });

  it('does not name a thing twice', () => {
    const item = componentItem(aComponent());
    const decision = decideOfferHandoff(anOffer({ items: [item, item] }), recycling, as('dismantler'), ids.handoff);
    expect(refusalOf(decision)).toMatchObject({ code: 'ITEM_TWICE', path: '/items/1' });
  });

  it('goes to another firm that can do what it is for', () => {
    const toMyself = decideOfferHandoff(
      anOffer({ receiver: aFirm('dismantler') }),
      { purpose: 'storage' },
      as('dismantler'),
      ids.handoff,
    );
    expect(refusalOf(toMyself)).toMatchObject({ code: 'RECEIVER_IS_SENDER', path: '/receiver' });
    const toRepurpose = decideOfferHandoff(anOffer(), { purpose: 'repurposing' }, as('dismantler'), ids.handoff);
    expect(refusalOf(toRepurpose)).toMatchObject({ code: 'RECEIVER_ROLE', path: '/receiver' });
    const receiver = aFirm('secondLife');
    expect(
      entriesOf(decideOfferHandoff(anOffer({ receiver }), { purpose: 'repurposing' }, as('dismantler'), ids.handoff))[0]
        ?.data,
    ).toMatchObject({ waste: false });
  });

  it('of waste says so', () => {
    const items = [batteryItem(aRemovedBattery({}, declaredWaste()))];
    const decision = decideOfferHandoff(
      anOffer({ items }),
      { purpose: 'storage', waste: false },
      as('dismantler'),
      ids.handoff,
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'STAYS_WASTE', path: '/waste' });
    const forRecycling = decideOfferHandoff(anOffer(), { ...recycling, waste: false }, as('dismantler'), ids.handoff);
    expect(refusalOf(forRecycling)).toMatchObject({ code: 'PURPOSE_NEEDS_WASTE', path: '/waste' });
  });
});

describe('A handoff', () => {
  it('is answered by the receiver only', () => {
    expect(refusalOf(decideAcceptHandoff(aHandoff(), {}, as('dismantler'))).code).toBe('NOT_YOUR_HANDOFF');
    expect(refusalOf(decideRefuseHandoff(aHandoff(), { reason: 'Kein Platz.' }, as('workshop'))).code).toBe(
      'NOT_YOUR_HANDOFF',
    );
    expect(entriesOf(decideAcceptHandoff(aHandoff(), {}, as('recycler')))).toHaveLength(1);
  });

  it('frees its things when it is refused or withdrawn', () => {
    const battery = aRemovedBattery({}, reserved());
    const refused = entriesOf(decideRefuseHandoff(aHandoff(), { reason: 'Kein Platz.' }, as('recycler')));
    expect(evolved(battery, refused, 'recycler')).not.toHaveProperty('openHandoff');
    const withdrawn = entriesOf(
      decideWithdrawHandoff(aHandoff(accepted), { reason: 'Wird doch gemessen.' }, as('dismantler')),
    );
    expect(evolved(battery, withdrawn, 'dismantler')).not.toHaveProperty('receiver');
  });

  it('takes its steps in order', () => {
    const dispatch = { massKg: 412, carrier: 'Spedition Muster', packedAsAdvised: true };
    expect(refusalOf(decideDispatchHandoff(aHandoff(), [], dispatch, as('dismantler'))).code).toBe('HANDOFF_STATUS');
    expect(refusalOf(decideReceiveHandoff(aHandoff(accepted), [], { massKg: 412 }, as('recycler'))).code).toBe(
      'HANDOFF_STATUS',
    );
    expect(
      refusalOf(decideWithdrawHandoff(aHandoff(accepted, dispatched()), { reason: 'Zurück.' }, as('dismantler'))).code,
    ).toBe('HANDOFF_STATUS');
    expect(openSteps(aHandoff(), as('recycler'))).toEqual(['accept', 'refuse']);
    expect(openSteps(aHandoff(accepted), as('dismantler'))).toEqual(['withdraw', 'dispatch']);
    expect(openSteps(aHandoff(accepted, dispatched()), as('recycler'))).toEqual(['receive']);
  });

  it('of what is damaged or not assessed leaves only when packed as advised', () => {
    const dispatch = { massKg: 412, carrier: 'Spedition Muster', packedAsAdvised: false };
    const of = (condition: 'intact' | 'damaged' | 'unknown') =>
      decideDispatchHandoff(
        aHandoff(accepted),
        [batteryItem(aRemovedBattery({ condition: { condition } }))],
        dispatch,
        as('dismantler'),
      );
    expect(refusalOf(of('damaged'))).toMatchObject({ code: 'PACKING_REQUIRED', source: 'ADR SP 376' });
    expect(refusalOf(of('unknown')).code).toBe('PACKING_REQUIRED');
    expect(entriesOf(of('intact'))).toHaveLength(1);
  });

  it('passes custody when it is received', () => {
    const battery = aRemovedBattery({}, declaredWaste(), reserved());
    const handoff = aHandoff(accepted, dispatched());
    const entries = entriesOf(decideReceiveHandoff(handoff, [batteryItem(battery)], { massKg: 411 }, as('recycler')));
    expect(entries.map(({ type }) => type)).toEqual(['HandoffReceived', 'CustodyTransferred']);
    const received = evolved(battery, entries, 'recycler');
    expect(received.custodian).toBe(ids.recycler);
    expect(received.previousCustodians).toEqual([ids.dismantler]);
    expect(received).not.toHaveProperty('openHandoff');
  });

  it('with a weight off by more than five per cent needs a note', () => {
    const handoff = aHandoff(accepted, dispatched(400));
    const receive = (massKg: number, note?: string) =>
      decideReceiveHandoff(handoff, [], { massKg, ...(note && { note }) }, as('recycler'));
    expect(entriesOf(receive(420))).toHaveLength(1);
    expect(refusalOf(receive(421))).toMatchObject({ code: 'MASS_DIFFERS', path: '/massKg' });
    expect(refusalOf(receive(379)).code).toBe('MASS_DIFFERS');
    expect(entriesOf(receive(300, 'Ein Modul fehlt.'))).toHaveLength(1);
  });

  it('seals the fields of each signature and says what is still to be given', () => {
    expect(sealedFields(aHandoff())).toEqual(['items', 'receiver', 'purpose', 'waste', 'note']);
    expect(stillRequired(aHandoff(), 'en').map(({ field, party }) => `${party} ${field}`)).toEqual([
      'receiver answer',
      'sender dispatchedMassKg',
      'sender carrier',
      'sender packedAsAdvised',
      'receiver receivedMassKg',
    ]);
    const underWay = aHandoff(accepted, dispatched());
    expect(sealedFields(underWay)).toContain('dispatchedMassKg');
    expect(stillRequired(underWay, 'de')).toEqual([
      { field: 'receivedMassKg', step: 'receive', party: 'receiver', title: 'Gewicht bei Ankunft in kg' },
    ]);
    const over = aHandoff({ type: 'HandoffRefused', by: 'recycler', data: { reason: 'Kein Platz.' } });
    expect(stillRequired(over, 'de')).toEqual([]);
    expect(sealedFields(over)).toContain('reason');
  });
});
